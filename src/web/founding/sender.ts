import type { CommandAnswer, Execute } from '../../application/execute.js'
import type { Principal } from '../../application/principal.js'
import type { HouseId } from '../../domain/shared/identifiers.js'
import type { Sending } from '../forms/act.js'
import type { Field, FormError } from '../forms/fields.js'
import { sendAll } from '../forms/send.js'
import type { View } from '../frame/view.js'

/** Sends the commands of one form one after the other, where a later one can need what an earlier one made. */
export type Sender = {
  /** What was recorded; null when it was refused, and the refusal is kept for the form. */
  readonly send: (sending: Sending) => Promise<CommandAnswer | null>
  readonly told: () => {
    readonly errors: readonly FormError[]
    /** Of the first refusal; 303 when nothing was refused. */
    readonly status: number
    /** Of what was recorded last; null when nothing was. */
    readonly position: bigint | null
  }
}

export const createSender = (
  execute: Execute,
  view: View,
  form: {
    readonly house: HouseId
    readonly principal: Principal
    readonly key: string
    readonly fields: readonly Field[]
  },
): Sender => {
  const errors: FormError[] = []
  let status = 303
  let position: bigint | null = null
  return {
    send: async (sending) => {
      const sent = await sendAll(execute, view, { ...form, dossierRevision: null, sendings: [sending] })
      errors.push(...sent.errors)
      if (status === 303) status = sent.status
      const [answer] = sent.answers
      if (answer === undefined) return null
      position = answer.position
      return answer
    },
    told: () => ({ errors, status, position }),
  }
}
