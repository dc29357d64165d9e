import { z } from 'zod'
import {
  type ActionEntry,
  type AgreementEntry,
  actionStatuses,
  agreementStatuses,
  type CandidacyEntry,
  type DelegationEntry,
  type GoalEntry,
  type WorkingGroupEntry,
  workingGroupStatuses,
  type YearEvaluationEntry,
} from '../../application/acts/answers.js'
import { agreementKind } from '../../domain/agreement/events.js'
import { goalVerdict } from '../../domain/evaluation/events.js'
import { evaluationAdvice } from '../../domain/organ/events.js'
import { seatRole } from '../../domain/seat/events.js'
import { answers, day, named, seatName, uuid } from './answer.js'

const titled = z.strictObject({ id: uuid, title: z.string() })
const report = { on: day, text: z.string(), event: uuid }

export const agreementEntry = answers<AgreementEntry>()(
  z
    .strictObject({
      id: uuid,
      kind: agreementKind,
      title: z.string(),
      reference: z.string(),
      draftedOn: day,
      from: day,
      until: day.nullable(),
      noticeMonths: z.int().nullable(),
      status: z.enum(agreementStatuses),
      inForceFrom: day.nullable().meta({ description: 'The first day in force; null while signatures are missing' }),
      terminatedOn: day.nullable(),
      parties: z.array(
        z.strictObject({
          partner: named,
          now: named.nullable().meta({ description: 'Who stands in its place on that day, after a merger' }),
          signedOn: day.nullable(),
          leftOn: day.nullable(),
        }),
      ),
      missing: z.array(named).meta({ description: 'Who still must sign' }),
      mandates: z.array(z.strictObject({ id: uuid, organ: named, role: seatRole.nullable(), subject: z.string() })),
      event: uuid,
    })
    .meta({ id: 'Agreement' }),
)

export const goalEntry = answers<GoalEntry>()(
  z
    .strictObject({
      id: uuid,
      code: z.string(),
      title: z.string(),
      actionPoints: z.array(z.strictObject({ letter: z.string(), title: z.string() })),
      evaluatedYearly: z.boolean(),
      from: day,
      until: day.nullable(),
      dossiers: z.array(
        z.strictObject({ id: uuid, title: z.string(), actionPoint: z.string().nullable(), event: uuid }),
      ),
      actions: z.array(uuid),
      evaluations: z.array(z.strictObject({ year: z.int(), organ: named, verdict: goalVerdict })),
      event: uuid,
    })
    .meta({ id: 'Goal' }),
)

export const yearEvaluationEntry = answers<YearEvaluationEntry>()(
  z
    .strictObject({
      ...report,
      organ: named,
      year: z.int(),
      goals: z.array(z.strictObject({ id: uuid, code: z.string(), verdict: goalVerdict })),
    })
    .meta({ id: 'YearEvaluation' }),
)

export const actionEntry = answers<ActionEntry>()(
  z
    .strictObject({
      id: uuid,
      title: z.string(),
      owner: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('organ'), organ: named }),
        z.strictObject({ kind: z.literal('partner'), partner: named }),
        z.strictObject({ kind: z.literal('seat'), seat: seatName }),
      ]),
      plannedOn: day,
      due: day,
      status: z.enum(actionStatuses),
      closedOn: day.nullable(),
      decision: uuid.nullable(),
      dossier: titled.nullable(),
      goal: z.strictObject({ id: uuid, code: z.string() }).nullable(),
      actionPoint: z.string().nullable(),
      reports: z.array(z.strictObject(report)),
      event: uuid,
    })
    .meta({ id: 'Action' }),
)

export const candidacyEntry = answers<CandidacyEntry>()(
  z
    .strictObject({
      id: uuid,
      name: z.string(),
      kbo: z.string().nullable(),
      submittedOn: day,
      put: z
        .strictObject({ on: day, dossier: titled, organ: named, heldOn: day, event: uuid })
        .nullable()
        .meta({ description: 'On which agenda of the network it came' }),
      outcome: z
        .strictObject({
          kind: z.enum(['admitted', 'refused', 'withdrawn']),
          on: day,
          partner: named.nullable(),
          reasons: z.string().nullable(),
          broken: z.array(z.string()).meta({ description: 'Codes of the rules that were not kept' }),
          event: uuid,
        })
        .nullable(),
      event: uuid,
    })
    .meta({ id: 'Candidacy' }),
)

export const delegationEntry = answers<DelegationEntry>()(
  z
    .strictObject({
      id: uuid,
      organ: named,
      seat: seatName,
      body: z.string(),
      assignment: z.string(),
      from: day,
      until: day.nullable(),
      reportEveryDays: z.int().nullable(),
      silentSince: day.nullable().meta({ description: 'The day a report was due and did not come' }),
      reports: z.array(z.strictObject(report)),
      event: uuid,
    })
    .meta({ id: 'Delegation' }),
)

export const workingGroupEntry = answers<WorkingGroupEntry>()(
  z
    .strictObject({
      id: uuid,
      name: z.string(),
      purpose: z.string().nullable(),
      from: day,
      until: day.nullable(),
      status: z.enum(workingGroupStatuses),
      members: z.array(z.strictObject({ id: uuid, function: z.string(), partner: named.nullable(), role: seatRole })),
      extensions: z.array(z.strictObject({ on: day, until: day.nullable(), event: uuid })),
      evaluations: z.array(z.strictObject({ ...report, advice: evaluationAdvice })),
      event: uuid,
    })
    .meta({ id: 'WorkingGroup' }),
)
