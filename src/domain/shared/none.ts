/** Nothing yet: one map for all that have none, because a house has thousands of them in memory. */
export const none: ReadonlyMap<never, never> = new Map<never, never>()
