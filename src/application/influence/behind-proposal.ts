import type { DossierStory, Party, Prompt, VersionTold } from '../../../projections/dossier-history/story.js'
import type { ProposalPart } from '../../domain/dossier/events.js'
import { type Standing, standingOf } from '../../domain/influence/my-input.js'
import { contributionKey, type InputKey, pointKey } from '../../domain/influence/record.js'
import { adviceId, contributionId } from '../../domain/shared/identifiers.js'

/** Input of a dossier, as its story tells it. */
export type InputTold = {
  readonly key: InputKey
  readonly prompt: Prompt
  readonly from: Party
  readonly text: string
  readonly standing: Standing
  /** The version in which its answer says that it was followed. */
  readonly followedIn: number | null
  readonly revision: number
}

/** What a part of the proposal owes to input. */
export type PartBehind = {
  /** Null for what concerns the proposal as a whole. */
  readonly part: ProposalPart | null
  /** It was in an earlier version, and is no longer in the newest. */
  readonly gone: boolean
  readonly inputs: readonly { readonly input: InputTold; readonly version: number }[]
}

const keyOf = (prompt: Prompt): InputKey =>
  prompt.kind === 'contribution'
    ? contributionKey(contributionId.parse(prompt.contribution))
    : pointKey(adviceId.parse(prompt.advice), prompt.point)

type AnswerOfInput = DossierStory['contributions'][number]['answer']

const followedIn = (answer: AnswerOfInput): number | null =>
  answer?.verdict === 'followed' || answer?.verdict === 'partly-followed' ? answer.inVersion : null

/** Everything that was put forward in a dossier: contributions, then points of advice. */
export const inputsIn = ({ contributions, adviceRequests }: DossierStory): readonly InputTold[] => [
  ...contributions.map(({ id, from, text, answer, revision }): InputTold => {
    const prompt = { kind: 'contribution', contribution: id } as const
    const standing = standingOf({ answer, withdrawn: null })
    return { key: keyOf(prompt), prompt, from, text, standing, followedIn: followedIn(answer), revision }
  }),
  ...adviceRequests.flatMap(({ advices }) =>
    advices.flatMap(({ id, by, points, withdrawn, revision }) =>
      points.map(({ number, text, answer }): InputTold => {
        const prompt = { kind: 'advice-point', advice: id, point: number } as const
        const standing = standingOf({ answer, withdrawn })
        return { key: keyOf(prompt), prompt, from: by, text, standing, followedIn: followedIn(answer), revision }
      }),
    ),
  ),
]

const nameOf = (part: ProposalPart | null): string =>
  part === null ? '' : 'number' in part ? `${part.kind} ${part.number}` : part.kind

/** The parts of a version that there is something to say about by number, in the order in which one reads them. */
const partsOf = ({ considerations, articles, amountCents, beneficiary }: VersionTold): readonly ProposalPart[] => [
  { kind: 'title' },
  { kind: 'text' },
  ...considerations.map((_, index): ProposalPart => ({ kind: 'consideration', number: index + 1 })),
  ...articles.map(({ number }): ProposalPart => ({ kind: 'article', number })),
  ...(amountCents === null ? [] : [{ kind: 'amount' } as const]),
  ...(beneficiary === null ? [] : [{ kind: 'beneficiary' } as const]),
]

type Landing = { readonly part: ProposalPart | null; readonly input: InputTold; readonly version: number }

/** Which part of which version came from which input; a part is null where only the version as a whole is said to. */
const landings = (story: DossierStory, inputs: readonly InputTold[]): readonly Landing[] =>
  story.versions.flatMap((version) =>
    inputs.flatMap((input): readonly Landing[] => {
      if (version.revision < input.revision) return []
      const comesFrom = (prompts: readonly Prompt[]): boolean => prompts.some((prompt) => keyOf(prompt) === input.key)
      const landing = (part: ProposalPart | null): Landing => ({ part, input, version: version.version })
      const parts = version.changes.filter(({ promptedBy }) => comesFrom(promptedBy)).map(({ part }) => part)
      if (parts.length > 0) return parts.map(landing)
      return comesFrom(version.promptedBy) || input.followedIn === version.version ? [landing(null)] : []
    }),
  )

/**
 * The parts of the newest version of a proposal with the inputs that brought them, as the authors of the versions say, or
 * the answers to the inputs. Every consideration and article is there, also one without input; other parts only with.
 * What an input changed in a part that is gone since comes last.
 */
export const behindProposal = (story: DossierStory): readonly PartBehind[] => {
  const newest = story.versions.at(-1)
  if (newest === undefined) return []
  const landed = landings(story, inputsIn(story))
  const inputsOf = (part: ProposalPart | null): PartBehind['inputs'] =>
    landed.filter((one) => nameOf(one.part) === nameOf(part)).map(({ input, version }) => ({ input, version }))
  const present = partsOf(newest)
  const gone = new Map(
    landed
      .filter(({ part }) => part !== null && !present.some((one) => nameOf(one) === nameOf(part)))
      .map(({ part }) => [nameOf(part), part]),
  )
  return [
    { part: null, gone: false, inputs: inputsOf(null) },
    ...present.map((part) => ({ part, gone: false, inputs: inputsOf(part) })),
    ...[...gone.values()].map((part) => ({ part, gone: true, inputs: inputsOf(part) })),
  ].filter(({ part, inputs }) => inputs.length > 0 || (part !== null && 'number' in part))
}
