import type { ShownAttachment } from '../../application/attachments.js'
import type { Attachment } from '../../domain/contribution/attachment.js'
import { attachmentFile, removeAttachmentPage } from './addresses.js'
import type { View } from './view.js'

const KILOBYTE = 1_000
const MEGABYTE = 1_000_000

/** “pdf-document” and “2,4 MB”, to fill in a sentence. */
export const kindAndSize = (
  { say }: Pick<View, 'say'>,
  { mediaType, size }: Pick<Attachment, 'mediaType' | 'size'>,
): { readonly kind: string; readonly size: string } => ({
  kind: say(`attachment.kind.${mediaType}`),
  size:
    size < KILOBYTE
      ? say('attachment.size.bytes', { count: size })
      : size < MEGABYTE
        ? say('attachment.size.kilobytes', { count: Math.ceil(size / KILOBYTE) })
        : say('attachment.size.megabytes', { count: Math.ceil(size / (MEGABYTE / 10)) / 10 }),
})

type Props = { view: View; house: string; attachments: readonly ShownAttachment[] }

/** The documents that came with input, each with a link to the file, and for an administrator a way to take it away; of one whose bytes are gone it says so. */
export const AttachmentList = ({ view, house, attachments }: Props): JSX.Element => {
  if (attachments.length === 0) return ''
  return (
    <>
      <p>
        <strong safe>{view.say('attachment.list')}</strong>
      </p>
      <ul>
        {attachments.map((one) => {
          const text = view.say(`attachment.described.${one.standing}`, { title: one.title, ...kindAndSize(view, one) })
          return one.standing === 'kept' ? (
            <li>
              <a href={attachmentFile(house, one.sha256)} safe>
                {text}
              </a>
              {view.principal?.kind === 'administrator' && (
                <>
                  {' '}
                  <a
                    href={removeAttachmentPage(house, one.sha256)}
                    aria-label={view.say('attachment.remove.of', { title: one.title })}
                    safe
                  >
                    {view.say('attachment.remove')}
                  </a>
                </>
              )}
            </li>
          ) : (
            <li safe>{text}</li>
          )
        })}
      </ul>
    </>
  )
}
