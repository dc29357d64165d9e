import type { Connection, NoticeKind } from './notice.js'

/**
 * Who cannot do without a notice of this kind. `everyone`: whoever is told. `concerned`: whose partner or organ gave input
 * or advice, proposed, or would get the money; who merely has a seat in the organ may do without. `no-one`: all may.
 */
type Compulsory = 'everyone' | 'concerned' | 'no-one'

/**
 * Which notices are legal: told by e-mail whatever a person prefers. Three grounds, and no other:
 * (1) partners are told the final decision, the reasons and the budget choice (S2 "trekkerschap", S1 "terugkoppeling");
 * (2) a term begins to run against whoever is told: they can lose a right by not knowing;
 * (3) an office, a mandate or a decision stops: whoever acts on it further acts without it.
 */
const compulsory: Readonly<Record<NoticeKind, Compulsory>> = {
  // (1)
  'decision-taken': 'concerned',
  'bekrachtiging-granted': 'concerned',
  'decision-sent-back': 'concerned',
  // (1) and (3): what was decided does not hold.
  'bekrachtiging-refused': 'everyone',
  'bekrachtiging-lapsed': 'everyone',
  'decision-fallen': 'everyone',
  'decision-annulled': 'everyone',
  // (2): to ratify, to advise, to be there.
  'bekrachtiging-asked': 'everyone',
  'advice-asked': 'everyone',
  'meeting-convened': 'everyone',
  // (3)
  'seat-ended': 'everyone',
  'mandate-stopped': 'everyone',
  // (2) only where silence approves: the teller says so itself.
  'minutes-to-approve': 'no-one',
  // (1) only where input stays without answer, so that the reason for it is the last word: the teller says so itself.
  'dossier-closed': 'no-one',
  // Good to know; nothing is lost by not knowing.
  'decision-published': 'no-one',
  'input-answered': 'no-one',
  'input-to-answer': 'no-one',
  'signal-answered': 'no-one',
  'signal-taken-up': 'no-one',
  'advice-withdrawn': 'no-one',
  'dossier-reopened': 'no-one',
  'advice-answered': 'no-one',
  'action-planned': 'no-one',
}

/** Must this person be told, whatever they prefer? */
export const isLegal = (kind: NoticeKind, because: Connection): boolean => {
  switch (compulsory[kind]) {
    case 'everyone':
      return true
    case 'concerned':
      return because !== 'seat'
    case 'no-one':
      return false
  }
}
