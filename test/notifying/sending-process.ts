/**
 * A sender in a process of its own, to be killed. Arguments: address of the database, of the mail server, of the site, and
 * the e-mail address that everybody has.
 */
import { createHouseStates } from '../../src/application/house-states.js'
import { APPLICATION_ROLE, createPool } from '../../src/database/connect.js'
import { domainEvents } from '../../src/domain/events.js'
import { createPostgresEventStore } from '../../src/ledger/postgres/event-store.js'
import { createEventRegistry } from '../../src/ledger/registry.js'
import { createNotifying } from '../../src/notifying/notifying.js'
import { createSending } from '../../src/notifying/sending.js'
import { createSmtp } from '../../src/notifying/smtp.js'

const [database = '', url = '', publicUrl = '', address = ''] = process.argv.slice(2)
const pool = createPool(database, { role: APPLICATION_ROLE })
const store = createPostgresEventStore({ pool })
const registry = createEventRegistry(domainEvents)
const houses = createHouseStates(store, registry)
const secret = 'a secret of more than thirty-two characters'
const { compose, unsubscribing } = createNotifying({ pool, store, registry, houses, secret, publicUrl, mailing: true })
const sending = createSending({
  pool,
  send: createSmtp({ url, from: 'besluitboek@voorbeeld.be' }),
  compose,
  findAddress: async () => ({ name: null, address }),
  unsubscribing,
  publicUrl,
  onTrouble: (error) => process.stderr.write(`${String(error)}\n`),
})
await sending.sendAll()
await store.close()
await pool.end()
