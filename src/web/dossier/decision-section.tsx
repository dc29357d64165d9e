import type { PropsWithChildren } from '@kitajs/html'
import type { BekrachtigingTold, DecisionTold } from '../../../projections/dossier-history/story.js'
import type { HouseSummary } from '../../../projections/houses/answers.js'
import { Mark, StateMark } from '../frame/marks.js'
import type { View } from '../frame/view.js'
import { Chain } from '../mandates/chain.js'
import { ProofLinks } from './proof-links.js'
import { Rectifications } from './rectifications.js'

type Props = { view: View; house: HouseSummary; decision: DecisionTold }

const Fact = ({ name, children }: PropsWithChildren<{ name: string }>): JSX.Element => (
  <>
    <dt safe>{name}</dt>
    <dd>{children}</dd>
  </>
)

const Text = ({ text }: { text: string }): JSX.Element => (
  <span class="prose" safe>
    {text}
  </span>
)

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

const bekrachtigingText = ({ say, day }: View, { organ, outcome, on }: BekrachtigingTold): string =>
  say('dossier.decision.bekrachtiging-told', {
    what: say(`word.bekrachtiging.${outcome}`),
    organ: organ.name,
    day: day(on),
  })

const Bekrachtiging = ({ view, house, decision }: Props): JSX.Element => {
  const { say } = view
  const { bekrachtiging } = decision
  if (bekrachtiging === null) {
    return decision.state === 'waiting-for-bekrachtiging' ? (
      <Fact name={say('dossier.decision.bekrachtiging')}>
        <Text text={say('dossier.decision.bekrachtiging-awaited', { organ: decision.standingOrgan?.name ?? '' })} />
      </Fact>
    ) : (
      ''
    )
  }
  return (
    <Fact name={say('dossier.decision.bekrachtiging')}>
      <Text text={bekrachtigingText(view, bekrachtiging)} />
      {bekrachtiging.reasons !== null && (
        <p class="prose" safe>
          {bekrachtiging.reasons}
        </p>
      )}
      <ProofLinks
        view={view}
        house={house.id}
        about={bekrachtigingText(view, bekrachtiging)}
        entries={[bekrachtiging]}
      />
      <Rectifications view={view} rectifications={bekrachtiging.rectifications} />
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

const Decision = (props: Props): JSX.Element => {
  const { view, house, decision } = props
  const { say, day, money } = view
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
        <Bekrachtiging {...props} />
        {decision.amountCents !== null && (
          <Fact name={say('dossier.version.amount')}>
            <Text text={money(decision.amountCents)} />
          </Fact>
        )}
        {decision.reasons !== null && (
          <Fact name={say('dossier.decision.reasons')}>
            <Text text={decision.reasons} />
          </Fact>
        )}
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
}: {
  view: View
  house: HouseSummary
  decisions: readonly DecisionTold[]
}): JSX.Element => {
  if (decisions.length === 0) return ''
  return (
    <section aria-labelledby="besluiten">
      <h2 id="besluiten" safe>
        {view.say('dossier.decisions')}
      </h2>
      {[...decisions].reverse().map((decision) => (
        <Decision view={view} house={house} decision={decision} />
      ))}
    </section>
  )
}
