import type { PropsWithChildren } from '@kitajs/html'

/**
 * The focus goes here as soon as the page has come, without a script: who does not see hears what is wrong, and the links
 * to the fields are the next stops of the keyboard. As an object, because the types know the attribute of fields only.
 */
const takesFocus = { tabindex: '-1', autofocus: true } as const

type Props = PropsWithChildren<{
  /** The id of its heading, where it has one. */
  readonly labelledBy?: string
  /** Only shown, on a page that is about something else: the focus stays where it is. */
  readonly sample?: boolean
}>

/** Why what was sent was refused, at the top of the page that came back. */
export const ErrorBox = ({ labelledBy, sample = false, children }: Props): JSX.Element => (
  <div class="errors" role="alert" aria-labelledby={labelledBy} {...(sample ? {} : takesFocus)}>
    {children}
  </div>
)
