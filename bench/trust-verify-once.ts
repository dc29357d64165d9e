import { verifyFolder } from '../src/ledger/transparency/verify-folder.js'

/** Verifies one exported log in a process of its own and prints what that took: `node trust-verify-once.js <folder>`. */
const [, , folder = ''] = process.argv
const began = performance.now()
const { ok, size, faults } = await verifyFolder(folder, { verifierKey: null, since: [], witnessKeys: null })
const seconds = (performance.now() - began) / 1000
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
const ownSeconds = (userCPUTime + systemCPUTime) / 1_000_000
console.log(
  JSON.stringify({ ok, entries: Number(size), faults: faults.length, seconds, ownSeconds, peakMiB: maxRSS / 1024 }),
)
