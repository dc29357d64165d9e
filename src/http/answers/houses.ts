import { z } from 'zod'
import type { HouseSummary } from '../../../projections/houses/answers.js'
import { legalForm } from '../../domain/house/events.js'
import { answers, day, instant, named, uuid } from './answer.js'

export const houseSummary = answers<HouseSummary>()(
  z
    .strictObject({
      id: uuid,
      name: z.string(),
      legalForm,
      workingArea: z.array(z.string()),
      foundedOn: day,
      leadPartner: named.nullable(),
      ownSubjects: z.array(z.strictObject({ subject: z.string(), label: z.string() })),
      organs: z.int(),
      partners: z.int(),
      dossiers: z.int(),
      events: z.int(),
      lastPosition: z.int(),
      lastRecordedAt: instant,
    })
    .meta({ id: 'House' }),
)
