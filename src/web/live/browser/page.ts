import './fill-template.js'
import { createQueue, type KeptAct } from './queue.js'
import { readPage, reasonIn, sendAct, tokenIn } from './send.js'
import { showPage, showStanding, wordsOf } from './show.js'

/** The page works without this module; with it, nothing waits for the connection and nothing is lost without it. */

const TRY_AGAIN = 4000

const livePage = location.pathname.replace(/\/live\/.*$/, '/live')
const words = wordsOf(document)

const storageOf = (): Storage | null => {
  try {
    return window.localStorage
  } catch {
    return null
  }
}

// Of one reader only: whoever signs in next on this laptop does not send what another left.
const queue = createQueue(storageOf(), `besluitboek:${words.reader ?? ''}:${livePage}`)

let trouble: 'offline' | 'signed-out' | null = null
let busy = false
let timer: number | undefined
/** The keys of what was sent from this page: a refusal of it is answered on the page itself. */
const fresh = new Set<string>()

const show = (): void => showStanding(words, { acts: queue.read(), trouble, again, drop })

/** Sends the oldest act. Answers whether there is reason to go on with the next. */
const sendFirst = async (): Promise<boolean> => {
  const [first] = queue.read()
  if (first === undefined || first.refused !== null) return false
  const answer = await sendAct(first, tokenIn(document), livePage)
  if (!('page' in answer)) {
    trouble = answer.kind === 'signed-out' ? 'signed-out' : 'offline'
    return false
  }
  trouble = null
  if (answer.kind === 'done') {
    queue.drop(first.key)
    if (queue.read().length === 0) showPage(answer.page, answer.url, fresh)
    return true
  }
  const isAlone = queue.read().length === 1 && fresh.has(first.key)
  if (isAlone) queue.drop(first.key)
  else queue.mark(first.key, reasonIn(answer.page))
  if (fresh.has(first.key)) showPage(answer.page, livePage, fresh)
  return false
}

const send = async (): Promise<void> => {
  if (busy) return
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
    if (queue.read().some(({ refused }) => refused === null) && trouble !== 'signed-out') {
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
  show()
  void send()
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
  if (replaced !== undefined && queue.read().some(({ key }) => key === replaced)) queue.replace(replaced, act)
  else queue.add(act)
  show()
  void send()
})

/** Goes to another matter of the meeting without leaving the page. */
const open = async (url: string): Promise<void> => {
  const answer = await readPage(url)
  trouble = 'page' in answer ? null : answer.kind === 'signed-out' ? 'signed-out' : 'offline'
  if ('page' in answer) {
    showPage(answer.page, url, fresh)
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

window.addEventListener('online', () => void send())
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') void send()
})
show()
void send()
