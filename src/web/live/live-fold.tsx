import type { PropsWithChildren } from '@kitajs/html'

type Props = PropsWithChildren<{
  /** Unlike that of any other fold of the page, and the same each time the page is made. */
  readonly id: string
  readonly heading: string
  readonly open?: boolean
}>

/** What is done seldom, folded. By its ids the page knows, when an answer takes its place, what was unfolded and focused. */
export const LiveFold = ({ id, heading, open = false, children }: Props): JSX.Element => (
  <details id={`vouw-${id}`} open={open}>
    <summary id={`vouw-${id}-kop`} safe>
      {heading}
    </summary>
    {children}
  </details>
)
