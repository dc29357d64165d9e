import { v5 as uuidv5 } from 'uuid'
import type { Notice } from './notice.js'

/** Any constant will do, for ever the same: ids made from the same words are then the same everywhere. */
const NAMESPACE = '6f0d8c1e-9a53-4b7e-8f21-3c5d7a9b1e40'

/** The id of a notice: the same whenever, and by whichever process, it is told. */
export const noticeId = (event: string, { recipient, kind }: Pick<Notice, 'recipient' | 'kind'>): string =>
  uuidv5(`notice ${event} ${recipient} ${kind}`, NAMESPACE)

/** The id of the mail with one notice. */
export const mailId = (notice: string): string => uuidv5(`mail ${notice}`, NAMESPACE)

/** The id of the mail with everything of a day. */
export const digestId = (recipient: string, day: string): string => uuidv5(`digest ${recipient} ${day}`, NAMESPACE)
