/** A small, right house file; tests spoil one thing in it. */
export type Act = Record<string, unknown>

const text = { kind: 'founding-text', textKind: 'convenant', reference: 'Convenant', date: '2020-01-01' }
const rule = { method: 'simple-majority', source: 'Convenant' }
const unlimited = { perDecisionCents: null, perYearCents: null, conditions: [] }
const on = { source: 'assumed', effectiveOn: '2025-01-06' }

export const acts: readonly Act[] = [
  {
    do: 'AdmitPartner',
    as: 'partner:gemeente',
    ...on,
    name: 'Gemeente',
    kind: 'municipality',
    sector: 'lokaal-bestuur',
    basis: text,
  },
  { do: 'EstablishOrgan', as: 'organ:college', ...on, name: 'College', kind: 'college', rule, basis: text },
  { do: 'EstablishOrgan', as: 'organ:stuurgroep', ...on, name: 'Stuurgroep', kind: 'stuurgroep', rule, basis: text },
  {
    do: 'AssignSeat',
    as: 'seat:voorzitter',
    ...on,
    organ: 'organ:stuurgroep',
    partner: 'partner:gemeente',
    function: 'Voorzitter',
    role: 'chair',
  },
  {
    do: 'AssignSeat',
    as: 'seat:tweede',
    ...on,
    organ: 'organ:college',
    person: 'person:voorzitter',
    function: 'Lid',
    role: 'member',
  },
  {
    do: 'GrantMandate',
    as: 'mandate:college',
    ...on,
    grantor: text,
    grantee: { organ: 'organ:college', role: null },
    subject: 'all',
    terms: { level: 'decide', limits: unlimited, ratifyingOrgan: null, addressee: null, mayBeSubDelegated: true },
  },
  {
    do: 'GrantMandate',
    as: 'mandate:stuurgroep',
    ...on,
    grantor: { kind: 'organ', organ: 'organ:college' },
    grantee: { organ: 'organ:stuurgroep', role: null },
    subject: 'finances',
    terms: {
      level: 'decide-subject-to-bekrachtiging',
      limits: unlimited,
      ratifyingOrgan: 'organ:college',
      addressee: null,
      mayBeSubDelegated: false,
    },
  },
  { do: 'OpenDossier', as: 'dossier:spel', ...on, title: 'Spel', subject: 'finances', openedBy: 'organ:stuurgroep' },
  {
    do: 'SubmitProposal',
    as: 'event:voorstel',
    ...on,
    dossier: 'dossier:spel',
    by: { kind: 'partner', partner: 'partner:gemeente' },
    content: { title: 'Spel', text: 'Speelgoed kopen.', amountCents: 100_000, beneficiary: null },
  },
  { do: 'OpenBallot', as: 'ballot:spel', ...on, dossier: 'dossier:spel', organ: 'organ:stuurgroep' },
  { do: 'CastVote', ...on, dossier: 'dossier:spel', ballot: 'ballot:spel', seat: 'seat:voorzitter', choice: 'for' },
  { do: 'CloseBallot', ...on, dossier: 'dossier:spel', ballot: 'ballot:spel' },
  {
    do: 'TakeDecision',
    as: 'decision:spel',
    ...on,
    dossier: 'dossier:spel',
    organ: 'organ:stuurgroep',
    ballot: 'ballot:spel',
    outcome: 'adopted',
  },
  { do: 'GrantBekrachtiging', ...on, dossier: 'dossier:spel', decision: 'decision:spel', organ: 'organ:college' },
  {
    do: 'RectifyEntry',
    ...on,
    dossier: 'dossier:spel',
    rectifies: 'event:voorstel',
    correction: 'Houten speelgoed.',
    reason: 'Vergeten.',
  },
]

export const house = {
  source: 'assumed',
  effectiveOn: '2025-01-06',
  name: 'Huis van het Kind Klein',
  legalForm: 'feitelijke-vereniging',
  workingArea: ['Klein'],
}

/** A house file with one field a line, so that a line number points at one field. */
export const fileOf = (changes: { house?: unknown; acts?: readonly unknown[]; extra?: object } = {}): string =>
  JSON.stringify(
    {
      format: 'besluitboek-house/1',
      key: 'klein',
      house: changes.house ?? house,
      acts: changes.acts ?? acts,
      ...changes.extra,
    },
    null,
    2,
  )

/** The acts with one of them changed. */
export const withAct = (index: number, change: Act | ((act: Act) => Act)): readonly Act[] =>
  acts.map((act, at) => (at !== index ? act : typeof change === 'function' ? change(act) : { ...act, ...change }))
