import { Layout } from '../frame/layout.js'
import type { View } from '../frame/view.js'

/** Ends the mails of one person without signing in; the link itself shows who may. */
export const UnsubscribePage = ({ view, path, done }: { view: View; path: string; done: boolean }): JSX.Element => {
  const { say } = view
  return (
    <Layout view={view} title={say('unsubscribe.title')}>
      {done ? (
        <p role="status" safe>
          {say('unsubscribe.done')}
        </p>
      ) : (
        <>
          <p safe>{say('unsubscribe.about')}</p>
          <form method="post" action={path}>
            <button type="submit" class="button" safe>
              {say('unsubscribe.send')}
            </button>
          </form>
        </>
      )}
    </Layout>
  )
}
