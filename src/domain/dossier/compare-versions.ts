import { diffArrays } from 'diff'
import type { WireCents } from '../shared/money.js'
import type { ProposalContent, ProposalPart } from './events.js'

/** A run of words that stayed, went or came. One after the other, they are the text before, or the text after. */
export type WordRun = { readonly kind: 'kept' | 'removed' | 'added'; readonly text: string }

/** How one part differs; a part that is in one version only was added or removed. */
export type PartComparison = {
  readonly part: ProposalPart
  readonly outcome: 'same' | 'added' | 'removed' | 'changed'
  /** Empty for the amount and the beneficiary, which are no text. */
  readonly words: readonly WordRun[]
  /** Of the whole proposal, or of this article; null for the other parts. */
  readonly amountCents: { readonly before: WireCents | null; readonly after: WireCents | null } | null
  readonly beneficiary: {
    readonly before: ProposalContent['beneficiary']
    readonly after: ProposalContent['beneficiary']
  } | null
}

/** More words apart than this, and a text is shown as replaced: finding out more would take long and show little. */
const MOST_EDITS = 1_000

const segmenter = new Intl.Segmenter('nl', { granularity: 'word' })

/** Words, punctuation and spaces in turn; an amount (2.500,00) or a word with an apostrophe is one (Unicode UAX 29). */
const wordsOf = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment)

/**
 * The words by which two texts differ, punctuation and spaces counted as words of their own. Of a text that was wholly
 * rewritten: all of it went, and all of it came.
 */
export const compareWords = (before: string, after: string): readonly WordRun[] => {
  if (before === after) return before === '' ? [] : [{ kind: 'kept', text: before }]
  const found = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MOST_EDITS })
  if (found === undefined) {
    const runs: readonly WordRun[] = [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
    return runs.filter(({ text }) => text !== '')
  }
  return found.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'kept',
    text: value.join(''),
  }))
}

/** The text that follows from a former one and its difference; throws where the difference is of another text. */
export const applyWords = (before: string, runs: readonly WordRun[]): string => {
  let at = 0
  let after = ''
  for (const { kind, text } of runs) {
    if (kind === 'added') {
      after += text
      continue
    }
    if (!before.startsWith(text, at)) throw new Error('This difference is of another text')
    at += text.length
    if (kind === 'kept') after += text
  }
  if (at !== before.length) throw new Error('This difference is of another text')
  return after
}

/** What a part says in one version; null where it is not in it. */
type PartValue = {
  readonly text: string | null
  readonly amountCents: WireCents | null
  readonly beneficiary: ProposalContent['beneficiary']
}

const nothing: PartValue = { text: null, amountCents: null, beneficiary: null }

const partValue = (content: ProposalContent, part: ProposalPart): PartValue | null => {
  switch (part.kind) {
    case 'title':
      return { ...nothing, text: content.title }
    case 'text':
      return { ...nothing, text: content.text }
    case 'amount':
      return content.amountCents === null ? null : { ...nothing, amountCents: content.amountCents }
    case 'beneficiary':
      return content.beneficiary === null ? null : { ...nothing, beneficiary: content.beneficiary }
    case 'consideration': {
      const text = content.considerations[part.number - 1]
      return text === undefined ? null : { ...nothing, text }
    }
    case 'article': {
      const article = content.articles[part.number - 1]
      return article === undefined ? null : { ...nothing, text: article.text, amountCents: article.amountCents }
    }
  }
}

/** The text of a part as it stands in a version; null where the part is not in it, or is no text. */
export const partText = (content: ProposalContent, part: ProposalPart): string | null =>
  partValue(content, part)?.text ?? null

const outcomeOf = (before: PartValue | null, after: PartValue | null): PartComparison['outcome'] => {
  if (before === null) return after === null ? 'same' : 'added'
  if (after === null) return 'removed'
  const same =
    before.text === after.text && before.amountCents === after.amountCents && before.beneficiary === after.beneficiary
  return same ? 'same' : 'changed'
}

/** How one part differs; a part that is in neither version stayed the same. */
export const comparePart = (before: ProposalContent, after: ProposalContent, part: ProposalPart): PartComparison => {
  const [was, is] = [partValue(before, part), partValue(after, part)]
  return {
    part,
    outcome: outcomeOf(was, is),
    words: compareWords(was?.text ?? '', is?.text ?? ''),
    amountCents:
      part.kind === 'amount' || part.kind === 'article'
        ? { before: was?.amountCents ?? null, after: is?.amountCents ?? null }
        : null,
    beneficiary:
      part.kind === 'beneficiary' ? { before: was?.beneficiary ?? null, after: is?.beneficiary ?? null } : null,
  }
}

const numbersUpTo = (length: number): readonly number[] => Array.from({ length }, (_, index) => index + 1)

const partsOf = (before: ProposalContent, after: ProposalContent): readonly ProposalPart[] => [
  { kind: 'title' },
  { kind: 'text' },
  ...numbersUpTo(Math.max(before.considerations.length, after.considerations.length)).map(
    (number): ProposalPart => ({ kind: 'consideration', number }),
  ),
  ...numbersUpTo(Math.max(before.articles.length, after.articles.length)).map(
    (number): ProposalPart => ({ kind: 'article', number }),
  ),
  { kind: 'amount' },
  { kind: 'beneficiary' },
]

/**
 * How two versions of a proposal differ, part by part, same parts included. Considerations and articles are paired by their
 * number: an article put between two others shows as a change of all that follow, as it does for who cites them.
 */
export const compareVersions = (before: ProposalContent, after: ProposalContent): readonly PartComparison[] =>
  partsOf(before, after).map((part) => comparePart(before, after, part))

/** The version that follows from a former one and the difference; throws where the difference is of another version. */
export const applyComparison = (before: ProposalContent, comparison: readonly PartComparison[]): ProposalContent => {
  const textAfter = ({ part, words }: PartComparison): string => applyWords(partText(before, part) ?? '', words)
  const after = { ...before, considerations: [] as string[], articles: [] as ProposalContent['articles'] }
  for (const one of comparison) {
    const { part, outcome, amountCents, beneficiary } = one
    if (part.kind === 'title' || part.kind === 'text') after[part.kind] = textAfter(one)
    else if (part.kind === 'amount') after.amountCents = amountCents?.after ?? null
    else if (part.kind === 'beneficiary') after.beneficiary = beneficiary?.after ?? null
    else if (outcome === 'removed' || !('number' in part)) continue
    else if (part.kind === 'consideration') after.considerations.push(textAfter(one))
    else after.articles.push({ number: part.number, text: textAfter(one), amountCents: amountCents?.after ?? null })
  }
  return after
}
