import { type Refused, refuse } from '../shared/decider.js'
import { comparePart } from './compare-versions.js'
import type { AttributedChange, Prompt, ProposalContent } from './events.js'
import type { Dossier } from './state.js'

const keyOf = (prompt: Prompt): string =>
  prompt.kind === 'contribution' ? prompt.contribution : `${prompt.advice} ${prompt.point}`

/** Every input that is named, each once, in the order they are first named. */
export const unionOf = (lists: readonly (readonly Prompt[])[]): readonly Prompt[] => [
  ...new Map(lists.flat().map((prompt) => [keyOf(prompt), prompt])).values(),
]

/** Refuses inputs that are not in the dossier; `field` is where they stand in the command. */
export const promptsMustExist = (dossier: Dossier, prompts: readonly Prompt[], field: string): Refused | null => {
  for (const [index, prompt] of prompts.entries()) {
    if (prompt.kind === 'contribution') {
      if (!dossier.contributions.has(prompt.contribution)) {
        return refuse('contribution.unknown', `${field}.${index}.contribution`)
      }
      continue
    }
    const advice = dossier.advices.get(prompt.advice)
    if (advice === undefined) return refuse('advice.unknown', `${field}.${index}.advice`)
    if (prompt.point > advice.points) return refuse('advice.point-unknown', `${field}.${index}.point`)
  }
  return null
}

/** What the author says of each change must be of a part that changed, once, and of inputs that are there. */
export const changesMustFit = (
  dossier: Dossier,
  content: ProposalContent,
  changes: readonly AttributedChange[],
): Refused | null => {
  const before = dossier.content
  if (before === null) return refuse('proposal.missing', 'dossier')
  const named = new Set<string>()
  for (const [index, { part, promptedBy }] of changes.entries()) {
    const key = 'number' in part ? `${part.kind} ${part.number}` : part.kind
    if (named.has(key)) return refuse('proposal.part-named-twice', `changes.${index}.part`)
    named.add(key)
    if (comparePart(before, content, part).outcome === 'same') {
      return refuse('proposal.part-unchanged', `changes.${index}.part`)
    }
    const unknown = promptsMustExist(dossier, promptedBy, `changes.${index}.promptedBy`)
    if (unknown !== null) return unknown
  }
  return null
}
