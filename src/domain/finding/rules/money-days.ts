/**
 * After how many days money that stands still is irregular. None of these is law: each is the time in which a house that
 * looks after its money has done it, and the texts say the number.
 */

/** A decision that is carried out is divided by then: the stuurgroep meets at least that often (S0). */
export const ALLOCATED_WITHIN_DAYS = 60

/** Half a year: an order that is not paid by then was forgotten, or is not needed any more. */
export const PAID_WITHIN_DAYS = 180

/** Half a year: in that time a partner has spent an advance and gathered its documents. */
export const JUSTIFIED_WITHIN_DAYS = 180

/** The next meeting after the documents came can look at them. */
export const ASSESSED_WITHIN_DAYS = 60

/** What was rejected is claimed back within a month. */
export const CLAIMED_WITHIN_DAYS = 30

/** A usual term of a claim, with one reminder. */
export const RECOVERED_WITHIN_DAYS = 90

/** An instalment may be a month late before the house asks after it. */
export const INSTALMENT_LATE_DAYS = 30

/** In two months after its end the account of a grant is made up. */
export const CLOSED_WITHIN_DAYS = 60

/** So long before the end of a grant there is still time to decide on what is left of it, or to ask for more time. */
export const GRANT_LAPSES_WITHIN_DAYS = 90

/** A movement of the bank is explained before the next monthly statement. */
export const MATCHED_WITHIN_DAYS = 30

/** A quarter: partners settle what they share at least that often. */
export const SETTLED_WITHIN_DAYS = 90
