import { propose, type SmallHouse } from './house.js'

const convenant = {
  kind: 'founding-text',
  textKind: 'convenant',
  reference: 'Convenant van het huis',
  date: '2024-12-01',
} as const

/**
 * A half-signed and a signed agreement (a mandate rests on it), a goal with an action point, a late and a done action, an
 * evaluated year, candidates of each kind, a working group past its end, and a delegate who is silent; as of 10 March 2026.
 */
export const recordActs = async (small: SmallHouse) => {
  const { record, municipality, centre, stuurgroep, werkgroep, seats } = small
  const effectiveOn = '2025-02-01'
  const agreement = async (title: string, kind: 'convenant' | 'engagement-declaration'): Promise<string> =>
    (
      await record('DraftAgreement', {
        effectiveOn,
        kind,
        title,
        reference: 'Referentiedocument <1>',
        parties: [municipality, centre],
        from: effectiveOn,
        noticeMonths: 3,
      })
    ).agreement!
  const signed = await agreement('Convenant', 'convenant')
  for (const partner of [municipality, centre]) {
    await record('SignAgreement', { effectiveOn: '2025-02-10', agreement: signed, partner })
  }
  const { mandate } = await record('GrantMandate', {
    effectiveOn: '2025-02-10',
    grantor: { kind: 'agreement', agreement: signed },
    grantee: { organ: werkgroep, role: null },
    subject: 'vision',
    terms: {
      level: 'decide',
      limits: { perDecisionCents: null, perYearCents: null, conditions: [] },
      ratifyingOrgan: null,
      addressee: null,
      mayBeSubDelegated: false,
    },
  })
  const waiting = await agreement('Verklaring <b>', 'engagement-declaration')
  await record('SignAgreement', { effectiveOn: '2025-02-10', agreement: waiting, partner: municipality })

  const { goal } = await record('SetGoal', {
    effectiveOn,
    code: '1',
    title: 'Elk kind speelt',
    actionPoints: [{ letter: 'a', title: 'Speelkoffers' }],
  })
  const dossier = await propose(small, { title: 'Speelstraat' })
  await record('LinkDossierToGoal', { effectiveOn: '2026-03-03', dossier, goal: goal!, actionPoint: 'a' })
  const owner = { kind: 'partner', partner: centre } as const
  const plan = { effectiveOn: '2025-03-01', owner, goal: goal! }
  const { action: late } = await record('PlanAction', {
    ...plan,
    title: 'Koffers kopen',
    due: '2025-06-30',
    actionPoint: 'a',
  })
  await record('ReportOnAction', { effectiveOn: '2025-05-01', action: late!, text: 'Offerte gevraagd.' })
  const { action: done } = await record('PlanAction', { ...plan, title: 'Ouders bevragen', due: '2025-06-30' })
  await record('ReportOnAction', { effectiveOn: '2025-06-01', action: done!, text: 'Bevraagd.', done: true })
  await record('PlanAction', {
    effectiveOn: '2025-03-01',
    title: 'Losse actie',
    owner: { kind: 'organ', organ: stuurgroep },
    due: '2026-12-31',
    dossier,
  })
  await record('EvaluateYear', {
    effectiveOn: '2026-01-20',
    organ: stuurgroep,
    year: 2025,
    text: 'Spelen ging goed.',
    goals: [{ goal: goal!, verdict: 'partly' }],
  })

  const submit = async (name: string): Promise<string> =>
    (
      await record('SubmitCandidacy', {
        effectiveOn: '2025-03-01',
        name,
        kind: 'informal-group',
        sector: 'ouders',
      })
    ).candidacy!
  await submit('Speelotheek')
  await record('RefuseCandidacy', {
    effectiveOn: '2025-04-01',
    candidacy: await submit('Oudergroep'),
    irregularBecause: 'Het netwerk kwam niet samen.',
  })
  await record('WithdrawCandidacy', {
    effectiveOn: '2025-04-01',
    candidacy: await submit('Buurtgroep'),
    reason: 'Gestopt.',
  })

  const { organ: group } = await record('EstablishOrgan', {
    effectiveOn,
    name: 'Werkgroep zomer',
    kind: 'werkgroep',
    purpose: 'De zomer voorbereiden.',
    until: '2025-06-30',
    rule: { method: 'consensus', source: 'Afspraak' },
    basis: convenant,
  })
  await record('EvaluateOrgan', { effectiveOn: '2025-05-01', organ: group!, text: 'Het werkt.', advice: 'adjust' })
  await record('ExtendOrgan', { effectiveOn: '2025-06-01', organ: group!, until: '2025-09-30', basis: convenant })
  const { delegation } = await record('DelegateTo', {
    effectiveOn,
    organ: stuurgroep,
    seat: seats.member,
    body: 'Regionaal overleg',
    assignment: 'Opkomen voor opvang.',
    reportEveryDays: 90,
  })
  await record('ReportFromBody', { effectiveOn: '2025-03-01', delegation: delegation!, text: 'Een proefproject.' })
  return {
    signed,
    waiting,
    mandate: mandate!,
    goal: goal!,
    dossier,
    late: late!,
    group: group!,
    delegation: delegation!,
  }
}

export type RecordedActs = Awaited<ReturnType<typeof recordActs>>
