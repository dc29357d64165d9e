import { decisionOutcome } from '../../../domain/decision/events.js'
import { subjectPath } from '../../../domain/house/subject.js'
import { conditionsOf } from '../../../domain/mandate/conditions.js'
import { resolveMandate } from '../../../domain/mandate/resolve.js'
import { cents, toCents } from '../../../domain/shared/money.js'
import { MandateAnswerBlock } from '../../mandates/answer.js'
import { type Act, type ActContext, oneCommand } from '../act.js'
import type { Field } from '../fields.js'
import { recordsFor } from '../permissions.js'
import {
  dayField,
  irregularField,
  isClosed,
  isDecided,
  meetingField,
  offeredWhen,
  organField,
  organOptions,
} from '../shared-fields.js'
import { dossierTemplates } from '../template-facts.js'

/** Closed ballots on the newest version, newest last. */
const closedBallots = ({ story }: ActContext) =>
  story.ballots.filter(({ closed, proposalVersion }) => closed !== null && proposalVersion === story.newestVersion)

const ballotFields = (context: ActContext): readonly Field[] => {
  const { say, day } = context.view
  const own = new Set(organOptions(context).map(({ value }) => value))
  const ballots = closedBallots(context).filter(({ organ }) => own.has(organ.id))
  if (ballots.length === 0) return []
  return [
    {
      kind: 'select',
      name: 'ballot',
      label: say('form.decision.ballot'),
      hint: say('form.decision.ballot.hint'),
      value: ballots.at(-1)?.id ?? '',
      options: ballots.map(({ id, organ, on, closed }) => ({
        value: id,
        label: say('form.decision.ballot.option', {
          organ: organ.name,
          day: day(on),
          outcome: closed === null ? '' : say(`word.ballot-outcome.${closed.outcome}`),
        }),
      })),
    },
  ]
}

/** What a decision of each organ would be worth today: the mandate, and what would still have to happen. */
const Worth = async (context: ActContext): Promise<JSX.Element> => {
  const { view, asker, house, story, mayDecide } = context
  const amount = cents.safeParse(story.amountCents)
  const subject = subjectPath.parse(story.subject)
  const answers = await Promise.all(
    recordsFor(asker).map(async (organ) => ({
      organ,
      answer: await mayDecide(asker.house, {
        organ: organ.id,
        role: null,
        subject,
        amount: amount.success ? toCents(amount.data) : null,
        on: asker.today,
      }),
    })),
  )
  return (
    <section aria-labelledby="waard">
      <h2 id="waard" safe>
        {view.say('form.decision.worth')}
      </h2>
      {answers.map(({ organ, answer }) => (
        <MandateAnswerBlock
          view={view}
          house={house}
          state={asker.state}
          organ={organ}
          subject={story.subject}
          day={asker.today}
          answer={answer}
        />
      ))}
    </section>
  )
}

/** The conditions of the mandates that the organs of the asker would decide under today: one check box each. */
const conditionFields = (context: ActContext): readonly Field[] => {
  const { view, asker, story } = context
  const amount = cents.safeParse(story.amountCents)
  const conditions = recordsFor(asker).flatMap(({ id: organ }) => {
    const answer = resolveMandate(asker.state, {
      organ,
      role: null,
      subject: subjectPath.parse(story.subject),
      amount: amount.success ? toCents(amount.data) : null,
      on: asker.today,
    })
    return answer.found ? conditionsOf(asker.state, answer.mandate, asker.today).conditions : []
  })
  if (conditions.length === 0) return []
  const options = [...new Set(conditions)].map((condition) => ({ value: condition, label: condition }))
  return [{ kind: 'checks', name: 'conditionsConfirmed', label: view.say('form.decision.conditions'), options }]
}

export const takeDecision: Act = {
  slug: 'besluit',
  title: ({ view }) => view.say('form.decision'),
  guarded: true,
  offers: (context) => {
    const { story, view } = context
    const stands = story.versions.length > 0 && story.withdrawn === null
    const ready = stands && !isDecided(context) && !isClosed(context)
    return offeredWhen(ready && organOptions(context).length > 0, view.say('form.decision'))
  },
  before: Worth,
  fields: (context) => {
    const { say } = context.view
    const outcome = closedBallots(context).at(-1)?.closed?.outcome
    return [
      organField(context, 'organ', say('form.decision.organ')),
      ...ballotFields(context),
      ...meetingField(context),
      ...conditionFields(context),
      {
        kind: 'radio',
        name: 'outcome',
        label: say('form.decision.outcome'),
        required: true,
        value: outcome ?? '',
        options: decisionOutcome.options.map((value) => ({ value, label: say(`word.outcome.${value}`) })),
      },
      {
        kind: 'prose',
        name: 'reasons',
        label: say('form.decision.reasons'),
        hint: say('form.decision.reasons.hint'),
        templates: dossierTemplates(context, 'decision'),
      },
      {
        kind: 'prose',
        name: 'adviceNotAwaitedBecause',
        label: say('form.decision.advice'),
        hint: say('form.decision.advice.hint'),
      },
      {
        kind: 'prose',
        name: 'withoutMandateBecause',
        label: say('form.decision.irregular'),
        hint: say('form.decision.irregular.hint'),
      },
      irregularField(context, 'decision'),
      dayField(context),
    ]
  },
  sendings: oneCommand('TakeDecision'),
}
