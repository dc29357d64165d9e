import { createExportPerson, type PersonExport } from '../application/export-person.js'
import { createReadToldPerson } from '../notifying/told-person.js'
import { CommandFailed } from './failure.js'
import { checkPersonId, knownPerson } from './known-person.js'
import { withRuntime } from './with-runtime.js'

const section = (title: string, lines: readonly string[]): string =>
  `${title}\n${lines.length === 0 ? '  nothing\n' : lines.map((line) => `  ${line}\n`).join('')}\n`

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** Everything held about a person as plain text, for the person to read. */
export const printPersonExport = (all: PersonExport): string =>
  [
    `Everything Besluitboek holds about ${all.person}\nHouse: ${all.house.name}\n`,
    ...(all.erased === null
      ? []
      : [
          `Personal data erased on ${all.erased.effectiveOn} (position ${all.erased.position}): ${all.erased.reason}\n`,
        ]),
    '',
    section(
      'Personal values, each with the key that opens its commitment in the log',
      all.values.flatMap((one) => {
        const place = `${one.recordedAt} position ${one.position} ${one.type} ${one.field}`
        if (one.key === null) return [`${place}: erased`]
        return [`${place}: ${shown(one.value)}`, `  key ${one.key}`, `  commitment ${one.commitment}`]
      }),
    ),
    section(
      'Seats',
      all.seats.map(
        (one) =>
          `${one.effectiveOn} position ${one.position}: ${one.function} (${one.role}) in ${one.organ}${one.partner === null ? '' : ` for ${one.partner}`}${one.until === null ? '' : ` until ${one.until}`}`,
      ),
    ),
    section(
      'Votes',
      all.votes.map(
        (one) => `${one.effectiveOn} position ${one.position}: ${one.choice} on ${one.dossier} (${one.type})`,
      ),
    ),
    section(
      'Attendance',
      all.attendance.map((one) => `${one.effectiveOn} position ${one.position}: ${one.organ}`),
    ),
    section(
      'Entries of the log',
      all.entries.map(
        (one) => `${one.recordedAt} position ${one.position} ${one.type} ${one.event} (${one.as.join(' and ')})`,
      ),
    ),
    section(
      'Told to them',
      all.told.notices.map(
        (one) =>
          `${one.recordedAt} position ${one.position}: ${one.kind} (${one.because})${one.readAt === null ? '' : `, read ${one.readAt}`}`,
      ),
    ),
    section('Mails, choices and secret addresses', [
      ...all.told.mails.map((one) => `mail ${one.id}: ${one.state} after ${one.attempts} attempts`),
      ...(all.told.preference === null
        ? []
        : [
            `chose ${all.told.preference.mails} in ${all.told.preference.language} on ${all.told.preference.changedAt}`,
          ]),
      ...all.told.feedAddresses.map((one) => `address ${one.id} of ${one.feed}, made ${one.madeAt}`),
    ]),
  ].join('\n')

/** Prints everything held about a person (GDPR art. 15). */
export const exportPerson = async (person: string, { json }: { readonly json: boolean }): Promise<void> => {
  checkPersonId(person)
  await withRuntime({ sharing: 'share' }, async ({ runtime }) => {
    const { queries } = await knownPerson(runtime, person)
    const all = await createExportPerson({ ...runtime, queries, readTold: createReadToldPerson(runtime.pool) })(person)
    if (all === null) throw new CommandFailed(`Nobody is known under ${person}.`)
    process.stdout.write(json ? `${JSON.stringify(all, null, 2)}\n` : printPersonExport(all))
  })
}
