import { startEmbeddedPostgres } from '../../src/database/embedded.js'

/** A program of its own for the tests: starts PostgreSQL in the folder it is given, says where, and stays until it is killed. */
const [dataDirectory, port] = process.argv.slice(2)
if (dataDirectory === undefined) throw new Error('Give the data folder')
const postgres = await startEmbeddedPostgres({ dataDirectory, ...(port === undefined ? {} : { port: Number(port) }) })
process.stdout.write(`${postgres.connectionString}\n`)
setInterval(() => undefined, 60_000)
