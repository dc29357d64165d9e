/** Moves a dossier in the agenda by dragging it; without this module the buttons do the same. */

const order = document.querySelector<HTMLOListElement>('ol.agenda-order')

let dragged: HTMLElement | null = null

const itemAt = (event: DragEvent): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>('ol.agenda-order > li') : null

order?.addEventListener('dragstart', (event) => {
  dragged = itemAt(event)
  event.dataTransfer?.setData('text/plain', '')
})
order?.addEventListener('dragover', (event) => {
  const over = itemAt(event)
  if (dragged === null || over === null || over === dragged) return
  event.preventDefault()
  const { top, height } = over.getBoundingClientRect()
  if (event.clientY > top + height / 2) over.after(dragged)
  else over.before(dragged)
})
order?.addEventListener('drop', (event) => event.preventDefault())
order?.addEventListener('dragend', () => {
  dragged = null
})
