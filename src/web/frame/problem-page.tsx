import type { ProblemPage } from '../../http/error-handler.js'
import type { PageDependencies } from '../dependencies.js'
import { Layout } from './layout.js'
import { viewOf } from './view.js'

/** A problem as a page: what is wrong, and what to do about it. */
export const problemPage =
  (dependencies: PageDependencies): ProblemPage =>
  (request, { status, code, title, detail }) => {
    // No form stands on this page, not even the one to sign out: a session that cannot be read gives no token.
    const view = { ...viewOf(request, null, dependencies), principal: null }
    const expired = status === 403 && code === 'bad-request'
    return (
      <Layout view={view} title={expired ? view.say('page.expired.title') : title}>
        <p safe>{expired ? view.say('page.expired') : detail}</p>
        <p>
          <a href="/" safe>
            {view.say('page.home')}
          </a>
        </p>
      </Layout>
    )
  }
