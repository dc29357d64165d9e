import { decisionState } from '../../../../projections/decision-register/state.js'
import { bekrachtigingStatus, finalOn, ratifiedAmount } from '../../../domain/bekrachtiging/status.js'
import { awaitsConfirmation } from '../../../domain/decision/provisional.js'
import type { Decision } from '../../../domain/decision/state.js'
import type { ExportTable } from '../../money/export/table.js'
import { type Column, listed, namesOf, register, type Telling } from './register.js'

const columns = [
  'decision',
  'dossier',
  'title',
  'organ',
  'role',
  'decided-on',
  'outcome',
  'state',
  'subject',
  'version',
  'amount',
  'ratified-amount',
  'mandates',
  'ballot',
  'meeting',
  'bekrachtiging',
  'final-on',
  'annulled-on',
  'published-on',
  'executions',
  'event',
] as const satisfies readonly Column[]

const stateOf = (decision: Decision) =>
  decisionState(
    decision.outcome,
    decision.standing.kind,
    bekrachtigingStatus(decision),
    decision.annulled !== null,
    decision.fallen ? 'fallen' : awaitsConfirmation(decision) ? 'provisional' : 'confirmed',
  )

/** Every decision, in the order they were recorded. */
export const decisionsRegister = (telling: Telling): ExportTable => {
  const { state, say } = telling
  const { organ, subject, bekrachtiging } = namesOf(telling)
  const all = [...state.dossiers].flatMap(([dossier, { title, decisions }]) =>
    [...decisions].map(([id, decision]) => ({ dossier, title, id, decision })),
  )
  return register(
    say,
    'decisions',
    columns,
    all
      .toSorted((one, other) => one.decision.revision - other.decision.revision)
      .map(({ dossier, title, id, decision }) => [
        id,
        dossier,
        title,
        organ(decision.organ),
        decision.role === null ? '' : say(`word.seat-role.${decision.role}`),
        decision.decidedOn,
        say(`word.outcome.${decision.outcome}`),
        say(`word.state.${stateOf(decision)}`),
        subject(decision.subject),
        String(decision.proposalVersion),
        decision.amount,
        ratifiedAmount(decision),
        listed(decision.chain),
        decision.ballot,
        decision.meeting,
        listed(
          [...decision.bekrachtiging.values()].map(
            ({ organ: by, outcome, on }) => `${organ(by)}: ${bekrachtiging(outcome)} (${on})`,
          ),
        ),
        finalOn(decision),
        decision.annulled?.on ?? null,
        decision.published?.on ?? null,
        String(decision.executions.length),
        decision.event,
      ]),
  )
}
