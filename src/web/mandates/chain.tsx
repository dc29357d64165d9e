import type { ChainLink } from '../../../projections/mandate-register/answers.js'
import { mandatePage } from '../frame/addresses.js'
import { Table } from '../frame/lists.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { granteeText, grantorText } from './words.js'

type OwnSubjects = Parameters<typeof subjectLabel>[1]

const WIDTH = 360
const BOX = 320
const LINE = 20
const GAP = 70
const LETTERS_A_LINE = 36

/** Breaks a name into lines that fit a box; a word that is longer than a line stands alone on one. */
export const wrapped = (text: string, width = LETTERS_A_LINE): readonly string[] => {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

type Node = { readonly lines: readonly string[]; readonly founding: boolean; readonly note: string | null }

/** From the founding text down to the organ that acts; each node says what came to it from above. */
const nodesOf = (view: View, own: OwnSubjects, links: readonly ChainLink[]): readonly Node[] => {
  const downwards = [...links].reverse()
  const first = downwards[0]
  if (first === undefined) return []
  const top = { lines: wrapped(grantorText(view, first.grantor)), founding: first.grantor.kind !== 'organ', note: null }
  return [
    top,
    ...downwards.map((link) => ({
      lines: wrapped(granteeText(view, link.grantee)),
      founding: false,
      note: `${view.say(`word.level.${link.level}`)}: ${subjectLabel(view, own, link.subject)}`,
    })),
  ]
}

const heightOf = ({ lines }: Node): number => lines.length * LINE + 20

const Arrow = ({ top, note }: { top: number; note: string }): JSX.Element => {
  const bottom = top + GAP
  const middle = WIDTH / 2
  return (
    <>
      <line class="chain-arrow" x1={middle} y1={top} x2={middle} y2={top + 14} />
      <text class="chain-note" x={middle} y={top + 34} text-anchor="middle" safe>
        {note}
      </text>
      <line class="chain-arrow" x1={middle} y1={top + 44} x2={middle} y2={bottom - 8} />
      <path class="chain-head" d={`M${middle - 6} ${bottom - 9} L${middle} ${bottom} L${middle + 6} ${bottom - 9} Z`} />
    </>
  )
}

const Box = ({ node, top }: { node: Node; top: number }): JSX.Element => (
  <>
    <rect
      class={node.founding ? 'chain-box chain-box--text' : 'chain-box'}
      x={(WIDTH - BOX) / 2}
      y={top}
      width={BOX}
      height={heightOf(node)}
      rx={3}
    />
    {node.lines.map((line, index) => (
      <text class="chain-name" x={WIDTH / 2} y={top + 26 + index * LINE} safe>
        {line}
      </text>
    ))}
  </>
)

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
}) => {
  const placed: { node: Node; top: number }[] = []
  let bottom = 4
  for (const node of nodesOf(view, own, links)) {
    const top = node.note === null ? bottom : bottom + GAP
    placed.push({ node, top })
    bottom = top + heightOf(node)
  }
  const steps = [...links].reverse().map(({ grantor, grantee, level, subject }) =>
    view.say('chain.step', {
      from: grantorText(view, grantor),
      to: granteeText(view, grantee),
      level: view.say(`word.level.${level}`),
      subject: subjectLabel(view, own, subject),
    }),
  )
  return (
    <svg viewBox={`0 0 ${WIDTH} ${bottom + 4}`} role="img" aria-labelledby={`${id}-titel ${id}-uitleg`}>
      <title id={`${id}-titel`} safe>
        {view.say('chain.title')}
      </title>
      <desc id={`${id}-uitleg`} safe>
        {view.say('chain.description', { steps: steps.join('; ') })}
      </desc>
      {placed.map(({ node, top }) => (
        <>
          {node.note !== null && <Arrow top={top - GAP} note={node.note} />}
          <Box node={node} top={top} />
        </>
      ))}
    </svg>
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
