import type { DecisionTold } from '../../../projections/dossier-history/story.js'
import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { Deadline } from '../../domain/bekrachtiging/deadline.js'
import { Mark, StateMark } from '../frame/marks.js'
import type { View } from '../frame/view.js'
import { Chain } from '../mandates/chain.js'
import { AftermathFacts } from './aftermath-facts.js'
import { BekrachtigingFacts } from './bekrachtiging-facts.js'
import { Fact, Text } from './fact.js'
import { ProofLinks } from './proof-links.js'
import { Rectifications } from './rectifications.js'

/** The deadlines that run, by decision. */
type Deadlines = ReadonlyMap<string, readonly Deadline[]>
type Props = { view: View; house: HouseSummary; decision: DecisionTold; deadlines: Deadlines }

const provisionalText = ({ say, day }: View, { referralBackUntil }: DecisionTold): string =>
  referralBackUntil === null
    ? say('dossier.decision.provisional')
    : say('dossier.decision.provisional-until', { day: day(referralBackUntil) })

const Standing = ({ view, decision }: Props): JSX.Element => {
  if (decision.outcome === 'postponed' || decision.outcome === 'noted') return ''
  return (
    <Fact name={view.say('dossier.decision.standing')}>
      <StateMark view={view} state={decision.state} />{' '}
      {decision.finalOn !== null && (
        <span safe>{view.say('dossier.decision.final-on', { day: view.day(decision.finalOn) })}</span>
      )}
      {decision.provisional && <span safe>{provisionalText(view, decision)}</span>}
    </Fact>
  )
}

/** Why it is marked as irregular, with the reason that was given and who healed it. */
const Irregular = ({ view, decision }: Props): JSX.Element => {
  const { say, day } = view
  const { irregular, bekrachtiging } = decision
  if (irregular === null) return ''
  return (
    <>
      <p>
        <Mark tone="bad" text={say('dossier.decision.irregular')} />
      </p>
      <p safe>{say('dossier.decision.irregular-reason', { reason: irregular })}</p>
      {bekrachtiging?.heals != null && (
        <p safe>{say('dossier.decision.healed', { organ: bekrachtiging.organ.name, day: day(bekrachtiging.on) })}</p>
      )}
    </>
  )
}

const mandateText = (view: View, decision: DecisionTold): string =>
  decision.irregular === null
    ? view.say('dossier.decision.mandate-unneeded')
    : view.say('dossier.decision.mandate-none', { organ: decision.organ.name })

const Mandate = ({ view, house, decision }: Props): JSX.Element => {
  const { say } = view
  const { mandate, bekrachtiging, id } = decision
  const heals = bekrachtiging?.heals ?? null
  const shared = { view, house: house.id, own: house.ownSubjects }
  return (
    <>
      <h4 safe>{say('dossier.decision.mandate')}</h4>
      {mandate === null ? (
        <p safe>{mandateText(view, decision)}</p>
      ) : (
        <Chain {...shared} id={`keten-${id}`} links={mandate.chain} />
      )}
      {heals !== null && (
        <>
          <h4 safe>{say('dossier.decision.healing-mandate')}</h4>
          <Chain {...shared} id={`herstel-${id}`} links={heals.chain} />
        </>
      )}
    </>
  )
}

/** What was decided, and what of it was ratified where that is less. */
const amountText = ({ say, money }: View, decided: number, ratified: number | null): string =>
  ratified === null || ratified === decided
    ? money(decided)
    : say('dossier.decision.ratified-amount', { ratified: money(ratified), decided: money(decided) })

const Decision = (props: Props): JSX.Element => {
  const { view, house, decision, deadlines } = props
  const { say, day } = view
  const what = { organ: decision.organ.name, outcome: say(`word.outcome.${decision.outcome}`), day: day(decision.on) }
  return (
    <article class={decision.irregular === null ? 'card' : 'card card--bad'} id={`besluit-${decision.id}`}>
      <h3 safe>{say('dossier.decision', what)}</h3>
      <p class="soft" safe>
        {say('dossier.decision.version', { version: decision.proposalVersion })}
      </p>
      {decision.role !== null && (
        <p safe>{say('dossier.decision.role', { role: say(`word.seat-role.${decision.role}`) })}</p>
      )}
      <Irregular {...props} />
      <dl class="facts">
        <Standing {...props} />
        <BekrachtigingFacts
          view={view}
          house={house}
          decision={decision}
          deadlines={deadlines.get(decision.id) ?? []}
        />
        {decision.amountCents !== null && (
          <Fact name={say('dossier.version.amount')}>
            <Text text={amountText(view, decision.amountCents, decision.ratifiedAmountCents)} />
          </Fact>
        )}
        {decision.reasons !== null && (
          <Fact name={say('dossier.decision.reasons')}>
            <Text text={decision.reasons} />
          </Fact>
        )}
        <AftermathFacts view={view} house={house} decision={decision} />
      </dl>
      {decision.adviceNotAwaited !== null && (
        <p safe>{say('dossier.decision.advice-not-awaited', { reason: decision.adviceNotAwaited })}</p>
      )}
      <ProofLinks view={view} house={house.id} about={say('dossier.decision', what)} entries={[decision]} />
      <Rectifications view={view} rectifications={decision.rectifications} />
      <Mandate {...props} />
    </article>
  )
}

/** Every decision, newest first: what it is worth, under which mandate, and what came after. */
export const DecisionSection = ({
  view,
  house,
  decisions,
  deadlines,
}: {
  view: View
  house: HouseSummary
  decisions: readonly DecisionTold[]
  deadlines: Deadlines
}): JSX.Element => {
  if (decisions.length === 0) return ''
  return (
    <section aria-labelledby="besluiten">
      <h2 id="besluiten" safe>
        {view.say('dossier.decisions')}
      </h2>
      {[...decisions].reverse().map((decision) => (
        <Decision view={view} house={house} decision={decision} deadlines={deadlines} />
      ))}
    </section>
  )
}
