/** Fills in the text of a template on the page itself, also without connection; the text came with the page. */

const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim()

const paragraph = (text: string, tag: 'p' | 'blockquote' = 'p'): HTMLElement => {
  const made = document.createElement(tag)
  made.textContent = text
  if (tag === 'blockquote') made.className = 'prose'
  return made
}

const fill = (button: HTMLButtonElement, field: HTMLTextAreaElement, outcome: HTMLElement): void => {
  const { filled = '', left = '', beside = '', choose = '' } = button.dataset
  const options = [...(document.querySelector<HTMLSelectElement>(`#${field.id}-sjabloon`)?.options ?? [])]
  const text = options.find(({ selected }) => selected)?.dataset.text
  if (text === undefined) {
    outcome.replaceChildren(paragraph(choose))
    return
  }
  // Only what nobody typed is replaced: nothing, what the page put there, or another template as it was.
  const untouched = ['', field.dataset.begins ?? '', ...options.map((option) => option.dataset.text ?? '')].map(plain)
  if (!untouched.includes(plain(field.value))) {
    outcome.replaceChildren(paragraph(beside), paragraph(text, 'blockquote'))
    return
  }
  field.value = text
  const places = [...new Set(text.match(/\{[^{}]*\}/g) ?? [])]
  outcome.replaceChildren(
    paragraph(filled),
    ...(places.length === 0 ? [] : [paragraph(`${left} ${places.join(', ')}`)]),
  )
  field.focus()
}

document.addEventListener('submit', (event) => {
  const button = event.submitter
  if (!(button instanceof HTMLButtonElement) || button.dataset.field === undefined) return
  const field = document.getElementById(button.dataset.field)
  const outcome = document.getElementById(`${button.dataset.field}-ingevuld`)
  if (!(field instanceof HTMLTextAreaElement) || outcome === null) return
  event.preventDefault()
  fill(button, field, outcome)
})
