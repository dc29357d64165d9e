import { z } from 'zod'
import type { PersonExport } from '../../application/export-person.js'
import type { NamedSeat, PersonEntry } from '../../application/people.js'
import { bindingPower, seatRole } from '../../domain/seat/events.js'
import { answers, day, instant, named, uuid } from './answer.js'

const erased = z.strictObject({ at: instant, position: z.int() }).nullable()

const period = { from: day, until: day.nullable() }

export const namedSeat = answers<NamedSeat>()(
  z
    .strictObject({
      id: uuid,
      organ: named,
      partner: named.nullable(),
      person: uuid.meta({ description: 'Stands for a person without saying who' }),
      personName: z.string().nullable().meta({ description: 'As known now; null when none was recorded, or erased' }),
      personErased: z.boolean(),
      function: z.string(),
      role: seatRole,
      binding: bindingPower,
      ...period,
      knownFrom: instant,
    })
    .meta({ id: 'Seat' }),
)

export const personEntry = answers<PersonEntry>()(
  z
    .strictObject({
      id: uuid,
      name: z.string().nullable(),
      contact: z
        .strictObject({ email: z.string().nullable(), phone: z.string().nullable() })
        .nullable()
        .meta({ description: 'For the administrator and the person alone' }),
      detailsRecordedAt: instant.nullable(),
      erased,
      seats: z.array(
        z.strictObject({
          id: uuid,
          organ: named,
          partner: named.nullable(),
          function: z.string(),
          role: seatRole,
          ...period,
        }),
      ),
    })
    .meta({ id: 'Person' }),
)

const entry = { position: z.int(), event: uuid, type: z.string(), effectiveOn: day, recordedAt: instant }

export const personExport = answers<PersonExport>()(
  z
    .strictObject({
      person: uuid,
      house: named,
      erased: z.strictObject({ ...entry, reason: z.string() }).nullable(),
      values: z.array(
        z.strictObject({
          ...entry,
          field: z.string(),
          commitment: z.string(),
          key: z.string().nullable(),
          value: z.unknown(),
        }),
      ),
      seats: z.array(
        z.strictObject({
          ...entry,
          seat: uuid,
          organ: z.string(),
          partner: z.string().nullable(),
          function: z.string(),
          role: z.string(),
          until: day.nullable(),
        }),
      ),
      votes: z.array(z.strictObject({ ...entry, dossier: z.string(), choice: z.string() })),
      attendance: z.array(z.strictObject({ ...entry, organ: z.string() })),
      entries: z.array(z.strictObject({ ...entry, as: z.array(z.enum(['subject', 'actor'])), data: z.unknown() })),
      told: z.strictObject({
        notices: z.array(
          z.strictObject({
            position: z.int(),
            event: uuid,
            kind: z.string(),
            because: z.string(),
            recordedAt: instant,
            readAt: instant.nullable(),
          }),
        ),
        mails: z.array(z.strictObject({ id: uuid, state: z.string(), attempts: z.int(), triedAt: instant.nullable() })),
        preference: z.strictObject({ mails: z.string(), language: z.string(), changedAt: instant }).nullable(),
        feedAddresses: z.array(z.strictObject({ id: uuid, feed: z.string(), madeAt: instant })),
      }),
    })
    .meta({ id: 'PersonExport' }),
)
