import type { KeptTyped } from './kept-typed.js'
import type { KeptAct } from './queue.js'
import { asksWhoItIs } from './send.js'
import { putBack, typedOn } from './typed.js'

/** The sentences of the page, from its own catalogue. */
export type Words = Readonly<Record<string, string | undefined>>

export const wordsOf = (page: Document): Words => ({ ...page.querySelector<HTMLElement>('#bewaard')?.dataset })

/**
 * Puts what the server answered in the place of the page, with the focus and the place on the screen as they were, and what
 * was typed in forms that were not sent, of this matter or of the one that comes now; `sent` are the keys of those that were.
 */
export const showPage = (
  page: Document,
  url: string,
  { sent, kept }: { readonly sent: ReadonlySet<string>; readonly kept: KeptTyped },
): void => {
  const fresh = page.querySelector('main')
  const main = document.querySelector('main')
  if (fresh === null || main === null) return
  const focused = document.activeElement?.id ?? ''
  const open = [...main.querySelectorAll<HTMLDetailsElement>('details[id][open]')].map(({ id }) => id)
  kept.keep(typedOn(main, sent))
  main.replaceChildren(...fresh.childNodes)
  document.title = page.title
  history.replaceState(null, '', url)
  for (const id of open) document.getElementById(id)?.setAttribute('open', '')
  putBack(kept.read())
  const target =
    main.querySelector<HTMLElement>('[role="alert"]') ?? (focused === '' ? null : document.getElementById(focused))
  const asked = asksWhoItIs(document)
    ? main.querySelector<HTMLElement>('form[data-confirms] input:not([type="hidden"])')
    : null
  const there = asked ?? (target?.checkVisibility() === true ? target : main)
  const isAlert = there.role === 'alert'
  if (isAlert) there.tabIndex = -1
  there.focus({ preventScroll: !isAlert })
  // What came above it may have pushed it from the screen, or under the bar on top: then the page follows it.
  if (there !== main) there.scrollIntoView({ block: 'nearest' })
}

const button = (text: string, press: () => void): HTMLButtonElement => {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'button button--quiet'
  made.textContent = text
  made.addEventListener('click', press)
  return made
}

const paragraph = (text: string, link: string | null = null): HTMLParagraphElement => {
  const made = document.createElement('p')
  if (link === null) {
    made.textContent = text
    return made
  }
  const anchor = document.createElement('a')
  anchor.href = link
  anchor.textContent = text
  made.append(anchor)
  return made
}

/** Why what waits is not sent now. */
export type Trouble = 'offline' | 'signed-out' | 'unconfirmed'

export type Standing = {
  readonly acts: readonly KeptAct[]
  readonly trouble: Trouble | null
  readonly again: (key: string) => void
  readonly drop: (key: string) => void
}

const boxIn = (main: Element): HTMLElement => {
  const found = main.querySelector<HTMLElement>('#bewaard')
  if (found !== null) return found
  const made = document.createElement('div')
  made.id = 'bewaard'
  made.className = 'saved'
  main.querySelector('h1')?.after(made)
  return made
}

const list = (words: Words, { acts, trouble, again, drop }: Standing): HTMLElement => {
  const items = acts.map(({ key, label, refused }, place) => {
    const item = document.createElement('li')
    item.append(paragraph(refused === null ? label : `${label}: ${refused}`))
    if (refused !== null) {
      item.append(
        button(`${words.again ?? ''}: ${label}`, () => again(key)),
        button(`${words.drop ?? ''}: ${label}`, () => drop(key)),
      )
    } else if (trouble === 'unconfirmed' && place === 0) {
      const ask = asksWhoItIs(document) ? [] : [button(`${words.confirm ?? ''}: ${label}`, () => again(key))]
      item.append(
        ...ask,
        button(`${words.drop ?? ''}: ${label}`, () => drop(key)),
      )
    }
    return item
  })
  const made = document.createElement('ol')
  made.append(...items)
  return made
}

/** Says what is not saved yet, and beside each button that waits that it does. */
export const showStanding = (words: Words, standing: Standing): void => {
  const main = document.querySelector('main')
  if (main === null) return
  const { acts, trouble } = standing
  const box = boxIn(main)
  box.classList.toggle('saved--waiting', acts.length > 0)
  const status = paragraph(acts.length === 0 ? (words.saved ?? '') : `${words.unsaved ?? ''} (${acts.length})`)
  status.setAttribute('role', 'status')
  const here = `/aanmelden?terug=${encodeURIComponent(location.pathname)}`
  const notes = [
    ...(acts.some(({ refused }) => refused !== null) ? [paragraph(words.refused ?? '')] : []),
    ...(trouble === 'offline' ? [paragraph(words.offline ?? '')] : []),
    ...(trouble === 'unconfirmed' ? [paragraph(words.unconfirmed ?? '')] : []),
    ...(trouble === 'signed-out' ? [paragraph(words.signIn ?? '', here)] : []),
  ]
  box.replaceChildren(status, ...notes, ...(acts.length === 0 ? [] : [list(words, standing)]))
  const waiting = new Set(acts.map(({ key }) => key))
  for (const form of main.querySelectorAll<HTMLFormElement>('form[data-live]')) {
    const isWaiting = waiting.has(form.querySelector<HTMLInputElement>('input[name="_key"]')?.value ?? '')
    form.querySelector('.pending')?.remove()
    if (!isWaiting) continue
    const note = document.createElement('span')
    note.className = 'pending soft'
    note.textContent = words.pending ?? ''
    form.append(note)
  }
}
