import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { OrganRules } from '../../application/organ-rules.js'
import { readyMadeNames, readyMadeRuleSet } from '../../domain/rule-set/ready-made.js'
import type { RuleSet } from '../../domain/rule-set/rule-set.js'
import { explainRules, noNames, type RuleNames, sourceText } from '../../texts/explain-rules.js'
import { type FormLink, FormLinks } from '../acts/parts.js'
import { TimeForm } from '../acts/time-form.js'
import { Fact } from '../dossier/fact.js'
import { organPage, rulesPage } from '../frame/addresses.js'
import type { AskedTime } from '../frame/asked-time.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'

type Props = {
  view: View
  house: HouseSummary
  organRules: OrganRules
  time: AskedTime
  /** What the reader may change of the rules. */
  links: readonly FormLink[]
}

/** Every rule of a set, each in a sentence, and where they are written down. */
const Sentences = ({ view, rules, names }: { view: View; rules: RuleSet; names: RuleNames }): JSX.Element => (
  <>
    <p safe>{sourceText(rules, view.say)}</p>
    <dl class="facts">
      {explainRules(rules, view.say, names).map(({ name, text }) => (
        <Fact name={name}>
          <span safe>{text}</span>
        </Fact>
      ))}
    </dl>
  </>
)

const titleOf = ({ say, day }: View, { asOf, knownOn }: AskedTime, { name }: RuleSet): string =>
  knownOn === null
    ? say('organ.rules.on', { day: day(asOf), name })
    : say('organ.rules.on-known', { day: day(asOf), moment: day(knownOn), name })

const History = ({ view, organRules }: Pick<Props, 'view' | 'organRules'>): JSX.Element => {
  const { say, day } = view
  const { organ, history } = organRules
  const columns = [
    say('organ.rules.period'),
    say('organ.rules.name'),
    say('organ.rules.majority'),
    say('organ.rules.where'),
  ]
  return (
    <Table caption={say('organ.rules.history-caption', { organ: organ.name })} columns={columns}>
      {history.map(({ from, until, rules }) => (
        <tr>
          <th scope="row" safe>
            {until === null
              ? say('mandate.from', { from: day(from) })
              : say('mandate.from-until', { from: day(from), until: day(until) })}
          </th>
          <td safe>{rules.name}</td>
          <td safe>{say(`word.majority.${rules.majority}`)}</td>
          <td safe>
            {rules.source.reference === null
              ? rules.source.text
              : say('dossier.ballot.source', { text: rules.source.text, reference: rules.source.reference })}
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** The sets that are ready to be adopted, each to be unfolded. */
const ReadyMade = ({ view }: { view: View }): JSX.Element => (
  <section aria-labelledby="klaar">
    <h2 id="klaar" safe>
      {view.say('organ.rules.ready')}
    </h2>
    <p safe>{view.say('organ.rules.ready-intro')}</p>
    {readyMadeNames.map((name) => (
      <details>
        <summary safe>{readyMadeRuleSet(name).name}</summary>
        <Sentences view={view} rules={readyMadeRuleSet(name)} names={noNames} />
      </details>
    ))}
  </section>
)

/** By which rules an organ meets and decides, as of a day and as known at a moment, and which it had before. */
export const RulesPage = ({ view, house, organRules, time, links }: Props): JSX.Element => {
  const { say, day } = view
  const { organ, rules, history, names } = organRules
  return (
    <Layout
      view={view}
      title={say('organ.rules', { organ: organ.name })}
      house={house}
      crumbs={[{ path: organPage(house.id, organ.id), text: organ.name }]}
    >
      <Notices notices={time.notices} />
      <TimeForm view={view} path={rulesPage(house.id, organ.id)} time={time} />
      <FormLinks links={links} />
      {rules === null ? (
        <p safe>{say('organ.rules.none', { day: day(time.asOf) })}</p>
      ) : (
        <section aria-labelledby="regels">
          <h2 id="regels" safe>
            {titleOf(view, time, rules)}
          </h2>
          <Sentences view={view} rules={rules} names={names} />
        </section>
      )}
      {history.length > 0 && (
        <section aria-labelledby="geschiedenis">
          <h2 id="geschiedenis" safe>
            {say('organ.rules.history')}
          </h2>
          <History view={view} organRules={organRules} />
        </section>
      )}
      <ReadyMade view={view} />
    </Layout>
  )
}
