import type { PropsWithChildren } from '@kitajs/html'
import { mayAudit } from '../../application/principal.js'
import { inboxPath } from '../../notifying/paths.js'
import type { Say } from '../../texts/catalogue.js'
import { TermsOfPage } from '../glossary/term.js'
import type { Term } from '../glossary/terms.js'
import {
  accessibilityPage,
  accessPage,
  agreementsPage,
  allOversightPage,
  decisionsPage,
  dossiersPage,
  findingsPage,
  glossaryPage,
  goalsPage,
  houseManagePage,
  housePage,
  influencePage,
  inputsPage,
  managePage,
  mandatesPage,
  mayDecidePage,
  meetingsPage,
  moneyPage,
  myWorkPage,
  oversightPage,
  partnersPage,
  personPage,
  personsPage,
  publicPage,
  verifyPage,
  workingGroupsPage,
} from './addresses.js'
import { stylesheetPath } from './assets.js'
import type { View } from './view.js'

type House = { readonly id: string; readonly name: string }
type Crumb = { readonly path: string; readonly text: string }

type LayoutProps = PropsWithChildren<{
  readonly view: View
  readonly title: string
  /** Set on every page of one house. */
  readonly house?: House
  /** Pages between the house (or the start) and this one. */
  readonly crumbs?: readonly Crumb[]
  /** Paths of modules of this site that the page needs; hardly any page does. */
  readonly script?: string | readonly string[]
  /** Hard words of the page, explained right under its title. */
  readonly terms?: readonly Term[]
  /** Path of the Atom feed that goes with the page. */
  readonly feed?: string
}>

const signedInAs = (say: Say, kind: NonNullable<View['principal']>['kind']): string => say(`page.signed-in.${kind}`)

const LanguageSwitch = ({ view }: { view: View }): JSX.Element => {
  const other = view.language === 'nl' ? 'en' : 'nl'
  const back = encodeURIComponent(view.path)
  return (
    <a href={`/taal/${other}?terug=${back}`} lang={other} hreflang={other} safe>
      {view.say(`page.language.${other}`)}
    </a>
  )
}

/** What counts to a hundred says so. */
const COUNTED = 100

/** The way to one's messages, with how many are unread. */
const Messages = ({ view }: { view: View }): JSX.Element => {
  const { say, unread } = view
  const count = unread >= COUNTED ? say('inbox.unread-many') : say('inbox.unread', { count: unread })
  return (
    <a href={inboxPath} safe>
      {unread === 0 ? say('inbox.link') : `${say('inbox.link')} (${count})`}
    </a>
  )
}

const Account = ({ view }: { view: View }): JSX.Element =>
  view.principal === null && view.account === null ? (
    <a href="/aanmelden" safe>
      {view.say('page.sign-in')}
    </a>
  ) : (
    <>
      {view.principal !== null && view.principal.kind !== 'manager' && (
        <a href={myWorkPage} aria-current={view.path.split('?')[0] === myWorkPage ? 'page' : undefined} safe>
          {view.say('my-work.title')}
        </a>
      )}
      {view.principal?.kind === 'person' && <Messages view={view} />}
      {view.principal?.kind === 'auditor' && (
        <a href={allOversightPage} safe>
          {view.say('oversight.title')}
        </a>
      )}
      {view.principal?.kind === 'manager' && (
        <a href={managePage} safe>
          {view.say('manage.title')}
        </a>
      )}
      {view.principal !== null && (
        <span class="account" safe>
          {signedInAs(view.say, view.principal.kind)}
        </span>
      )}
      {view.account !== null && (
        <a href="/mijn-account" safe>
          {view.say('account.title')}
        </a>
      )}
      <form method="post" action="/afmelden">
        <input type="hidden" name="_csrf" value={view.csrf()} />
        <button type="submit" class="button button--quiet" safe>
          {view.say('page.sign-out')}
        </button>
      </form>
    </>
  )

/** All persons, and who can sign in, for the administrator; for a person, their own page. */
const personsPart = ({ principal, say }: View, house: House): readonly Crumb[] => {
  if (principal?.kind === 'administrator') {
    return [
      { path: personsPage(house.id), text: say('person.title') },
      { path: accessPage(house.id), text: say('account.access.title') },
      { path: houseManagePage(house.id), text: say('manage.title') },
    ]
  }
  if (principal?.kind !== 'person' || principal.house !== house.id) return []
  return [{ path: personPage(house.id, principal.person), text: say('person.own') }]
}

const HouseNavigation = ({ view, house }: { view: View; house: House }): JSX.Element => {
  const { say } = view
  const here = view.path.split('?')[0] ?? ''
  const parts = [
    { path: housePage(house.id), text: say('page.house.overview'), current: here === housePage(house.id) },
    ...[
      { path: decisionsPage(house.id), text: say('page.house.decisions') },
      { path: dossiersPage(house.id), text: say('page.house.dossiers') },
      { path: meetingsPage(house.id), text: say('page.house.meetings') },
      { path: partnersPage(house.id), text: say('partner.title') },
      { path: workingGroupsPage(house.id), text: say('acts.groups') },
      { path: goalsPage(house.id), text: say('acts.goals') },
      { path: agreementsPage(house.id), text: say('acts.agreements') },
      { path: mandatesPage(house.id), text: say('page.house.mandates') },
      { path: mayDecidePage(house.id), text: say('page.house.may-decide') },
      { path: inputsPage(house.id), text: say('influence.inputs.title') },
      { path: influencePage(house.id), text: say('influence.title') },
      { path: moneyPage(house.id), text: say('money.title') },
      { path: findingsPage(house.id), text: say('findings.title') },
      ...(mayAudit(view.principal) ? [{ path: oversightPage(house.id), text: say('oversight.title') }] : []),
      ...personsPart(view, house),
    ].map((part) => ({ ...part, current: here === part.path })),
  ]
  const list = (
    <ul>
      {parts.map(({ path, text, current }) => (
        <li>
          <a href={path} aria-current={current ? 'page' : undefined} safe>
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
  // A telephone shows the page first: there the parts are one line to be unfolded.
  return (
    <>
      <nav class="house-navigation wide-only" aria-label={say('page.house-navigation')}>
        {list}
      </nav>
      <nav class="house-navigation narrow-only" aria-label={say('page.house-navigation')}>
        <details>
          <summary safe>
            {say('page.house-menu', { part: parts.find(({ current }) => current)?.text ?? 'none' })}
          </summary>
          {list}
        </details>
      </nav>
    </>
  )
}

const Footer = ({ say }: { say: Say }): JSX.Element => {
  const links = [
    { path: verifyPage, text: say('page.footer.verify') },
    { path: glossaryPage, text: say('glossary.title') },
    { path: accessibilityPage, text: say('accessibility.title') },
    { path: '/api/openapi.json', text: say('page.footer.api') },
  ]
  return (
    <footer class="site-footer">
      <p safe>{say('page.footer')}</p>
      <ul class="site-footer__links">
        {links.map(({ path, text }) => (
          <li>
            <a href={path} safe>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </footer>
  )
}

const Breadcrumb = ({ view, house, crumbs }: { view: View; house?: House; crumbs: readonly Crumb[] }): JSX.Element => {
  const all = [
    { path: '/', text: view.say('page.home') },
    ...(house === undefined ? [] : [{ path: housePage(house.id), text: house.name }]),
    ...crumbs,
  ]
  return (
    <nav class="breadcrumb" aria-label={view.say('page.breadcrumb')}>
      <ol>
        {all.map(({ path, text }) => (
          <li>
            <a href={path} safe>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The whole page around its content: landmarks, skip link, navigation, and who is signed in. */
export const Layout = ({
  view,
  title,
  house,
  crumbs = [],
  terms = [],
  script,
  feed,
  children,
}: LayoutProps): JSX.Element => {
  const { say } = view
  return (
    <>
      {'<!doctype html>'}
      <html lang={view.language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title safe>{say('page.title', { title })}</title>
          <link rel="stylesheet" href={stylesheetPath} />
          {feed !== undefined && <link rel="alternate" type="application/atom+xml" title={title} href={feed} />}
          {[script ?? []].flat().map((path) => (
            <script type="module" src={path}></script>
          ))}
        </head>
        <body>
          <a class="skip" href="#inhoud" safe>
            {say('page.skip')}
          </a>
          <header>
            {view.developmentSignIn && (
              <p class="banner" safe>
                {say('page.development')}
              </p>
            )}
            <div class="site-header">
              <div class="site-header__name">
                <a class="product" href="/" safe>
                  {say('page.product')}
                </a>
                <span class="tagline" safe>
                  {say('page.tagline')}
                </span>
              </div>
              <nav class="site-header__tools" aria-label={say('page.navigation')}>
                <a href={publicPage} safe>
                  {say('public.link')}
                </a>
                <LanguageSwitch view={view} />
                <Account view={view} />
              </nav>
            </div>
          </header>
          {house !== undefined && <HouseNavigation view={view} house={house} />}
          {(house !== undefined || crumbs.length > 0) && (
            <Breadcrumb view={view} crumbs={crumbs} {...(house === undefined ? {} : { house })} />
          )}
          <main id="inhoud" tabindex="-1">
            <h1 safe>{title}</h1>
            <TermsOfPage view={view} terms={terms} />
            {children}
          </main>
          <Footer say={say} />
        </body>
      </html>
    </>
  )
}
