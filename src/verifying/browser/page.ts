import { comparePaper } from '../minutes-paper.js'
import { LARGEST_RECEIPT } from '../receipt.js'
import { ReceiptNotProven, verifyReceipt } from '../verify-receipt.js'
import { abilityOfBrowser, browserCryptography } from './cryptography.js'
import { beginCheck, showArchive, showNoFile, showPaper, showProven, showRefused, showUnable } from './outcome.js'
import { part } from './page-parts.js'

const tool = part('#controle', HTMLFormElement)
const zone = part('#sleepvak', HTMLElement)
const choice = part('#bestand', HTMLInputElement)
const key = part('#sleutel', HTMLInputElement)

const paperChoice = part('#verslag', HTMLInputElement)

let chosen: File | null = null

/** The minutes that are held against the receipt; null when there are none. */
let paper: File | null = null

/** Each check has a number: the outcome of one that was overtaken is not shown. */
let newest = 0

const bytesOf = async (file: Blob): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer())

/** A tar file, whatever it is called: these letters stand in it behind its first name (POSIX ustar). */
const isArchive = async (file: File): Promise<boolean> => (await file.slice(257, 262).text()) === 'ustar'

const check = async (): Promise<void> => {
  newest += 1
  beginCheck()
  const own = newest
  const file = chosen
  if (file === null) return showNoFile()
  if (await isArchive(file)) {
    if (own === newest) showArchive(file.name)
    return
  }
  const ability = await abilityOfBrowser()
  if (ability !== 'able') return showUnable(ability)
  const given = key.value.trim()
  try {
    const bytes = await bytesOf(file.slice(0, LARGEST_RECEIPT + 1))
    const proven = await verifyReceipt(bytes, given === '' ? {} : { verifierKey: given }, browserCryptography)
    const compared =
      paper === null
        ? null
        : { file: paper.name, verdict: await comparePaper(proven.event, await bytesOf(paper), browserCryptography) }
    if (own !== newest) return
    showPaper(compared)
    showProven(file.name, proven)
  } catch (error) {
    if (!(error instanceof ReceiptNotProven)) throw error
    if (own === newest) showRefused(file.name, error)
  }
}

const isPaper = ({ name, type }: File): boolean => type === 'application/pdf' || /\.pdf$/i.test(name)

const take = (files: readonly File[]): void => {
  if (files.length === 0) return
  chosen = files.find((file) => !isPaper(file)) ?? chosen
  paper = files.find(isPaper) ?? paper
  void check()
}

for (const input of [choice, paperChoice]) input.addEventListener('change', () => take([...(input.files ?? [])]))
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
  take([...(event.dataTransfer?.files ?? [])])
})
zone.addEventListener('dragenter', () => zone.classList.add('drop--over'))
zone.addEventListener('dragleave', () => zone.classList.remove('drop--over'))

tool.hidden = false
