/** What somebody typed or chose in a form that was not sent yet. */
export type Typed = {
  /** Of the field on the page; no two matters of a meeting share one. */
  readonly id: string
  readonly value: string
  /** What the page said there by itself. */
  readonly was: string
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isControl = (element: Element | null): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement

const isTicked = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')

const valueNow = (control: Control): string => (isTicked(control) ? String(control.checked) : control.value)

/** What the page itself said in it. */
const valueAtFirst = (control: Control): string => {
  if (isTicked(control)) return String(control.defaultChecked)
  if (!(control instanceof HTMLSelectElement)) return control.defaultValue
  const options = [...control.options]
  return (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? ''
}

export type OnPage = {
  /** Every field that the page shows. */
  readonly ids: ReadonlySet<string>
  readonly typed: readonly Typed[]
}

/** Everything that was typed on the page, but for the forms that were sent, by their keys. */
export const typedOn = (main: Element, sent: ReadonlySet<string>): OnPage => {
  const shown = [...main.querySelectorAll<HTMLFormElement>('form[data-live]')].map((form) => ({
    isSent: sent.has(form.querySelector<HTMLInputElement>('input[name="_key"]')?.value ?? ''),
    controls: [...form.elements].filter(
      (element): element is Control => isControl(element) && element.id !== '' && element.type !== 'password',
    ),
  }))
  return {
    ids: new Set(shown.flatMap(({ controls }) => controls.map(({ id }) => id))),
    typed: shown
      .filter(({ isSent }) => !isSent)
      .flatMap(({ controls }) => controls)
      .map((control) => ({ id: control.id, value: valueNow(control), was: valueAtFirst(control) }))
      .filter(({ value, was }) => value !== was),
  }
}

/**
 * Puts it back in the page that came in its place, where that says there what it said before: what another changed meanwhile
 * is not typed over.
 */
export const putBack = (typed: readonly Typed[]): void => {
  for (const { id, value, was } of typed) {
    const control = document.getElementById(id)
    if (!isControl(control) || valueAtFirst(control) !== was) continue
    if (isTicked(control)) control.checked = value === 'true'
    else control.value = value
    control.closest('details')?.setAttribute('open', '')
  }
}
