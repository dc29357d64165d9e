import type { PaperFormat } from '../frame/addresses.js'
import type { View } from '../frame/view.js'
import { paperFormats } from './send-paper.js'

/** Where a document is downloaded in each form; `file` gives the address of one. */
export const DocumentLinks = ({
  view: { say },
  file,
  about,
}: {
  view: View
  file: (format: PaperFormat) => string
  /** Which document, for who hears the links without seeing what they stand under. */
  about: string
}): JSX.Element => (
  <ul class="actions papers">
    {paperFormats.map((format) => {
      const text = say(`document.${format}`)
      return (
        <li>
          <a href={file(format)} aria-label={`${text}: ${about}`} safe>
            {text}
          </a>
        </li>
      )
    })}
  </ul>
)
