import type { BallotTold, DossierStory } from '../../../projections/dossier-history/story.js'
import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { Judged, WhatIfAnswer } from '../../application/what-if.js'
import type { Verdict } from '../../domain/ballot/verdict.js'
import { type ReadyMade, readyMadeNames, readyMadeRuleSet } from '../../domain/rule-set/ready-made.js'
import type { RuleSet } from '../../domain/rule-set/rule-set.js'
import { explainVerdict } from '../../texts/explain-verdict.js'
import { dossierPage, whatIfPage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'
import { FilterSelect } from '../registers/filter-fields.js'
import { seatText } from './words.js'

/** What the reader asked: other rules, votes or proxies left out. */
export type Asked = {
  readonly readyMade: ReadyMade | undefined
  readonly withoutVotes: readonly string[]
  readonly withoutProxies: readonly string[]
}

export type WhatIfPageProps = {
  view: View
  house: HouseSummary
  story: DossierStory
  ballot: BallotTold
  judged: Judged
  asked: Asked
  /** Null when nothing was asked, or it cannot be answered. */
  answer: WhatIfAnswer | null
  /** Why it cannot be answered. */
  refusal: string | null
  /** How a seat is called. */
  seatName: (seat: string) => string
}

/** The verdict, one sentence a line. */
const Sentences = ({ view, rules, verdict }: { view: View; rules: RuleSet; verdict: Verdict }): JSX.Element => (
  <ul>
    {explainVerdict({ rules, verdict }, view.say).map((one) => (
      <li safe>{one}</li>
    ))}
  </ul>
)

const Decisive = ({ view, judged, seatName }: Pick<WhatIfPageProps, 'view' | 'judged' | 'seatName'>): JSX.Element => {
  const { say } = view
  const { secret, decisive } = judged
  if (secret) return <p safe>{say('what-if.decisive-secret')}</p>
  if (decisive.length === 0) return <p safe>{say('what-if.decisive-none')}</p>
  return (
    <>
      <p safe>{say('what-if.decisive-intro')}</p>
      <ul>
        {decisive.map((seat) => (
          <li safe>{seatName(seat)}</li>
        ))}
      </ul>
    </>
  )
}

type Choice = { readonly value: string; readonly label: string }

const Checks = ({
  name,
  legend,
  choices,
  chosen,
}: {
  name: string
  legend: string
  choices: readonly Choice[]
  chosen: readonly string[]
}): JSX.Element => {
  if (choices.length === 0) return ''
  return (
    <fieldset class="field">
      <legend safe>{legend}</legend>
      {choices.map(({ value, label }, index) => (
        <div class="choice">
          <input type="checkbox" id={`${name}-${index}`} name={name} value={value} checked={chosen.includes(value)} />
          <label for={`${name}-${index}`} safe>
            {label}
          </label>
        </div>
      ))}
    </fieldset>
  )
}

/** A form that only reads: it is sent with GET, and nothing is recorded. */
const Ask = ({ view, house, story, ballot, judged, asked, seatName }: WhatIfPageProps): JSX.Element => {
  const { say } = view
  return (
    <form method="get" action={whatIfPage(house.id, story.id, ballot.id)}>
      <FilterSelect
        name="regels"
        label={say('what-if.set')}
        any={say('what-if.own-rules')}
        options={readyMadeNames.map((value) => ({ value, label: readyMadeRuleSet(value).name }))}
        value={asked.readyMade}
      />
      <Checks
        name="zonder"
        legend={say('what-if.without-votes')}
        choices={ballot.votes.map(({ seat, choice }) => ({
          value: seat.id,
          label: `${seatText(seat)}: ${say(`word.vote.${choice}`)}`,
        }))}
        chosen={asked.withoutVotes}
      />
      <Checks
        name="zonder-volmacht"
        legend={say('what-if.without-proxies')}
        choices={judged.proxies.map(({ proxy, giver, holder }) => ({
          value: proxy,
          label: say('what-if.proxy', { giver: seatName(giver), holder: seatName(holder) }),
        }))}
        chosen={asked.withoutProxies}
      />
      <button type="submit" class="button" safe>
        {say('what-if.send')}
      </button>
    </form>
  )
}

const quorumText = ({ say }: View, { quorum: { needed, met } }: Verdict): string => {
  if (needed === null) return say('what-if.quorum.none')
  return say(met ? 'what-if.quorum.met' : 'what-if.quorum.missed', { needed })
}

type Told = { readonly rules: RuleSet; readonly verdict: Verdict }

/** The same things of both verdicts, line by line. */
const rowsOf = (view: View, told: readonly Told[]): readonly { name: string; values: readonly string[] }[] => {
  const { say } = view
  const row = (name: string, value: (one: Told) => string | number) => ({
    name,
    values: told.map((one) => String(value(one))),
  })
  return [
    row(say('what-if.row.rules'), ({ rules }) => rules.name),
    row(say('what-if.row.present'), ({ verdict }) =>
      say('what-if.present', { there: verdict.present + verdict.represented, seats: verdict.seats }),
    ),
    row(say('what-if.row.quorum'), ({ verdict }) => quorumText(view, verdict)),
    ...(['for', 'against', 'abstain', 'blank', 'invalid'] as const).map((kind) =>
      row(say(`what-if.row.${kind}`), ({ verdict }) => verdict.votes[kind]),
    ),
    row(say('what-if.row.void'), ({ verdict }) => verdict.void.length),
    row(say('what-if.row.counted'), ({ verdict }) => verdict.counted),
    row(say('what-if.row.needed'), ({ verdict }) => verdict.needed ?? say('what-if.needed-none')),
    row(say('what-if.row.outcome'), ({ verdict }) => say(`word.ballot-outcome.${verdict.outcome}`)),
  ]
}

const Answer = ({ view, now, then }: { view: View; now: Told; then: Told }): JSX.Element => {
  const { say } = view
  const outcome = say(`word.ballot-outcome.${now.verdict.outcome}`)
  const other = say(`word.ballot-outcome.${then.verdict.outcome}`)
  const columns = [say('what-if.row'), say('what-if.now'), say('what-if.then')]
  return (
    <section aria-labelledby="antwoord">
      <h2 id="antwoord" safe>
        {say('what-if.compare')}
      </h2>
      <p>
        <strong safe>
          {outcome === other ? say('what-if.same', { outcome }) : say('what-if.other', { other, now: outcome })}
        </strong>
      </p>
      <Table caption={say('what-if.table')} columns={columns}>
        {rowsOf(view, [now, then]).map(({ name, values }) => (
          <tr>
            <th scope="row" safe>
              {name}
            </th>
            {values.map((value) => (
              <td safe>{value}</td>
            ))}
          </tr>
        ))}
      </Table>
      <h3 safe>{say('what-if.now')}</h3>
      <Sentences view={view} rules={now.rules} verdict={now.verdict} />
      <h3 safe>{say('what-if.then')}</h3>
      <Sentences view={view} rules={then.rules} verdict={then.verdict} />
    </section>
  )
}

/** Where the ballot stands, when that is not simply closed. */
const stateOf = ({ say }: View, { annulled, secret, open, recorded, now }: Judged): string | null => {
  if (annulled) return say('what-if.annulled')
  if (open) return say(secret ? 'what-if.secret-open' : 'what-if.open')
  if (recorded === null || now === null || recorded.outcome === now.outcome) return null
  return say('what-if.recorded-differs', {
    recorded: say(`word.ballot-outcome.${recorded.outcome}`),
    now: say(`word.ballot-outcome.${now.outcome}`),
  })
}

/** Why a ballot came out as it did, and what it would have been otherwise; nothing is recorded. */
export const WhatIfPage = (props: WhatIfPageProps): JSX.Element => {
  const { view, house, story, ballot, judged, answer, refusal, seatName } = props
  const { say } = view
  const { rules, now } = judged
  const state = stateOf(view, judged)
  return (
    <Layout
      view={view}
      title={say('what-if.title', { organ: ballot.organ.name, version: ballot.proposalVersion })}
      house={house}
      crumbs={[{ path: dossierPage(house.id, story.id), text: story.title }]}
    >
      <Notices notices={[refusal]} />
      <p safe>{say('what-if.intro')}</p>
      {state !== null && <p safe>{state}</p>}
      {now !== null && !judged.annulled && (
        <>
          <h2 safe>{say('what-if.why')}</h2>
          <Sentences view={view} rules={rules} verdict={now} />
          <h2 safe>{say('what-if.decisive')}</h2>
          <Decisive view={view} judged={judged} seatName={seatName} />
          <h2 safe>{say('what-if.ask')}</h2>
          <Ask {...props} />
          {answer !== null && <Answer view={view} now={{ rules, verdict: now }} then={answer.judgement} />}
        </>
      )}
    </Layout>
  )
}
