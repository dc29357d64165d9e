import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { CandidacyEntry } from '../../application/acts/answers.js'
import type { TextKey } from '../../texts/catalogue.js'
import { type FormLink, FormLinks, NothingYet } from '../acts/parts.js'
import { TimeForm, timeText } from '../acts/time-form.js'
import { ProofLinks } from '../dossier/proof-links.js'
import { candidaciesPage, dossierPage, partnerPage, partnersPage } from '../frame/addresses.js'
import type { AskedTime } from '../frame/asked-time.js'
import { Layout } from '../frame/layout.js'
import { Mark, type Tone } from '../frame/marks.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'

type Status = 'open' | NonNullable<CandidacyEntry['outcome']>['kind']

const tones: Readonly<Record<Status, Tone>> = { open: 'wait', admitted: 'good', refused: 'quiet', withdrawn: 'quiet' }

/** What was not as the study asks, in words; the rules a candidacy can break. */
const brokenRules: Readonly<Record<string, TextKey>> = {
  'candidacy.not-put-to-network': 'acts.candidacy.broken.not-put',
  'candidacy.reasons-needed': 'acts.candidacy.broken.no-reasons',
  'candidacy.vetoed-by-one': 'acts.candidacy.broken.veto',
}

const Outcome = ({ view, candidacy }: { view: View; candidacy: CandidacyEntry }): JSX.Element => {
  const { say, day } = view
  const { outcome } = candidacy
  if (outcome === null) return ''
  return (
    <>
      <p safe>{say(`acts.candidacy.${outcome.kind}`, { day: day(outcome.on) })}</p>
      {outcome.reasons !== null && (
        <p class="prose" safe>
          {say('acts.candidacy.reasons', { reasons: outcome.reasons })}
        </p>
      )}
      {outcome.broken.length > 0 && (
        <ul>
          {outcome.broken.map((rule) => (
            <li>
              <Mark tone="bad" text={say(brokenRules[rule] ?? 'acts.candidacy.broken.other')} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

type CardProps = { view: View; house: string; candidacy: CandidacyEntry; links: readonly FormLink[] }

const Card = ({ view, house, candidacy, links }: CardProps): JSX.Element => {
  const { say, day } = view
  const { name, put, outcome } = candidacy
  const status: Status = outcome?.kind ?? 'open'
  return (
    <article class="card">
      <h2 safe>{name}</h2>
      <p>
        <Mark tone={tones[status]} text={say(`acts.candidacy.status.${status}`)} />
      </p>
      <p safe>{say('acts.candidacy.submitted', { day: day(candidacy.submittedOn) })}</p>
      {candidacy.kbo !== null && <p safe>{say('acts.candidacy.kbo', { kbo: candidacy.kbo })}</p>}
      {put === null ? (
        <p safe>
          {outcome === null
            ? `${say('acts.candidacy.not-put')} ${say('acts.candidacy.not-put.next')}`
            : say('acts.candidacy.not-put')}
        </p>
      ) : (
        <p>
          <span safe>{say('acts.candidacy.put', { organ: put.organ.name, day: day(put.heldOn) })}</span>{' '}
          <a href={dossierPage(house, put.dossier.id)} safe>
            {say('acts.candidacy.dossier', { title: put.dossier.title })}
          </a>
        </p>
      )}
      <Outcome view={view} candidacy={candidacy} />
      {outcome?.kind === 'admitted' && outcome.partner !== null && (
        <p>
          <a href={partnerPage(house, outcome.partner.id)} safe>
            {say('acts.candidacy.partner', { name: outcome.partner.name })}
          </a>
        </p>
      )}
      <FormLinks links={links} />
      <ProofLinks view={view} house={house} about={name} entries={[outcome ?? candidacy]} />
    </article>
  )
}

/** The organisations that asked to become a partner, and what became of that. */
export const CandidaciesPage = ({
  view,
  house,
  time,
  candidacies,
  links,
  linksOf,
}: {
  view: View
  house: HouseSummary
  time: AskedTime
  candidacies: readonly CandidacyEntry[]
  links: readonly FormLink[]
  /** What the reader can record about one of them. */
  linksOf: (candidacy: string) => readonly FormLink[]
}): JSX.Element => (
  <Layout
    view={view}
    title={view.say('acts.candidacies')}
    house={house}
    crumbs={[{ path: partnersPage(house.id), text: view.say('partner.title') }]}
  >
    <Notices notices={time.notices} />
    <TimeForm view={view} path={candidaciesPage(house.id)} time={time} />
    <p safe>{timeText(view, time)}</p>
    <p safe>{view.say('acts.candidacies.rule')}</p>
    <FormLinks links={links} />
    {candidacies.length === 0 && <NothingYet view={view} time={time} of="acts.candidacies" mayAdd={links.length > 0} />}
    {candidacies.map((candidacy) => (
      <Card view={view} house={house.id} candidacy={candidacy} links={linksOf(candidacy.id)} />
    ))}
  </Layout>
)
