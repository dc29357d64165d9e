import type { ChainLink } from '../../../projections/mandate-register/answers.js'
import { mandatePage } from '../frame/addresses.js'
import { Table } from '../frame/lists.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { type StepBox, StepsDrawing, wrapped } from '../pictures/steps-drawing.js'
import { granteeText, grantorText } from './words.js'

type OwnSubjects = Parameters<typeof subjectLabel>[1]

/** From the founding text down to the organ that acts; each node says what came to it from above. */
const nodesOf = (view: View, own: OwnSubjects, links: readonly ChainLink[]): readonly StepBox[] => {
  const downwards = [...links].reverse()
  const first = downwards[0]
  if (first === undefined) return []
  const top = { lines: wrapped(grantorText(view, first.grantor)), heavy: first.grantor.kind !== 'organ', note: null }
  return [
    top,
    ...downwards.map((link) => ({
      lines: wrapped(granteeText(view, link.grantee)),
      heavy: false,
      note: `${view.say(`word.level.${link.level}`)}: ${subjectLabel(view, own, link.subject)}`,
    })),
  ]
}

const Drawing = ({
  view,
  id,
  own,
  links,
}: {
  view: View
  id: string
  own: OwnSubjects
  links: readonly ChainLink[]
}): JSX.Element => {
  const steps = [...links].reverse().map(({ grantor, grantee, level, subject }) =>
    view.say('chain.step', {
      from: grantorText(view, grantor),
      to: granteeText(view, grantee),
      level: view.say(`word.level.${level}`),
      subject: subjectLabel(view, own, subject),
    }),
  )
  return (
    <StepsDrawing
      id={id}
      title={view.say('chain.title')}
      description={view.say('chain.description', { steps: steps.join('; ') })}
      boxes={nodesOf(view, own, links)}
    />
  )
}

/** The chain of mandates up to a founding text: drawn, and the same in a table beside it. */
export const Chain = ({
  view,
  house,
  id,
  own,
  links,
}: {
  view: View
  house: string
  /** Unique on the page. */
  id: string
  own: OwnSubjects
  links: readonly ChainLink[]
}): JSX.Element => {
  const { say, day } = view
  const columns = [say('chain.from'), say('chain.to'), say('chain.level'), say('chain.since')]
  return (
    <div class="chain">
      <Drawing view={view} id={id} own={own} links={links} />
      <Table caption={say('chain.caption')} columns={columns}>
        {[...links].reverse().map((link) => (
          <tr>
            <td safe>{grantorText(view, link.grantor)}</td>
            <td safe>{granteeText(view, link.grantee)}</td>
            <td>
              <a href={mandatePage(house, link.mandate)} safe>
                {say('register.mandate', {
                  level: say(`word.level.${link.level}`),
                  subject: subjectLabel(view, own, link.subject),
                })}
              </a>
            </td>
            <td safe>{day(link.from)}</td>
          </tr>
        ))}
      </Table>
    </div>
  )
}
