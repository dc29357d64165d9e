import { defineCommand } from '../shared/command.js'
import { meetingId } from '../shared/identifiers.js'
import { prose } from '../shared/text.js'
import { minutesPapers, remarker } from './events.js'

/** The first time version 1, then a next version, until they are approved. */
export const draftMinutes = defineCommand('DraftMinutes', { meeting: meetingId, text: prose })

export const remarkOnMinutes = defineCommand('RemarkOnMinutes', { meeting: meetingId, by: remarker, text: prose })

export const approveMinutes = defineCommand('ApproveMinutes', {
  meeting: meetingId,
  /** The later meeting that approves them; left out where silence approves. */
  inMeeting: meetingId.nullable().default(null),
  remarks: prose.nullable().default(null),
})

export const rectifyMinutes = defineCommand('RectifyMinutes', { meeting: meetingId, correction: prose, reason: prose })

/** The program itself records what the files of approved minutes are, once it made them; nobody sends it. */
export const recordMinutesPaper = defineCommand('RecordMinutesPaper', { meeting: meetingId, papers: minutesPapers })

export const minutesCommands = [
  draftMinutes,
  remarkOnMinutes,
  approveMinutes,
  rectifyMinutes,
  recordMinutesPaper,
] as const
