/** A test that shows it: its file, and its title as it stands there. */
export type TestThatShows = { readonly file: string; readonly title: string }

/** A part of a document that says it, by its heading. */
export type DocumentThatSays = { readonly document: string; readonly heading: string }

export type Evidence = TestThatShows | DocumentThatSays

/**
 * `met`: by the program, and shown. `operator`: by who runs it, as the document says; the program cannot. `not-applicable`:
 * there is nothing here that it speaks of. `not-met`: open, or met in part.
 */
export type Answer = 'met' | 'operator' | 'not-applicable' | 'not-met'

/** One requirement of OWASP ASVS 5.0, by its number, in words of our own, and how it is answered. */
export type Requirement = {
  readonly id: string
  readonly asks: string
  readonly answer: Answer
  readonly how: string
  readonly evidence: readonly Evidence[]
}

const answered =
  (answer: Answer) =>
  (id: string, asks: string, how: string, ...evidence: readonly Evidence[]): Requirement => ({
    id,
    asks,
    answer,
    how,
    evidence,
  })

export const met = answered('met')
export const operator = answered('operator')
export const notApplicable = answered('not-applicable')
export const notMet = answered('not-met')
