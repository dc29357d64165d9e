import type { Execute } from '../application/execute.js'
import { withRecentSignIn } from '../application/recent-sign-in.js'
import { notingRefusals } from './note-refused-commands.js'
import { limitingRecords } from './record-limit.js'

/** The one way in for people and programs, with what holds for whoever asks from outside: a measure, a note, a recent sign-in. */
export const fromOutside = (execute: Execute): Execute => limitingRecords(notingRefusals(withRecentSignIn(execute)))
