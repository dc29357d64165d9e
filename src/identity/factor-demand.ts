/** Of whom more than a password is demanded: of everybody, of whoever holds an office (`holdsOffice`), or of nobody. */
export const FACTOR_DEMANDS = ['everyone', 'offices', 'off'] as const

export type FactorDemand = (typeof FACTOR_DEMANDS)[number]
