import { foundHousePage, importPage } from '../frame/addresses.js'
import type { View } from '../frame/view.js'

/** What stands in the place of the list of houses when the reader has none: how one begins, for who may begin. */
export const Welcome = ({ view, any }: { view: View; any: boolean }): JSX.Element => {
  const { say, principal } = view
  const manages = principal?.kind === 'manager'
  return (
    <>
      {!any && (
        <>
          <p>
            <strong safe>{say('founding.welcome')}</strong>
          </p>
          <p safe>{say(manages ? 'founding.welcome.about' : 'founding.welcome.closed')}</p>
        </>
      )}
      {manages && any && (
        <p>
          <span safe>{say('founding.welcome.manager')}</span>{' '}
          <a href="/rol" safe>
            {say('founding.welcome.role')}
          </a>
        </p>
      )}
      {manages && (
        <p>
          <a class="button" href={foundHousePage} safe>
            {say(any ? 'founding.welcome.another' : 'founding.welcome.start')}
          </a>{' '}
          <a href={importPage} safe>
            {say('manage.import')}
          </a>
        </p>
      )}
    </>
  )
}
