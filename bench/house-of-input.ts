import { text } from './flemish-words.js'
import type { Script } from './house-dossiers.js'
import { type Cast, foundHouse } from './house-founding.js'
import { type FieldsOf, idOf, type SimulatedHouse } from './simulated-house.js'

/** What one partner gives to one dossier. */
const INPUTS_OF_A_DOSSIER = 10

const contentOf = ({ chance }: SimulatedHouse, version: number): FieldsOf<'SubmitProposal'>['content'] => ({
  title: 'Aanbod in de wijken',
  text: text(chance, 3),
  considerations: [],
  articles: Array.from({ length: INPUTS_OF_A_DOSSIER }, (_, index) => ({
    text: `Versie ${version} van artikel ${index + 1}: ${text(chance, 1)}`,
    amountCents: null,
  })),
  amountCents: null,
  beneficiary: null,
})

/** A dossier in which each input of the partner changes an article; decided, and every other one ratified. */
const dossierOf = (house: SimulatedHouse, cast: Cast, partner: string, isRatified: boolean): void => {
  const { act, chance } = house
  const subject = isRatified ? 'finances.use-of-subsidies' : 'action-plan'
  const organ = cast.stuurgroep
  const by = { kind: 'organ', organ } as const
  const dossier = idOf(act('OpenDossier', { title: 'Aanbod in de wijken', subject, openedBy: organ }), 'dossier')
  act('SubmitProposal', { dossier, by, content: contentOf(house, 1) })
  const inputs = Array.from({ length: INPUTS_OF_A_DOSSIER }, () =>
    idOf(
      act('GiveContribution', {
        dossier,
        from: { kind: 'partner', partner },
        text: text(chance, chance.between(1, 3)),
        about: { kind: 'whole' },
        given: { kind: 'writing' },
        attachments: [],
      }),
      'contribution',
    ),
  )
  act('ReviseProposal', {
    dossier,
    by,
    content: contentOf(house, 2),
    promptedBy: [],
    changes: inputs.map((contribution, index) => ({
      part: { kind: 'article', number: index + 1 },
      promptedBy: [{ kind: 'contribution', contribution }],
      why: null,
    })),
    explanation: text(chance, 1),
    remarksAnswered: [],
  })
  for (const contribution of inputs) {
    const verdict = chance.pick(['followed', 'followed', 'partly-followed', 'not-followed'] as const)
    const reason = verdict === 'followed' ? null : text(chance, 1)
    const inVersion = verdict === 'not-followed' ? null : 2
    act('AnswerContribution', { dossier, contribution, by: organ, verdict, reason, inVersion, passedTo: null })
  }
  const decided = act('TakeDecision', {
    dossier,
    organ,
    role: null,
    meeting: null,
    ballot: null,
    outcome: 'adopted',
    reasons: text(chance, 1),
    withoutMandateBecause: null,
    adviceNotAwaitedBecause: null,
    conditionsConfirmed: [],
    irregularBecause: null,
  })
  if (!isRatified) return
  act('GrantBekrachtiging', {
    dossier,
    decision: idOf(decided, 'decision'),
    organ: cast.college,
    remarks: null,
    meeting: null,
    extent: { kind: 'full' },
    conditions: [],
  })
}

/**
 * A house in which one partner gave this many contributions, rounded up to whole dossiers: all of it on the first day, so
 * that it is there however short the ledger is. After that nothing happens there.
 */
export function* houseOfInput(house: SimulatedHouse, contributions: number): Script {
  yield 0
  const cast = foundHouse(house)
  const partner = cast.partners.at(-1) ?? ''
  for (let given = 0; given < contributions; given += INPUTS_OF_A_DOSSIER) {
    dossierOf(house, cast, partner, (given / INPUTS_OF_A_DOSSIER) % 2 === 0)
  }
}
