import type { Candidacy } from '../../domain/candidacy/state.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import type { CandidacyEntry } from './answers.js'
import { byDay, dossierTitled, organNamed, partnerNamed } from './naming.js'
import type { ReadText } from './texts.js'

const putOn = (state: HouseState, { put }: Candidacy, on: LocalDate): CandidacyEntry['put'] => {
  if (put === null || put.on > on) return null
  const meeting = state.meetings.get(put.meeting)
  return meeting === undefined
    ? null
    : {
        on: put.on,
        dossier: dossierTitled(state, put.dossier),
        organ: organNamed(state, meeting.organ),
        heldOn: meeting.heldOn,
        event: put.event,
      }
}

const outcomeOn = async (
  state: HouseState,
  { outcome }: Candidacy,
  on: LocalDate,
  readText: ReadText,
): Promise<CandidacyEntry['outcome']> => {
  if (outcome === null || outcome.on > on) return null
  const { kind, event } = outcome
  const told = { kind, on: outcome.on, event }
  switch (kind) {
    case 'admitted':
      return { ...told, partner: partnerNamed(state, outcome.partner), reasons: null, broken: outcome.broken }
    case 'refused':
      return { ...told, partner: null, reasons: await readText(event, 'reasons'), broken: outcome.broken }
    case 'withdrawn':
      return { ...told, partner: null, reasons: await readText(event, 'reason'), broken: [] }
  }
}

/** The candidacies that were submitted by a day, and what had become of them, the newest first. */
export const candidaciesOn = async (
  state: HouseState,
  on: LocalDate,
  readText: ReadText,
): Promise<readonly CandidacyEntry[]> => {
  const submitted = [...state.candidacies.entries()].filter(([, { submittedOn }]) => submittedOn <= on)
  const entries = await Promise.all(
    submitted.map(
      async ([id, candidacy]): Promise<CandidacyEntry> => ({
        id,
        name: candidacy.name,
        kbo: candidacy.kbo,
        submittedOn: candidacy.submittedOn,
        put: putOn(state, candidacy, on),
        outcome: await outcomeOn(state, candidacy, on, readText),
        event: candidacy.event,
      }),
    ),
  )
  return entries.sort(byDay(({ submittedOn }) => submittedOn)).reverse()
}
