import { z } from 'zod'
import { type WaitingItem, waitingKinds } from '../../../projections/waiting-for/answers.js'
import { answers, day, named, seatName, uuid } from './answer.js'

export const waitingItem = answers<WaitingItem>()(
  z
    .strictObject({
      kind: z.enum(waitingKinds),
      organ: named,
      dossier: z.strictObject({ id: uuid, title: z.string() }).nullable(),
      about: uuid,
      fromOrgan: named.nullable(),
      seat: seatName.nullable(),
      since: day,
      deadline: day.nullable(),
      open: z.int(),
    })
    .meta({ id: 'Waiting' }),
)
