import type { Saying } from '../decision-register/ratification.js'
import { nameMandate } from '../mandate-register/naming.js'
import type { Names } from '../names.js'
import type { Entries, EntryOf } from './entries.js'
import type { BekrachtigingTold, DecisionTold } from './story.js'

const outcomes = {
  BekrachtigingGranted: 'granted',
  BekrachtigingRefused: 'refused',
  DecisionSentBack: 'sent-back',
  BekrachtigingLapsed: 'lapsed',
  BekrachtigingDeemedGranted: 'deemed-granted',
} as const satisfies Record<Saying, string>

type SayingEntry = { [Type in Saying]: EntryOf<Type> }[Saying]

const conditionsOf = (entries: Entries, entry: SayingEntry): BekrachtigingTold['conditions'] => {
  if (entry.type !== 'BekrachtigingGranted') return []
  const { decision, organ, conditions } = entry.data
  const met = entries
    .of('BekrachtigingConditionMet')
    .filter(({ data }) => data.decision === decision && data.organ === organ)
  return conditions.map((condition) => {
    const fulfilled = met.find(({ data }) => data.condition === condition.number)
    return {
      ...condition,
      met: fulfilled === undefined ? null : { ...entries.told(fulfilled), evidence: fulfilled.data.evidence },
    }
  })
}

const pointsOf = (entries: Entries, entry: SayingEntry): BekrachtigingTold['points'] => {
  if (entry.type !== 'DecisionSentBack') return []
  const { decision, points } = entry.data
  const answers = entries
    .of('ProposalRevised')
    .flatMap(({ data }) =>
      data.remarksAnswered
        .filter((answer) => answer.decision === decision)
        .map(({ point, answer }) => ({ point, inVersion: data.version, text: answer })),
    )
  return points.map((point) => {
    const found = answers.find((answer) => answer.point === point.number)
    return { ...point, answer: found === undefined ? null : { inVersion: found.inVersion, text: found.text } }
  })
}

const reasonsOf = ({ data }: SayingEntry): string | null =>
  'reasons' in data ? data.reasons : 'remarks' in data ? data.remarks : null

const tell = (entries: Entries, names: Names, entry: SayingEntry): BekrachtigingTold => ({
  ...entries.told(entry),
  organ: names.organ(entry.data.organ),
  inPlaceOf: (entry.data.inPlaceOf ?? []).map(names.organ),
  outcome: outcomes[entry.type],
  reasons: reasonsOf(entry),
  heals: nameMandate(names, 'heals' in entry.data ? entry.data.heals : null),
  meeting: 'meeting' in entry.data ? entry.data.meeting : null,
  extent: 'extent' in entry.data ? entry.data.extent : { kind: 'full' },
  conditions: conditionsOf(entries, entry),
  points: pointsOf(entries, entry),
  due: 'due' in entry.data ? entry.data.due : null,
})

/** What ratifying organs said about each decision, in the order it was recorded; their silence too. */
export const tellBekrachtigingen = (
  entries: Entries,
  names: Names,
): ReadonlyMap<string, readonly BekrachtigingTold[]> => {
  const acts: readonly SayingEntry[] = [
    ...entries.of('BekrachtigingGranted'),
    ...entries.of('BekrachtigingRefused'),
    ...entries.of('DecisionSentBack'),
    ...entries.of('BekrachtigingLapsed'),
    ...entries.of('BekrachtigingDeemedGranted'),
  ]
  const told = new Map<string, BekrachtigingTold[]>()
  for (const entry of [...acts].sort((a, b) => Number(a.position - b.position))) {
    const { decision } = entry.data
    told.set(decision, [...(told.get(decision) ?? []), tell(entries, names, entry)])
  }
  return told
}

/** What was done with a decision after it was taken: carried out, published, annulled. */
export const tellAftermath = (
  entries: Entries,
  decision: string,
): Pick<DecisionTold, 'executions' | 'published' | 'annulled'> => {
  const [published] = entries.of('DecisionPublished').filter(({ data }) => data.decision === decision)
  const [annulled] = entries.of('DecisionAnnulled').filter(({ data }) => data.decision === decision)
  return {
    executions: entries
      .of('DecisionExecuted')
      .filter(({ data }) => data.decision === decision)
      .map((entry) => ({
        ...entries.told(entry),
        what: entry.data.what,
        irregular: entry.data.irregular?.because ?? null,
      })),
    published: published === undefined ? null : { ...entries.told(published), where: published.data.where },
    annulled:
      annulled === undefined
        ? null
        : { ...entries.told(annulled), authority: annulled.data.authority, reasons: annulled.data.reasons },
  }
}
