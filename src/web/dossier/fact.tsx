import type { PropsWithChildren } from '@kitajs/html'

/** One named fact in a list of facts. */
export const Fact = ({ name, children }: PropsWithChildren<{ name: string }>): JSX.Element => (
  <>
    <dt safe>{name}</dt>
    <dd>{children}</dd>
  </>
)

/** Text as it was written, with its own line ends. */
export const Text = ({ text }: { text: string }): JSX.Element => (
  <span class="prose" safe>
    {text}
  </span>
)
