import { z } from 'zod'
import type { FindingEntry } from '../../../projections/findings/answers.js'
import type { CatalogueEntry } from '../../application/finding-catalogue.js'
import { findingCodes, severities } from '../../domain/finding/catalogue.js'
import { aboutKinds } from '../../domain/finding/finding.js'
import { answers, day, instant, named, uuid } from './answer.js'

const detail = z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])

export const findingEntry = answers<FindingEntry>()(
  z
    .strictObject({
      code: z.enum(findingCodes),
      severity: z.enum(severities),
      house: named,
      about: z.strictObject({
        kind: z.enum(aboutKinds),
        id: uuid,
        dossier: z.strictObject({ id: uuid, title: z.string() }).nullable(),
        organ: named.nullable(),
      }),
      since: day,
      healedOn: day.nullable(),
      events: z.array(uuid),
      details: z.record(z.string(), detail),
      knownFrom: instant,
    })
    .meta({ id: 'Finding' }),
)

export const findingKind = answers<CatalogueEntry>()(
  z
    .strictObject({
      code: z.enum(findingCodes),
      severity: z.enum(severities),
      name: z.string(),
      meaning: z.string(),
      source: z.string(),
      heal: z.string(),
    })
    .meta({ id: 'FindingKind' }),
)
