import { findDecision } from '../domain/decision/places.js'
import type { DecisionId, GrantId, OrganId, PaymentId } from '../domain/shared/identifiers.js'
import type { HouseState } from '../domain/state.js'
import {
  administrator,
  decider,
  opener,
  type Policies,
  type Requirement,
  recordsFor,
  represents,
  setUp,
} from './requirements.js'

/** Whoever records for the organ that took a decision, in whichever dossier. */
const decisionOf = (state: HouseState, decision: DecisionId): readonly Requirement[] =>
  recordsFor(findDecision(state, decision)?.decision.organ)

/** The administrator, and whoever records for the organ that sees to the money. */
const manages = (organ: OrganId | undefined): readonly Requirement[] => [...administrator, ...recordsFor(organ)]

const managesGrant = (state: HouseState, grant: GrantId | undefined): readonly Requirement[] =>
  grant === undefined ? [] : manages(state.money.grants.get(grant)?.managedBy)

const managesPayment = (state: HouseState, payment: PaymentId | undefined): readonly Requirement[] =>
  payment === undefined ? [] : manages(state.money.payments.get(payment)?.managedBy)

/** Who received the money, and the organ that sees to it. */
const accountsFor = (state: HouseState, id: PaymentId): readonly Requirement[] => {
  const payment = state.money.payments.get(id)
  if (payment === undefined) return []
  const { beneficiary, managedBy } = payment
  return [...(beneficiary.kind === 'partner' ? represents(beneficiary.partner) : []), ...manages(managedBy)]
}

/** Who may record what about money. */
export const moneyPolicies = {
  RecordGrant: ({ managedBy }) => manages(managedBy),
  AmendGrant: ({ grant }, state) => managesGrant(state, grant),
  ExtendGrant: ({ grant }, state) => managesGrant(state, grant),
  CloseGrant: ({ grant }, state) => managesGrant(state, grant),
  ReceiveInstalment: ({ grant }, state) => managesGrant(state, grant),
  UseInKind: ({ grant }, state) => managesGrant(state, grant),
  AdoptBudget: ({ decision }, state) => decisionOf(state, decision),
  ChangeBudget: ({ decision }, state) => decisionOf(state, decision),
  AddMoneyCategory: setUp,
  PlanMoney: ({ dossier }, state) => opener(state, dossier),
  MakeAllocation: (command, state) => decider(state, command),
  ChangeAllocation: ({ decision }, state) => decisionOf(state, decision),
  WithdrawAllocation: ({ decision }, state) => decisionOf(state, decision),
  EnterCommitment: ({ allocation }, state) => managesGrant(state, state.money.allocations.get(allocation)?.grant),
  ReleaseCommitment: ({ commitment }, state) => managesGrant(state, state.money.commitments.get(commitment)?.grant),
  RecordPayment: ({ managedBy }) => manages(managedBy),
  ExplainPayment: ({ payment }, state) => managesPayment(state, payment),
  ReversePayment: ({ payment }, state) => managesPayment(state, payment),
  SubmitJustification: ({ payment }, state) => accountsFor(state, payment),
  AssessJustification: ({ justification }, state) =>
    managesPayment(state, state.money.justifications.get(justification)?.payment),
  ClaimRecovery: ({ payment }, state) => managesPayment(state, payment),
  ReceiveRecovery: ({ recovery }, state) => managesPayment(state, state.money.recoveries.get(recovery)?.payment),
  WaiveRecovery: ({ decision }, state) => decisionOf(state, decision),
  AgreeCostKey: ({ managedBy }) => manages(managedBy),
  EndCostKey: ({ key }, state) => manages(state.money.costKeys.get(key)?.managedBy),
  ShareCost: ({ key }, state) => manages(state.money.costKeys.get(key)?.managedBy),
  SettleShare: ({ sharedCost }, state) => {
    const key = state.money.sharedCosts.get(sharedCost)?.key
    return key === undefined ? [] : manages(state.money.costKeys.get(key)?.managedBy)
  },
  ImportBankStatement: ({ managedBy }) => manages(managedBy),
  SetBankLineAside: ({ bankLine }, state) => {
    const line = state.money.bankLines.get(bankLine)
    return line === undefined ? [] : manages(line.managedBy)
  },
} satisfies Partial<Policies>
