import type { RuleSet } from './rule-set.js'

/** Rule sets that a house can adopt as they are, or with changes of its own. */
export const readyMadeNames = [
  'gemeenteraad',
  'raad-maatschappelijk-welzijn',
  'college',
  'vast-bureau',
  'vzw-algemene-vergadering',
  'vzw-bestuursorgaan',
  'beheerscomite-interlokale-vereniging',
  'stuurgroep-consensus',
  'netwerk-gelijke-partners',
] as const

export type ReadyMade = (typeof readyMadeNames)[number]

const LOCAL_GOVERNMENT = 'Decreet van 22 december 2017 over het lokaal bestuur'
const COMPANIES_CODE = 'Wetboek van vennootschappen en verenigingen'
const GUIDE = 'Je samenwerkingsverband, Huis van het Kind structureren'

/** No law limits it: more than any organ has seats. */
const NO_CAP = 1000

const moreThanHalf = { kind: 'more-than', numerator: 1, denominator: 2 } as const

/**
 * A council or college: more than half of the sitting members, a second convocation decides whatever the number, more than
 * half of the votes with abstentions, blanks and invalid votes left out, a tie rejects, no proxies, persons are voted on
 * secretly, who has an interest leaves, decisions are published within ten days (Decreet over het lokaal bestuur).
 */
const localGovernment: RuleSet = {
  name: 'Lokaal bestuur',
  source: { text: LOCAL_GOVERNMENT, reference: null },
  quorum: { needed: moreThanHalf, counts: 'present', whenRecused: 'unchanged' },
  majority: 'absolute',
  abstentions: 'not-counted',
  blanks: 'not-counted',
  invalid: 'not-counted',
  tie: 'rejected',
  weights: { kind: 'per-seat', seats: [] },
  proxies: { kind: 'not-allowed' },
  secondConvocation: { afterDays: 0 },
  secrecy: 'about-persons',
  noticeDays: 0,
  minimumMeetingsPerYear: 0,
  agenda: ['chair', 'member'],
  chair: 'fixed',
  minutesApprovedBySilenceAfterDays: null,
  writtenProcedure: null,
  adviceDays: null,
  referralBackDays: null,
  publicationDays: 10,
  bekrachtiging: null,
}

const council = (name: string, reference: string): RuleSet => ({
  ...localGovernment,
  name,
  source: { text: LOCAL_GOVERNMENT, reference },
  noticeDays: 8,
  minimumMeetingsPerYear: 10,
})

const college = (name: string, reference: string): RuleSet => ({
  ...localGovernment,
  name,
  source: { text: LOCAL_GOVERNMENT, reference },
  agenda: ['chair', 'secretary', 'member'],
})

/** An organ of the partnership itself, by its own agreements (S0, S1, S3 ch.5 §6): nothing that is not agreed is asked. */
const ownAgreement: RuleSet = {
  name: 'Eigen afspraken',
  source: { text: GUIDE, reference: null },
  quorum: { needed: { kind: 'none' }, counts: 'present', whenRecused: 'recomputed' },
  majority: 'consensus',
  abstentions: 'not-counted',
  blanks: 'not-counted',
  invalid: 'not-counted',
  tie: 'rejected',
  weights: { kind: 'per-seat', seats: [] },
  proxies: { kind: 'not-allowed' },
  secondConvocation: null,
  secrecy: 'about-persons',
  noticeDays: 7,
  minimumMeetingsPerYear: 0,
  agenda: ['chair', 'secretary', 'member'],
  chair: 'fixed',
  minutesApprovedBySilenceAfterDays: 30,
  writtenProcedure: { majority: 'consensus', minimumDays: 7 },
  adviceDays: 30,
  referralBackDays: 30,
  publicationDays: null,
  bekrachtiging: null,
}

const sets: Readonly<Record<ReadyMade, RuleSet>> = {
  gemeenteraad: council('Gemeenteraad', 'deel 2, titel 1, hoofdstuk 1: de gemeenteraad'),
  'raad-maatschappelijk-welzijn': council(
    'Raad voor maatschappelijk welzijn',
    'deel 2, titel 1, hoofdstuk 4: de raad voor maatschappelijk welzijn',
  ),
  college: college(
    'College van burgemeester en schepenen',
    'deel 2, titel 1, hoofdstuk 2: het college van burgemeester en schepenen',
  ),
  'vast-bureau': college('Vast bureau', 'deel 2, titel 1, hoofdstuk 5: het vast bureau'),
  // Fifteen days' notice, a simple majority of the votes cast, proxies to another member. What statutes ask beyond that
  // (two thirds present and two thirds for, a second meeting at least fifteen days later) is a change a house makes.
  'vzw-algemene-vergadering': {
    ...ownAgreement,
    name: 'Algemene vergadering van een vzw',
    source: { text: COMPANIES_CODE, reference: 'boek 9, de algemene vergadering van de vzw' },
    majority: 'simple',
    proxies: { kind: 'allowed', to: 'member', maximumPerHolder: NO_CAP, holderMustBePresent: true },
    secondConvocation: { afterDays: 15 },
    noticeDays: 15,
    minimumMeetingsPerYear: 1,
    agenda: ['chair', 'secretary'],
    minutesApprovedBySilenceAfterDays: null,
    writtenProcedure: null,
    adviceDays: null,
    referralBackDays: null,
  },
  'vzw-bestuursorgaan': {
    ...ownAgreement,
    name: 'Bestuursorgaan van een vzw',
    source: { text: COMPANIES_CODE, reference: 'boek 9, het bestuursorgaan van de vzw' },
    quorum: { needed: moreThanHalf, counts: 'present', whenRecused: 'recomputed' },
    majority: 'simple',
    minutesApprovedBySilenceAfterDays: null,
    writtenProcedure: { majority: 'unanimity', minimumDays: 0 },
    adviceDays: null,
    referralBackDays: null,
  },
  // Its agreement fixes the rules (S3 ch.5 §5): these are the usual ones, until the house names its own.
  'beheerscomite-interlokale-vereniging': {
    ...ownAgreement,
    name: 'Beheerscomité van een interlokale vereniging',
    source: { text: 'Overeenkomst van de interlokale vereniging', reference: null },
    quorum: { needed: moreThanHalf, counts: 'present', whenRecused: 'recomputed' },
    majority: 'absolute',
    secondConvocation: { afterDays: 8 },
    noticeDays: 8,
    minimumMeetingsPerYear: 2,
    writtenProcedure: null,
  },
  'stuurgroep-consensus': {
    ...ownAgreement,
    name: 'Stuurgroep bij consensus',
    source: { text: GUIDE, reference: 'de stuurgroep' },
    quorum: { needed: moreThanHalf, counts: 'present', whenRecused: 'recomputed' },
    minimumMeetingsPerYear: 4,
  },
  // Partners are equals: each has one vote, however many sit for it; the network meets at least once a year (S0, S1).
  'netwerk-gelijke-partners': {
    ...ownAgreement,
    name: 'Netwerk van gelijke partners',
    source: { text: GUIDE, reference: 'het netwerk' },
    majority: 'simple',
    weights: { kind: 'per-partner', partners: [] },
    secrecy: 'never',
    noticeDays: 14,
    minimumMeetingsPerYear: 1,
    writtenProcedure: { majority: 'simple', minimumDays: 14 },
  },
}

/** A ready-made rule set, with its source. */
export const readyMadeRuleSet = (name: ReadyMade): RuleSet => sets[name]
