import type { View } from '../frame/view.js'

/** The button for a passkey; shown by a module of this site, where the browser knows passkeys. */
export const PasskeyPart = ({
  view,
  step,
  path,
  back,
}: {
  view: View
  step: 'make' | 'sign-in'
  path: string
  back: string
}): JSX.Element => (
  <div hidden data-step={step} data-path={path} data-token={view.csrf()} data-back={back}>
    <button type="button" class="button button--quiet" safe>
      {view.say(`account.passkey.${step}`)}
    </button>
    <p role="alert" hidden safe>
      {view.say(`account.passkey.${step}.failed`)}
    </p>
  </div>
)
