import type { Instant } from '../domain/shared/time.js'
import type { Language } from '../texts/catalogue.js'

/** A column of a table. `number`: its cells are amounts or counts, which stand to the right. */
export type PaperColumn = { readonly text: string; readonly number?: boolean }

/** One piece of a document, in reading order. Every text is plain text: no writer reads anything in it as markup. */
export type PaperBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** Lines of their own where the text has them. */
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Names with what holds for them. */
  | { readonly kind: 'facts'; readonly facts: readonly { readonly name: string; readonly value: string }[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly PaperColumn[]
      /** As many cells in each row as there are columns. */
      readonly rows: readonly (readonly string[])[]
    }

/** Where the document comes from, and how a reader checks that. */
export type PaperOrigin = {
  readonly title: string
  readonly lines: readonly string[]
  /** Where it is checked; the same stands in the QR code. */
  readonly address: string
  /** What the QR code is, for who does not see it. */
  readonly codeText: string
}

/** A picture that stands on paper, as it is: bytes in base64, and what it says for who does not see it. */
export type PaperLogo = {
  readonly mediaType: 'image/png' | 'image/jpeg'
  readonly base64: string
  readonly alternative: string
}

/** A document of the ledger as plain data: what the writers make PDF, DOCX and HTML of. */
export type Paper = {
  readonly language: Language
  readonly title: string
  /** The name of the house. */
  readonly house: string
  /** The picture of the house above it; null when it has none. */
  readonly logo: PaperLogo | null
  readonly blocks: readonly PaperBlock[]
  readonly origin: PaperOrigin
  /** When the newest event it tells of was recorded: the only moment a file of it holds. */
  readonly writtenAt: Instant
}

/** How each language is written in Belgium and Britain, as its tag (BCP 47). */
export const languageTags: Readonly<Record<Language, string>> = { nl: 'nl-BE', en: 'en-GB' }
