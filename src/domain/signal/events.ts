import { z } from 'zod'
import { answerVerdict, inputOrigin, passedTo } from '../contribution/answer.js'
import { attachments } from '../contribution/attachment.js'
import { contributor, givenHow } from '../contribution/events.js'
import { defineEvent } from '../shared/event.js'
import { contributionId, dossierId, organId } from '../shared/identifiers.js'
import { notPersonal, reasons } from '../shared/privacy.js'
import { prose } from '../shared/text.js'

/** Input before there is a dossier for it. */
export const signalGiven = defineEvent(
  'SignalGiven',
  z.strictObject({
    /** It keeps this id as a contribution of the dossier that takes it up. */
    signal: contributionId,
    from: contributor,
    /** The organ it is for; null when it is for whoever takes it up. */
    to: organId.nullable(),
    text: notPersonal(prose, reasons.matter),
    given: givenHow,
    attachments,
    /** What it comes from, when it was passed on; null when it was given as a signal. */
    origin: inputOrigin.nullable(),
  }),
)

/** From now on it is a contribution of this dossier: `ContributionGiven` follows in the same write. */
export const signalTakenUp = defineEvent(
  'SignalTakenUp',
  z.strictObject({ signal: contributionId, dossier: dossierId }),
)

/** What can become of a signal without a dossier: without a proposal nothing can be followed. */
export const signalVerdict = answerVerdict.extract(['not-followed', 'not-applicable', 'passed-on'])

export const signalAnswered = defineEvent(
  'SignalAnswered',
  z.strictObject({
    signal: contributionId,
    by: organId,
    verdict: signalVerdict,
    reason: notPersonal(prose, reasons.matter),
    passedTo: passedTo.nullable(),
  }),
)

export const signalEvents = [signalGiven, signalTakenUp, signalAnswered] as const
