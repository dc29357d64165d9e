import type { ToldGrant } from './tell-reports.js'

/** The lines of the account of a grant, in the order they are read: its name under `money.account.` and whole cents. */
export const accountLines = (grant: ToldGrant) =>
  [
    ['granted', grant.grantedCents],
    ['received', grant.receivedCents],
    ...(grant.inKind ? [['used', grant.usedInKindCents] as const] : []),
    ['allocated', grant.allocatedCents],
    ['committed', grant.committedCents],
    ['paid', grant.paidCents],
    ['justified', grant.justifiedCents],
    ['to-justify', grant.toJustifyCents],
    ['claimed', grant.claimedOpenCents],
    ['recovered', grant.recoveredCents],
    ['available', grant.availableCents],
  ] as const
