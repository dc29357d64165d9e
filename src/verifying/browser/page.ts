import { LARGEST_RECEIPT } from '../receipt.js'
import { ReceiptNotProven, verifyReceipt } from '../verify-receipt.js'
import { abilityOfBrowser, browserCryptography } from './cryptography.js'
import { showNoFile, showProven, showRefused, showUnable } from './outcome.js'
import { part } from './page-parts.js'

const tool = part('#controle', HTMLFormElement)
const zone = part('#sleepvak', HTMLElement)
const choice = part('#bestand', HTMLInputElement)
const key = part('#sleutel', HTMLInputElement)

let chosen: File | null = null

/** Each check has a number: the outcome of one that was overtaken is not shown. */
let newest = 0

const check = async (): Promise<void> => {
  newest += 1
  const own = newest
  const file = chosen
  if (file === null) return showNoFile()
  const ability = await abilityOfBrowser()
  if (ability !== 'able') return showUnable(ability)
  const given = key.value.trim()
  try {
    const bytes = new Uint8Array(await file.slice(0, LARGEST_RECEIPT + 1).arrayBuffer())
    const proven = await verifyReceipt(bytes, given === '' ? {} : { verifierKey: given }, browserCryptography)
    if (own === newest) showProven(file.name, proven)
  } catch (error) {
    if (!(error instanceof ReceiptNotProven)) throw error
    if (own === newest) showRefused(file.name, error)
  }
}

const take = (file: File | null | undefined): void => {
  if (file === null || file === undefined) return
  chosen = file
  void check()
}

choice.addEventListener('change', () => take(choice.files?.[0]))
key.addEventListener('change', () => {
  if (chosen !== null) void check()
})
tool.addEventListener('submit', (event) => {
  event.preventDefault()
  void check()
})

// A file that is dropped beside the zone would be opened by the browser, and the page with its outcome be gone.
for (const name of ['dragover', 'drop']) document.addEventListener(name, (event) => event.preventDefault())
document.addEventListener('drop', (event) => {
  zone.classList.remove('drop--over')
  take(event.dataTransfer?.files[0])
})
zone.addEventListener('dragenter', () => zone.classList.add('drop--over'))
zone.addEventListener('dragleave', () => zone.classList.remove('drop--over'))

tool.hidden = false
