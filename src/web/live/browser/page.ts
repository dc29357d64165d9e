import './fill-template.js'
import { forgetTyped } from './forget.js'
import { createKeptTyped } from './kept-typed.js'
import { createQueue, type KeptAct } from './queue.js'
import { asksWhoItIs, readPage, reasonIn, sendAct, tokenIn } from './send.js'
import { showPage as putInPlace, showStanding, type Trouble, wordsOf } from './show.js'
import { putBack, typedOn } from './typed.js'

/** The page works without this module; with it, nothing waits for the connection and nothing is lost without it. */

const TRY_AGAIN = 4000

const livePage = location.pathname.replace(/\/live\/.*$/, '/live')
const words = wordsOf(document)

const storageOf = (kind: 'localStorage' | 'sessionStorage'): Storage | null => {
  try {
    return window[kind]
  } catch {
    return null
  }
}

// Of one reader only: whoever signs in next on this laptop neither sends nor sees what another left.
const owner = `${words.reader ?? ''}:${livePage}`
const queue = createQueue(storageOf('localStorage'), `besluitboek:${owner}`)
const kept = createKeptTyped(storageOf('sessionStorage'), owner)

let trouble: Trouble | null = null
let busy = false
let timer: number | undefined
/** The keys of what was sent from this page: a refusal of it is answered on the page itself. */
const fresh = new Set<string>()

const show = (): void => showStanding(words, { acts: queue.read(), trouble, again, drop })

const showPage = (page: Document, url: string): void => putInPlace(page, url, { sent: fresh, kept })

const keepTyped = (): void => {
  const main = document.querySelector('main')
  if (main !== null) kept.keep(typedOn(main, fresh))
}

/** Sends the oldest act. Answers whether there is reason to go on with the next. */
const sendFirst = async (): Promise<boolean> => {
  const [first] = queue.read()
  if (first === undefined || first.refused !== null) return false
  const answer = await sendAct(first, tokenIn(document), livePage)
  if (answer.kind === 'offline' || answer.kind === 'signed-out') {
    trouble = answer.kind
    return false
  }
  if (answer.kind === 'unconfirmed') {
    // It stays in the queue: what the page then sends is the same act, under the same key.
    trouble = answer.kind
    if (fresh.has(first.key)) showPage(answer.page, livePage)
    return false
  }
  trouble = null
  if (answer.kind === 'done') {
    queue.drop(first.key)
    if (queue.read().length === 0) showPage(answer.page, answer.url)
    return true
  }
  const isAlone = queue.read().length === 1 && fresh.has(first.key)
  if (isAlone) queue.drop(first.key)
  else queue.mark(first.key, reasonIn(answer.page))
  if (fresh.has(first.key)) showPage(answer.page, livePage)
  return false
}

const send = async (): Promise<void> => {
  // Whoever is typing a password is not interrupted.
  if (busy || (trouble === 'unconfirmed' && asksWhoItIs(document))) return
  busy = true
  window.clearTimeout(timer)
  try {
    // Two tabs of one meeting do not send at the same time; where a browser cannot tell, the keys see to it.
    const work = async (): Promise<void> => {
      while (await sendFirst()) show()
    }
    if ('locks' in navigator) await navigator.locks.request(`besluitboek:${livePage}`, work)
    else await work()
  } finally {
    busy = false
    show()
    if (queue.read().some(({ refused }) => refused === null) && (trouble === null || trouble === 'offline')) {
      timer = window.setTimeout(() => void send(), TRY_AGAIN)
    }
  }
}

function again(key: string): void {
  queue.mark(key, null)
  fresh.add(key)
  void send()
}

function drop(key: string): void {
  queue.drop(key)
  if (trouble === 'unconfirmed') trouble = null
  show()
  if (asksWhoItIs(document)) void open(new URL(livePage, location.origin).href).then(send)
  else void send()
}

/** The time on this laptop, for what is sent later. */
const timeNow = (): string => new Date().toTimeString().slice(0, 5)

const actIn = (form: HTMLFormElement): KeptAct => {
  const fields = [...new FormData(form).entries()].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  )
  const isTap = form.querySelector('input[type="hidden"][name="at"]') !== null
  const timed = isTap
    ? fields.map(([name, value]): [string, string] => [name, name === 'at' ? timeNow() : value])
    : fields
  const key = fields.find(([name]) => name === '_key')?.[1] ?? ''
  return { key, url: form.action, label: form.dataset.live ?? '', fields: timed, refused: null }
}

document.addEventListener('submit', (event) => {
  const form = event.target
  // A text that is filled in on the page is no act.
  if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.dataset.live === undefined) return
  event.preventDefault()
  const act = actIn(form)
  const replaced = form.dataset.replaces
  fresh.add(act.key)
  keepTyped()
  if (replaced !== undefined && queue.read().some(({ key }) => key === replaced)) queue.replace(replaced, act)
  else queue.add(act)
  show()
  void send()
})

/** Goes to another matter of the meeting without leaving the page. */
const open = async (url: string): Promise<void> => {
  const answer = await readPage(url)
  if (!('page' in answer)) trouble = answer.kind
  else {
    if (trouble !== 'unconfirmed') trouble = null
    showPage(answer.page, url)
    const { hash } = new URL(url)
    if (hash !== '') document.getElementById(hash.slice(1))?.scrollIntoView()
  }
  show()
}

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return
  const { drops } = link.dataset
  if (drops !== undefined) queue.drop(drops)
  if (link.origin !== location.origin || link.pathname !== livePage) return
  // A place that is on the page now, its content or the field that is wrong, is for the browser to go to.
  const place = link.search === location.search ? document.getElementById(link.hash.slice(1)) : null
  if (drops === undefined && place !== null) return
  event.preventDefault()
  void open(link.href).then(send)
})

for (const happens of ['input', 'change']) document.addEventListener(happens, keepTyped)
document.addEventListener('submit', (event) => {
  const session = storageOf('sessionStorage')
  const leaves = event.target instanceof HTMLFormElement && event.target.getAttribute('action') === '/afmelden'
  if (leaves && session !== null) forgetTyped(session)
})
window.addEventListener('online', () => void send())
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void send()
})
putBack(kept.read())
show()
void send()
