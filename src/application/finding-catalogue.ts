import { catalogue, type FindingCode, findingCodes, type Severity } from '../domain/finding/catalogue.js'
import { type Language, sentence } from '../texts/catalogue.js'

/** One kind of irregularity, in words. */
export type CatalogueEntry = {
  readonly code: FindingCode
  readonly severity: Severity
  readonly name: string
  /** What it means, in plain words. */
  readonly meaning: string
  /** Where the rule comes from. */
  readonly source: string
  readonly heal: string
}

/** Every kind of irregularity the ledger finds, in the words of one language. */
export const findingCatalogue = (language: Language): readonly CatalogueEntry[] => {
  const say = sentence(language)
  return findingCodes.map((code) => ({
    code,
    severity: catalogue[code],
    name: say(`finding.${code}.name`),
    meaning: say(`finding.${code}.meaning`),
    source: say(`finding.${code}.source`),
    heal: say(`finding.${code}.heal`),
  }))
}
