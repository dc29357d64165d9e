import { domainEvents } from '../../domain/events.js'
import { actor } from '../../domain/shared/actor.js'
import type { PrivacyClass } from '../../domain/shared/privacy.js'
import { declarationsOf } from './declared-fields.js'

/** The events of the ledger, and what every event carries about who acted. */
const everything = [{ type: 'every event', schema: actor }, ...domainEvents]

/** What the schemas of all events declare about persons. */
export const declarations = () => declarationsOf(everything)

const groundOf = (declared: PrivacyClass): string => {
  switch (declared.kind) {
    case 'structured':
      return ''
    case 'not-personal':
      return declared.because
    case 'kept':
    case 'erasable':
      return declared.ground
  }
}

/** The published table: every field that text or a reference to a person can stand in. `docs/personal-data.md` is this, written down. */
export const declarationsTable = (): string => {
  const rows = declarations()
    .fields.filter((one) => one.class.kind !== 'structured')
    .map(({ event, field, class: declared }) => {
      const path = event === 'every event' ? `actor.${field}` : field
      return `| ${event} | \`${path}\` | ${declared.kind} | ${groundOf(declared)} |`
    })
  return [
    '# Personal data in the events',
    '',
    'Made from the schemas of the events by `npm run personal-data-table`; `npm run build` fails on a field without a class.',
    'Ids of things, days, amounts, choices and numbers of organisations cannot hold text and are left out.',
    '',
    '- **erasable**: the log holds a commitment (HMAC-SHA256 under a random key of that value). The value stands encrypted',
    '  outside the log, under a key of its person, and goes with `besluitboek erase`.',
    '- **kept**: a reference without a name, or what someone does in a public office. It stays.',
    '- **not-personal**: about matters and organisations. The forms say that names of persons do not belong there.',
    '',
    'The bytes of attachments stand outside the log. They must hold no personal data, and the form says so: erasing a person does not',
    'look into them. An administrator takes away one that should not be there (docs/decisions/0018-attachments.md).',
    '',
    '| event | field | class | ground |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
