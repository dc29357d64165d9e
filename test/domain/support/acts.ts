import type { FieldsOf, House } from './given.js'
import { convenant, majority, propose, type SmallHouse, terms } from './small-house.js'

/** A new partner since the first day of the small house; answers its id. */
export const admit = (house: House, name: string, fields: Partial<FieldsOf<'AdmitPartner'>> = {}): string =>
  house.record('AdmitPartner', {
    effectiveOn: '2025-01-01',
    name,
    kind: 'private-legal-person',
    sector: 'vrije-tijd',
    basis: convenant,
    ...fields,
  }).partner!

/** The network of the house, in which every partner of the small house has a seat; it may decide about admission. */
export const withNetwork = (small: SmallHouse, kind: 'netwerk' | 'algemene-vergadering' | 'stuurgroep' = 'netwerk') => {
  const { house, centre, municipality } = small
  const effectiveOn = '2025-01-01'
  const network = house.record('EstablishOrgan', {
    effectiveOn,
    name: 'Netwerk',
    kind,
    rule: majority,
    basis: convenant,
  }).organ!
  house.record('GrantMandate', {
    effectiveOn,
    grantor: convenant,
    grantee: { organ: network, role: null },
    subject: 'partners.admission',
    terms: terms('decide'),
  })
  const seat = (partner: string | null): string =>
    house.record('AssignSeat', { effectiveOn, organ: network, partner, function: 'afgevaardigde', role: 'member' })
      .seat!
  return { network, seats: { centre: seat(centre), centreToo: seat(centre), municipality: seat(municipality) }, seat }
}

/** A dossier about admission with a proposal, on the agenda of a meeting of this organ; answers both ids. */
export const onAgenda = (
  small: SmallHouse,
  organ: string,
  { subject = 'partners.admission', heldOn = '2025-05-01' } = {},
): { dossier: string; meeting: string } => {
  const { house } = small
  const effectiveOn = '2025-04-01'
  const dossier = propose(small, { subject, amountCents: null, on: effectiveOn })
  const meeting = house.record('ConveneMeeting', { effectiveOn, organ, heldOn }).meeting!
  house.record('AddAgendaItem', { effectiveOn, meeting, dossier })
  return { dossier, meeting }
}

/** The organ votes on a dossier on one day and closes the ballot; answers the ballot. */
export const ballotOn = (
  house: House,
  { dossier, organ, on: effectiveOn }: { dossier: string; organ: string; on: string },
  votes: readonly (readonly [string, 'for' | 'against' | 'abstain'])[],
): string => {
  const ballot = house.record('OpenBallot', { effectiveOn, dossier, organ }).ballot!
  for (const [seat, choice] of votes) house.record('CastVote', { effectiveOn, dossier, ballot, seat, choice })
  house.record('CloseBallot', { effectiveOn, dossier, ballot })
  return ballot
}
