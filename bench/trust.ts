import { parseArgs } from 'node:util'
import { openBenchServer } from './server.js'
import { measureCost, measureCoverage } from './trust-sealing.js'
import { measureVerifying } from './trust-verify.js'

const { values } = parseArgs({
  options: {
    /** `coverage`, `cost`, `verify`; all of them when left out. */
    part: { type: 'string' },
    small: { type: 'string', default: '100000' },
    large: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '30' },
    'cost-rounds': { type: 'string', default: '24' },
  },
})
const { part } = values
const wanted = (name: string): boolean => part === undefined || part === name

const server = await openBenchServer()
try {
  const rounds = Number(values.rounds)
  if (wanted('coverage')) await measureCoverage(server, Number(values.seconds), rounds)
  if (wanted('cost')) await measureCost(server, 3, Number(values['cost-rounds']))
  if (wanted('verify')) {
    await measureVerifying(server, { small: Number(values.small), large: Number(values.large), rounds })
  }
} finally {
  await server.stop()
}
