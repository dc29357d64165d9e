import type { Thing } from '../../application/seen.js'
import type { ActContext, Sending, Values } from '../forms/act.js'
import type { Field, FormError } from '../forms/fields.js'
import type { Sent } from '../forms/send.js'
import type { MeetingContext } from '../meetings/meeting-act.js'

/** A meeting as it is held, with the dossier of the matter that a form is about; null where it is about none. */
export type LiveContext = MeetingContext & { readonly matter: ActContext | null }

/** Sends commands, each under its own key; those that say nothing else with what the form was made from. */
export type Send = (sendings: readonly Sending[]) => Promise<Sent>

/** One thing a secretary records while the meeting goes on: a small form that comes back to where it was. */
export type LiveAct = {
  /** The last part of its address. */
  readonly slug: string
  readonly title: (context: LiveContext) => string
  readonly fields: (context: LiveContext) => readonly Field[]
  /** The fields that are read, where that is more than what the form shows now. */
  readonly readable?: (context: LiveContext) => readonly Field[]
  readonly check?: (values: Values, context: LiveContext) => readonly FormError[]
  readonly run: (values: Values, context: LiveContext, send: Send) => Promise<Sent>
  /** What it changes, where two people could do so at once; null where nothing clashes. */
  readonly thing: (chosen: Values, context: LiveContext) => Thing | null
}

export const nothingSent: Sent = { answers: [], errors: [], status: 303, changed: [] }

/** One after the other, as far as it goes: what follows a refusal is not sent. */
export const oneByOne = async (
  steps: readonly ((made: Readonly<Record<string, string>>) => readonly Sending[])[],
  send: Send,
): Promise<Sent> => {
  let sent = nothingSent
  let made: Readonly<Record<string, string>> = {}
  for (const step of steps) {
    const { answers, errors, status, changed } = await send(step(made))
    sent = { answers: [...sent.answers, ...answers], errors, status, changed }
    if (errors.length > 0) return sent
    for (const { created } of answers) made = { ...made, ...created }
  }
  return sent
}
