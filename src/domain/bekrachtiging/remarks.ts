import type { DecisionOutcome } from '../decision/events.js'
import type { Decision } from '../decision/state.js'
import type { Dossier } from '../dossier/state.js'
import type { DataOf } from '../events.js'
import { type Refused, refuse } from '../shared/decider.js'
import type { Happened } from '../shared/event.js'
import type { DecisionId } from '../shared/identifiers.js'
import type { Bekrachtiging } from './state.js'
import { openRemarks } from './status.js'

type Answers = DataOf<'ProposalRevised'>['remarksAnswered']

const remarksOf = ({ bekrachtiging }: Decision) => [...bekrachtiging.values()].flatMap(({ remarks }) => remarks)

/** Each answer belongs to a point with which a decision of the dossier was sent back, and each point is answered once. */
export const answersMustFitRemarks = ({ decisions }: Pick<Dossier, 'decisions'>, answers: Answers): Refused | null => {
  const given = new Set<string>()
  for (const [index, { decision: id, point }] of answers.entries()) {
    const decision = decisions.get(id)
    if (decision === undefined) return refuse('decision.unknown', `remarksAnswered.${index}.decision`)
    const remark = remarksOf(decision).find(({ number }) => number === point)
    if (remark === undefined) return refuse('remark.unknown', `remarksAnswered.${index}.point`, { point })
    const key = `${id} ${point}`
    if (remark.answeredIn !== null || given.has(key)) {
      return refuse('answer.already-given', `remarksAnswered.${index}.point`, { point })
    }
    given.add(key)
  }
  return null
}

/** What was sent back is not adopted again before the newest version, or one before it, answered every point. */
export const remarksMustBeAnswered = (
  dossier: Pick<Dossier, 'decisions'>,
  outcome: DecisionOutcome,
): Refused | null => {
  const open = outcome === 'adopted' ? openRemarks(dossier) : []
  return open.length === 0
    ? null
    : refuse('decision.remarks-unanswered', 'dossier', { points: open.map(({ point }) => point).join(', ') })
}

/** The decisions of a dossier with the points answered that a new version answers. */
export const withRemarksAnswered = (
  decisions: ReadonlyMap<DecisionId, Decision>,
  { id, data }: Happened<{ readonly data: DataOf<'ProposalRevised'> }>,
): ReadonlyMap<DecisionId, Decision> => {
  if (data.remarksAnswered.length === 0) return decisions
  const isAnswered = (decision: DecisionId, point: number): boolean =>
    data.remarksAnswered.some((answer) => answer.decision === decision && answer.point === point)
  return new Map(
    [...decisions].map(([decision, one]) => {
      const answered = (word: Bekrachtiging): Bekrachtiging => ({
        ...word,
        remarks: word.remarks.map((remark) =>
          isAnswered(decision, remark.number) ? { ...remark, answeredIn: data.version, answeredBy: id } : remark,
        ),
      })
      const bekrachtiging = new Map([...one.bekrachtiging].map(([organ, word]) => [organ, answered(word)] as const))
      return [decision, { ...one, bekrachtiging }] as const
    }),
  )
}
