import type { FieldsOf, SmallHouse } from './house.js'

const articles = (...texts: readonly string[]) => texts.map((text) => ({ text, amountCents: null }))

/**
 * Input with each fate there is, as of 20 March 2026: followed up to the bekrachtiging, struck by it, followed in part, not
 * followed, passed on, not applicable, withdrawn, open; in a proposal, in one that was rejected, and in a decision that
 * waits. The working group advised against what was adopted. The municipality was not heard.
 */
export const recordFollowedInput = async (small: SmallHouse) => {
  const { record, stuurgroep, werkgroep, college, centre, seats } = small
  const by = { kind: 'organ', organ: stuurgroep } as const
  const ofCentre = { kind: 'partner', partner: centre } as const
  const propose = async (title: string, subject: string): Promise<string> => {
    const effectiveOn = '2026-03-03'
    const { dossier } = await record('OpenDossier', { effectiveOn, title, subject, openedBy: stuurgroep })
    await record('SubmitProposal', {
      effectiveOn,
      dossier: dossier!,
      by,
      content: {
        title,
        text: 'Spelen op straat.',
        considerations: ['De buurt vraagt het.'],
        articles: articles('Een speelstraat in de zomer.', 'Een bord.'),
        amountCents: 125_000,
        beneficiary: null,
      },
    })
    return dossier!
  }
  const contribute = async (
    dossier: string,
    text: string,
    from: FieldsOf<'GiveContribution'>['from'] = ofCentre,
  ): Promise<string> =>
    (await record('GiveContribution', { effectiveOn: '2026-03-04', dossier, from, text })).contribution!
  const revise = (dossier: string, brought: Readonly<Record<number, string>>) =>
    record('ReviseProposal', {
      effectiveOn: '2026-03-07',
      dossier,
      by,
      content: {
        title: 'Speelstraat',
        text: 'Spelen op straat.',
        considerations: ['De buurt vraagt het.'],
        articles: articles('Een speelstraat in de herfst.', 'Een groot bord.'),
        amountCents: 120_000,
        beneficiary: null,
      },
      explanation: 'Naar de inbreng.',
      changes: Object.entries(brought).map(([number, contribution]) => ({
        part: { kind: 'article', number: Number(number) },
        promptedBy: [{ kind: 'contribution', contribution }],
        why: 'Goed idee.',
      })),
    })
  const answer = (dossier: string, contribution: string, fields: Partial<FieldsOf<'AnswerContribution'>>) =>
    record('AnswerContribution', {
      effectiveOn: '2026-03-10',
      dossier,
      contribution,
      by: stuurgroep,
      verdict: 'followed',
      ...fields,
    })
  const advise = async (dossier: string, opinion: 'favourable' | 'unfavourable', point: string): Promise<string> => {
    const { adviceRequest } = await record('RequestAdvice', {
      effectiveOn: '2026-03-04',
      dossier,
      by,
      of: werkgroep,
      question: 'Wat vindt u?',
      deadline: '2026-03-15',
    })
    const fields = { effectiveOn: '2026-03-05', dossier, adviceRequest: adviceRequest!, opinion, points: [point] }
    return (await record('GiveAdvice', fields)).advice!
  }

  const dossier = await propose('Speelstraat', 'finances.use-of-subsidies')
  const followed = await contribute(dossier, 'Graag ook in de herfst.')
  const struck = await contribute(dossier, 'Een bord in artikel twee.')
  const partly = await contribute(dossier, 'Niet te luid.')
  const refused = await contribute(dossier, 'Ook op zondag.')
  const passedOn = await contribute(dossier, 'Iets over bussen.')
  const done = await contribute(dossier, 'Al gebeurd.')
  const parents = await contribute(dossier, 'Zet banken.', { kind: 'group', description: 'Ouders' })
  const { contribution: signal } = await record('GiveSignal', {
    effectiveOn: '2026-03-04',
    from: ofCentre,
    text: 'Er is geen schaduw.',
  })
  const advice = await advise(dossier, 'unfavourable', 'Zorg voor toezicht.')
  await revise(dossier, { 1: followed, 2: struck })
  const { ballot } = await record('OpenBallot', { effectiveOn: '2026-03-09', dossier, organ: stuurgroep })
  for (const seat of [seats.secretary, seats.chair, seats.member]) {
    await record('CastVote', { effectiveOn: '2026-03-09', dossier, ballot: ballot!, seat, choice: 'for' })
  }
  await record('CloseBallot', { effectiveOn: '2026-03-09', dossier, ballot: ballot! })
  const taken = { effectiveOn: '2026-03-09', dossier, organ: stuurgroep, ballot: ballot!, outcome: 'adopted' } as const
  const { decision } = await record('TakeDecision', taken)
  await answer(dossier, followed, { inVersion: 2 })
  await answer(dossier, struck, { inVersion: 2 })
  await answer(dossier, partly, { verdict: 'partly-followed', reason: 'Overdag mag het.', inVersion: 2 })
  await answer(dossier, refused, { verdict: 'not-followed', reason: 'Te druk.' })
  await answer(dossier, done, { verdict: 'not-applicable', reason: 'Dat is er al.' })
  await answer(dossier, passedOn, {
    verdict: 'passed-on',
    reason: 'Dat beslist het college.',
    passedTo: { kind: 'organ', organ: college },
  })
  await record('GrantBekrachtiging', {
    effectiveOn: '2026-03-12',
    dossier,
    decision: decision!,
    organ: college,
    extent: { kind: 'partial', amountCents: null, struck: [], struckArticles: [2] },
  })

  const posters = await propose('Affiches', 'communication')
  const inProposal = await contribute(posters, 'Wacht nog even.')
  await revise(posters, { 1: inProposal })
  await answer(posters, inProposal, { inVersion: 2 })
  const early = await advise(posters, 'favourable', 'Te vroeg gezegd.')
  await record('WithdrawAdvice', { effectiveOn: '2026-03-06', dossier: posters, advice: early, reason: 'Te vroeg.' })
  const dear = await propose('Springkasteel', 'finances.use-of-subsidies')
  const notAdopted = await contribute(dear, 'Duurder maken.')
  await revise(dear, { 1: notAdopted })
  await answer(dear, notAdopted, { inVersion: 2 })
  const reasons = 'Te duur.'
  await record('TakeDecision', {
    effectiveOn: '2026-03-12',
    dossier: dear,
    organ: stuurgroep,
    outcome: 'rejected',
    reasons,
  })
  const later = await propose('Speelbus', 'finances.use-of-subsidies')
  const waiting = await contribute(later, 'Eerst nog stemmen.')
  await revise(later, { 1: waiting })
  await answer(later, waiting, { inVersion: 2 })
  await record('TakeDecision', { effectiveOn: '2026-03-12', dossier: later, organ: stuurgroep, outcome: 'adopted' })
  return { dossier, followed, struck, partly, refused, passedOn, parents, advice, withdrawn: early, signal: signal! }
}

export type FollowedInput = Awaited<ReturnType<typeof recordFollowedInput>>
