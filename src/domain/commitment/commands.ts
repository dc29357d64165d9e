import { beneficiary, moneyProse, positiveCents, proofDocument } from '../money/terms.js'
import { defineCommand } from '../shared/command.js'
import { allocationId, commitmentId } from '../shared/identifiers.js'
import { irregularBecause } from '../shared/irregularity.js'
import { line } from '../shared/text.js'

export const enterCommitment = defineCommand('EnterCommitment', {
  allocation: allocationId,
  /** Left out: the beneficiary of the allocation. Of an activity the supplier is named here. */
  beneficiary: beneficiary.nullable().default(null),
  what: line,
  amountCents: positiveCents,
  reference: line.nullable().default(null),
  document: proofDocument.nullable().default(null),
  irregularBecause,
})

export const releaseCommitment = defineCommand('ReleaseCommitment', {
  commitment: commitmentId,
  amountCents: positiveCents,
  reason: moneyProse,
})

export const commitmentCommands = [enterCommitment, releaseCommitment] as const
