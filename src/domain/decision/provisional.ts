import type { Decision } from './state.js'

/** Adopted, and final but for votes that are still subject to referral back (S3 ch.2 §2.2). */
export const awaitsConfirmation = ({ outcome, standing, provisional, fallen }: Decision): boolean =>
  outcome === 'adopted' && standing.kind === 'final' && provisional && !fallen

/**
 * Did its ballot take it away, or may it still do so? Whoever ratifies a decision takes it as it is, provisional votes
 * included: then only the ratifying organ's own act counts.
 */
export const isHeldUp = (decision: Decision): boolean => decision.fallen || awaitsConfirmation(decision)
