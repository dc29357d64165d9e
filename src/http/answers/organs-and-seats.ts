import { z } from 'zod'
import type { OrganEntry, PartnerEntry } from '../../../projections/organs-and-seats/answers.js'
import { organBasis, organKind } from '../../domain/organ/events.js'
import { partnerKind, sector } from '../../domain/partner/events.js'
import { ruleSet } from '../../domain/rule-set/rule-set.js'
import { answers, day, instant, named, uuid } from './answer.js'

const period = { from: day, until: day.nullable(), knownFrom: instant }

export const organEntry = answers<OrganEntry>()(
  z
    .strictObject({
      id: uuid,
      name: z.string(),
      kind: organKind,
      parent: uuid.nullable(),
      depth: z.int(),
      ofPartner: named.nullable(),
      succeededBy: named.nullable(),
      purpose: z.string().nullable(),
      rules: ruleSet,
      basis: organBasis,
      ...period,
    })
    .meta({ id: 'Organ' }),
)

export const partnerEntry = answers<PartnerEntry>()(
  z
    .strictObject({
      id: uuid,
      name: z.string(),
      kind: partnerKind,
      sector,
      kbo: z.string().nullable(),
      basis: organBasis,
      endedBy: z.enum(['withdrawn', 'excluded', 'merged']).nullable(),
      mergedInto: named.nullable(),
      ...period,
    })
    .meta({ id: 'Partner' }),
)
