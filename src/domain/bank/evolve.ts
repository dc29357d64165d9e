import { changeThing, withThing } from '../money/change.js'
import { actOf } from '../shared/act.js'
import type { EvolversOf } from '../shared/decider.js'
import type { Cents } from '../shared/money.js'

export const bankEvolvers: EvolversOf<'BankStatementImported' | 'BankLineRecorded' | 'BankLineSetAside'> = {
  // What it says of its movements, they say themselves.
  BankStatementImported: (state) => state,
  BankLineRecorded: (state, { data, id }) => {
    const { bankLine, managedBy, account, statement, bookedOn, communication, fingerprint } = data
    const recorded = withThing(state, 'bankLines', bankLine, {
      managedBy,
      account,
      statement,
      bookedOn,
      amount: BigInt(data.amountCents) as Cents,
      matched: 0n as Cents,
      matches: [],
      aside: null,
      communication,
      event: id,
    })
    const { money } = recorded
    return { ...recorded, money: { ...money, fingerprints: money.fingerprints.set(fingerprint, bankLine) } }
  },
  BankLineSetAside: (state, event) =>
    changeThing(state, 'bankLines', event.data.bankLine, () => ({ aside: actOf(event) })),
}
