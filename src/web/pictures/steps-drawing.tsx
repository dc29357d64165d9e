/** One box of a drawing that goes downwards; `note` stands at the arrow that comes to it, null for the first. */
export type StepBox = {
  readonly lines: readonly string[]
  /** Drawn heavier: where everything starts. */
  readonly heavy: boolean
  readonly note: string | null
}

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

const heightOf = ({ lines }: StepBox): number => lines.length * LINE + 20

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

const Box = ({ node, top }: { node: StepBox; top: number }): JSX.Element => (
  <>
    <rect
      class={node.heavy ? 'chain-box chain-box--text' : 'chain-box'}
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

type Props = {
  /** Unique on the page. */
  id: string
  title: string
  description: string
  boxes: readonly StepBox[]
}

/** Boxes under each other with an arrow from each to the next. What it shows must stand in a table beside it. */
export const StepsDrawing = ({ id, title, description, boxes }: Props): JSX.Element => {
  const placed: { node: StepBox; top: number }[] = []
  let bottom = 4
  for (const node of boxes) {
    const top = node.note === null ? bottom : bottom + GAP
    placed.push({ node, top })
    bottom = top + heightOf(node)
  }
  return (
    <svg viewBox={`0 0 ${WIDTH} ${bottom + 4}`} role="img" aria-labelledby={`${id}-titel ${id}-uitleg`}>
      <title id={`${id}-titel`} safe>
        {title}
      </title>
      <desc id={`${id}-uitleg`} safe>
        {description}
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
