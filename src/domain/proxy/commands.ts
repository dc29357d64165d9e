import { defineCommand } from '../shared/command.js'
import { proxyId, seatId } from '../shared/identifiers.js'
import { irregularBecause } from '../shared/irregularity.js'
import { proxyScope } from './events.js'

/** One seat gives its vote to another (volmacht). */
export const giveProxy = defineCommand('GiveProxy', {
  giver: seatId,
  holder: seatId,
  scope: proxyScope,
  irregularBecause,
})

/** `effectiveOn` is the first day without it. */
export const revokeProxy = defineCommand('RevokeProxy', { proxy: proxyId })

export const proxyCommands = [giveProxy, revokeProxy] as const
