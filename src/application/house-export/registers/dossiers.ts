import { closedNow } from '../../../domain/dossier/closing.js'
import { newestVersion } from '../../../domain/dossier/state.js'
import { newestFirst } from '../../../domain/influence/my-input.js'
import { tellInput } from '../../influence/told.js'
import type { ExportTable } from '../../money/export/table.js'
import { type Column, centsOf, namesOf, oldestFirst, register, type Telling } from './register.js'

const columnsOfDossiers = [
  'dossier',
  'title',
  'subject',
  'opened-by',
  'version',
  'amount',
  'beneficiary',
  'inputs',
  'inputs-open',
  'decisions',
  'withdrawn-on',
  'closed-on',
  'event',
] as const satisfies readonly Column[]

/** Every dossier with how much came of it; what came of each input stands in {@link inputRegister}. */
export const dossiersRegister = (telling: Telling): ExportTable => {
  const { state, record, say } = telling
  const { organ, partner, subject } = namesOf(telling)
  const given = new Map<string, { all: number; open: number }>()
  for (const input of record.inputs.values()) {
    if (input.dossier === null) continue
    const counted = given.get(input.dossier) ?? { all: 0, open: 0 }
    counted.all += 1
    if (input.answer === null && input.withdrawn === null) counted.open += 1
    given.set(input.dossier, counted)
  }
  return register(
    say,
    'dossiers',
    columnsOfDossiers,
    oldestFirst(state.dossiers, ({ entries }) => entries[0] ?? '').map(([id, dossier]) => {
      const newest = dossier.versions.at(-1)
      const input = given.get(id) ?? { all: 0, open: 0 }
      return [
        id,
        dossier.title,
        subject(dossier.subject),
        organ(dossier.openedBy),
        String(newestVersion(dossier)),
        newest?.amount ?? null,
        partner(newest?.beneficiary ?? null),
        String(input.all),
        String(input.open),
        String(dossier.decisions.size),
        dossier.withdrawal?.on ?? null,
        closedNow(dossier)?.on ?? null,
        dossier.entries[0] ?? null,
      ]
    }),
  )
}

const columnsOfInput = [
  'input',
  'kind',
  'given-on',
  'from-whom',
  'dossier',
  'title',
  'text',
  'standing',
  'reason',
  'answered-by',
  'answered-on',
  'in-version',
  'effect',
  'allocated',
  'paid',
  'left-open-on',
  'event',
  'answer-event',
] as const satisfies readonly Column[]

/** Every contribution, signal and point of advice with what became of it, the newest first. */
export const inputRegister = ({ state, record, say }: Telling): ExportTable => {
  const inputs = [...record.inputs.values()].sort(newestFirst).map((input) => tellInput(record, state, input))
  return register(
    say,
    'input',
    columnsOfInput,
    inputs.map((told) => [
      told.id,
      say(`influence.kind.${told.kind}`, { point: told.point ?? 0 }),
      told.givenOn,
      told.from.name,
      told.dossier?.id ?? null,
      told.dossier?.title ?? null,
      told.text,
      say(`influence.standing.${told.standing}`),
      told.answer?.reason ?? told.leftOpen?.because ?? null,
      told.answer?.by.name ?? null,
      told.answer?.on ?? null,
      told.answer === null || told.answer.inVersion === null ? null : String(told.answer.inVersion),
      say(`influence.effect.${told.effect}`),
      centsOf(told.allocatedCents),
      centsOf(told.paidCents),
      told.leftOpen?.on ?? null,
      told.event,
      told.answer?.event ?? null,
    ]),
  )
}
