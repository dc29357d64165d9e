import type { Thing } from '../../application/seen.js'
import { dossierId, type MeetingId, seatId } from '../../domain/shared/identifiers.js'

type Chosen = Readonly<Record<string, unknown>>

/** What the form of a meeting under this slug changes, where two people could do so at once; null where nothing clashes. */
export const thingOfMeeting = (slug: string, chosen: Chosen, meeting: MeetingId): Thing | null => {
  const dossier = dossierId.safeParse(chosen.dossier)
  const seat = seatId.safeParse(chosen.seat)
  switch (slug) {
    case 'openen':
    case 'schorsen':
    case 'hervatten':
    case 'sluiten':
      return { kind: 'course', meeting }
    case 'aanwezigheid':
      return { kind: 'attendance', meeting }
    case 'voorzitter':
      return { kind: 'chair', meeting }
    case 'secretaris':
      return { kind: 'secretary', meeting }
    case 'verslag':
      return { kind: 'minutes', meeting }
    case 'behandeld':
    case 'agendapunt-afvoeren':
      return dossier.success ? { kind: 'item', meeting, dossier: dossier.data } : null
    case 'belang':
      return dossier.success && seat.success
        ? { kind: 'recusal', meeting, dossier: dossier.data, seat: seat.data }
        : null
    case 'aanwezig':
      return seat.success ? { kind: 'presence', meeting, seat: seat.data } : null
    default:
      return null
  }
}

/** Can it be recorded once more, over what another recorded? What is treated, voted or closed is so once. */
export const canBeRecordedOver = ({ kind }: Thing): boolean =>
  kind === 'presence' ||
  kind === 'attendance' ||
  kind === 'chair' ||
  kind === 'secretary' ||
  kind === 'minutes' ||
  kind === 'proposal'
