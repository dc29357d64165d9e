import type { ProblemPage } from '../../http/error-handler.js'
import type { PageDependencies } from '../dependencies.js'
import { Layout } from './layout.js'
import { viewOf } from './view.js'

/** What has a page of its own, with forms below it. */
const ownPage: ReadonlySet<string> = new Set(['dossiers', 'vergaderingen', 'organen'])

/** The page above the one that was asked: the dossier of a form, the list of a dossier, the house; null above a house. */
const pageAbove = (url: string): string | null => {
  const [, first, house, kind, id, ...rest] = (url.split('?')[0] ?? '').split('/')
  if (first !== 'huizen' || house === undefined || kind === undefined) return null
  if (id === undefined) return `/huizen/${house}`
  return rest.length > 0 && ownPage.has(kind) ? `/huizen/${house}/${kind}/${id}` : `/huizen/${house}/${kind}`
}

/** A problem as a page: what is wrong, and what to do about it. */
export const problemPage =
  (dependencies: PageDependencies): ProblemPage =>
  (request, { status, code, title, detail }) => {
    // No form stands on this page, not even the one to sign out: a session that cannot be read gives no token.
    const view = { ...viewOf(request, null, dependencies), principal: null, account: null }
    const above = pageAbove(request.url)
    const expired = status === 403 && code === 'bad-request'
    return (
      <Layout view={view} title={expired ? view.say('page.expired.title') : title}>
        <p safe>{expired ? view.say('page.expired') : detail}</p>
        {above !== null && (
          <p>
            <a href={above} safe>
              {view.say('page.back')}
            </a>
          </p>
        )}
        <p>
          <a href="/" safe>
            {view.say('page.home')}
          </a>
        </p>
      </Layout>
    )
  }
