import type { EvolversOf } from '../shared/decider.js'
import type { AccountId } from '../shared/identifiers.js'
import type { LocalDate } from '../shared/time.js'
import type { HouseState } from '../state.js'
import type { accessEvents, WordOf } from './events.js'
import type { HouseRole } from './state.js'

type Fact = {
  readonly effectiveOn: LocalDate
  readonly data: { readonly account: AccountId; readonly provider: WordOf }
}

const appointed = (state: HouseState, role: HouseRole, { effectiveOn, data }: Fact): HouseState => {
  const held = state.access[role].get(data.account)
  const now = { since: held?.since ?? effectiveOn, words: [...(held?.words ?? []), data.provider] }
  return { ...state, access: { ...state.access, [role]: state.access[role].set(data.account, now) } }
}

const dismissed = (state: HouseState, role: HouseRole, { data: { account, provider } }: Fact): HouseState => {
  const held = state.access[role].get(account)
  const words = provider === null ? [] : (held?.words ?? []).filter((word) => word !== provider)
  const left =
    held === undefined || words.length === 0
      ? state.access[role].delete(account)
      : state.access[role].set(account, { ...held, words })
  return { ...state, access: { ...state.access, [role]: left } }
}

export const accessEvolvers: EvolversOf<(typeof accessEvents)[number]['type']> = {
  AdministratorAppointed: (state, event) => appointed(state, 'administrator', event),
  AdministratorDismissed: (state, event) => dismissed(state, 'administrator', event),
  AuditorAppointed: (state, event) => appointed(state, 'auditor', event),
  AuditorDismissed: (state, event) => dismissed(state, 'auditor', event),
  HouseInspected: (state, { data: { account }, effectiveOn }) => {
    const { inspections } = state.access
    const before = inspections.get(account)
    const last = before !== undefined && before.last > effectiveOn ? before.last : effectiveOn
    const now = { times: (before?.times ?? 0) + 1, last }
    return { ...state, access: { ...state.access, inspections: inspections.set(account, now) } }
  },
}
