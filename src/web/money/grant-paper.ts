import { accountLines } from '../../application/money/account-lines.js'
import type { GrantAccount } from '../../application/money/grant-account.js'
import type { Composed } from '../../documents/documents.js'
import type { PaperBlock } from '../../documents/paper.js'
import { dayInFlanders } from '../../domain/shared/time.js'
import type { StoredEvent } from '../../ledger/event.js'
import type { View } from '../frame/view.js'

const section = (text: string, blocks: readonly PaperBlock[]): readonly PaperBlock[] =>
  blocks.length === 0 ? [] : [{ kind: 'heading', level: 1, text }, ...blocks]

const factsOf = ({ say, day, list }: View, { grant }: GrantAccount): PaperBlock => ({
  kind: 'list',
  items: [
    say('money.from', { source: grant.source.name, reference: grant.reference }),
    grant.until === null
      ? say('money.period-open', { from: day(grant.from) })
      : say('money.period', { from: day(grant.from), until: day(grant.until) }),
    ...(grant.inKind ? [say('money.in-kind')] : []),
    ...(grant.closedOn === null ? [] : [say('money.closed', { day: day(grant.closedOn) })]),
    ...(grant.reportDates.length === 0 ? [] : [say('money.report-dates', { days: list(grant.reportDates.map(day)) })]),
  ],
})

/** The account of a grant on paper, resting on the newest event of its trail. */
export const grantPaper = (view: View, account: GrantAccount, newest: StoredEvent): Composed => {
  const { say, day, money } = view
  const { house, grant, trace, documents } = account
  return {
    language: view.language,
    title: say('document.grant.title', { grant: grant.title }),
    house: house.name,
    blocks: [
      factsOf(view, account),
      ...section(
        say('money-form.conditions'),
        grant.conditions.length === 0 ? [] : [{ kind: 'list', items: grant.conditions }],
      ),
      {
        kind: 'table',
        caption: say('money.account'),
        columns: [{ text: say('money.what') }, { text: say('money.amount'), number: true }],
        rows: accountLines(grant).map(([name, amount]) => [say(`money.account.${name}`), money(amount)]),
      },
      {
        kind: 'table',
        caption: say('money.trace.caption'),
        columns: [
          { text: say('money.step') },
          { text: say('money.what') },
          { text: say('money.day') },
          { text: say('money.amount'), number: true },
        ],
        rows: trace.steps.map(({ kind, name, dossier, date, amountCents }) => [
          say(`money.step.${kind}`),
          dossier === null ? name : `${name} – ${dossier.title}`,
          day(date),
          amountCents === null ? '–' : money(amountCents),
        ]),
      },
      trace.ends.length === 0
        ? { kind: 'paragraph', text: say('money.trace.nothing-left') }
        : {
            kind: 'table',
            caption: say('money.trace.ends'),
            columns: [
              { text: say('money.where') },
              { text: say('money.what') },
              { text: say('money.amount'), number: true },
            ],
            rows: trace.ends.map(({ kind, name, amountCents }) => [say(`money.end.${kind}`), name, money(amountCents)]),
          },
      documents.length === 0
        ? { kind: 'paragraph', text: say('grant-folder.no-documents') }
        : {
            kind: 'table',
            caption: say('grant-folder.documents'),
            columns: [
              { text: say('grant-folder.document') },
              { text: say('money.what') },
              { text: say('money.amount'), number: true },
            ],
            rows: documents.map(({ name, what, amountCents }) => [name, what, money(amountCents)]),
          },
    ],
    event: newest.id,
    asOf: dayInFlanders(newest.recordedAt),
    writtenAt: newest.recordedAt,
  }
}
