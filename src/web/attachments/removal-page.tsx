import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { ShownAttachment } from '../../application/attachments.js'
import type { Field, FormError, Typed } from '../forms/fields.js'
import { ErrorSummary, FormField } from '../forms/form-fields.js'
import { removeAttachmentPage } from '../frame/addresses.js'
import { kindAndSize } from '../frame/attachment-list.js'
import { Layout } from '../frame/layout.js'
import type { View } from '../frame/view.js'

export const removalFields = ({ say }: View): readonly Field[] => [
  {
    kind: 'line',
    name: 'reason',
    label: say('attachment.remove.reason'),
    hint: say('attachment.remove.reason.hint'),
    required: true,
  },
  { kind: 'check', name: 'sure', label: say('attachment.remove.sure') },
]

type Props = {
  view: View
  house: HouseSummary
  attachment: ShownAttachment
  /** What was typed, when the form comes back; null when it is new. */
  typed: Typed | null
  errors: readonly FormError[]
}

/** Asks once more before a document is gone for good; of one that is gone it says so. */
export const RemovalPage = ({ view, house, attachment, typed, errors }: Props): JSX.Element => {
  const { say } = view
  const described = { title: attachment.title, ...kindAndSize(view, attachment) }
  return (
    <Layout view={view} title={say('attachment.remove')} house={house}>
      <ErrorSummary view={view} errors={errors} />
      <p safe>{say(`attachment.described.${attachment.standing}`, described)}</p>
      {attachment.standing === 'kept' && (
        <>
          <ul>
            <li safe>{say('attachment.remove.goes')}</li>
            <li safe>{say('attachment.remove.stays')}</li>
            <li safe>{say('attachment.remove.final')}</li>
          </ul>
          <form method="post" action={removeAttachmentPage(house.id, attachment.sha256)} novalidate autocomplete="off">
            <input type="hidden" name="_csrf" value={view.csrf()} />
            {removalFields(view).map((field) => (
              <FormField
                view={view}
                field={field}
                typed={typed}
                error={errors.find(({ field: name }) => name === field.name)?.message ?? null}
              />
            ))}
            <button type="submit" class="button" safe>
              {say('attachment.remove.send')}
            </button>
          </form>
        </>
      )}
    </Layout>
  )
}
