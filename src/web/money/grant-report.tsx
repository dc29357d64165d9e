import type { GrantAccount } from '../../application/money/grant-account.js'
import { sentence } from '../../texts/catalogue.js'
import { formatter } from '../../texts/format.js'
import { Table } from '../frame/lists.js'
import { GrantAmounts } from './grant-amounts.js'

const say = sentence('nl')
const { day, money, list } = formatter('nl')

/** No other file is needed to read or print the page. */
const style = `
body { font: 11pt/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #111; background: #fff }
main { overflow-wrap: break-word }
.table-frame { overflow-x: auto }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
caption { text-align: left; font-weight: 600; padding: .25rem 0 }
th, td { border-bottom: 1px solid #999; padding: .25rem .5rem; text-align: left; vertical-align: top }
.number { text-align: right; white-space: nowrap }
.proof { font: 8pt/1.4 ui-monospace, monospace; overflow-wrap: anywhere }
@media print { body { margin: 0; max-width: none } .table-frame { overflow: visible } tr { break-inside: avoid } thead { display: table-header-group } }
`

const Steps = ({ trace }: Pick<GrantAccount, 'trace'>): JSX.Element => (
  <Table
    caption={say('money.trace.caption')}
    columns={[say('money.step'), say('money.what'), say('money.day'), say('money.amount'), say('findings.proof')]}
  >
    {trace.steps.map((step) => (
      <tr>
        <th scope="row" safe>
          {say(`money.step.${step.kind}`)}
        </th>
        <td safe>{step.dossier === null ? step.name : `${step.name} – ${step.dossier.title}`}</td>
        <td safe>{day(step.date)}</td>
        <td class="number" safe>
          {step.amountCents === null ? '–' : money(step.amountCents)}
        </td>
        <td class="proof" safe>
          {step.event}
        </td>
      </tr>
    ))}
  </Table>
)

const Ends = ({ trace }: Pick<GrantAccount, 'trace'>): JSX.Element => {
  if (trace.ends.length === 0) return <p safe>{say('money.trace.nothing-left')}</p>
  return (
    <Table caption={say('money.trace.ends')} columns={[say('money.where'), say('money.what'), say('money.amount')]}>
      {trace.ends.map((end) => (
        <tr>
          <th scope="row" safe>
            {say(`money.end.${end.kind}`)}
          </th>
          <td safe>{end.name}</td>
          <td class="number" safe>
            {money(end.amountCents)}
          </td>
        </tr>
      ))}
    </Table>
  )
}

const Documents = ({ documents }: Pick<GrantAccount, 'documents'>): JSX.Element => {
  if (documents.length === 0) return <p safe>{say('grant-folder.no-documents')}</p>
  return (
    <Table
      caption={say('grant-folder.documents')}
      columns={[say('grant-folder.document'), say('money.what'), say('money.amount'), 'SHA-256']}
    >
      {documents.map(({ name, what, amountCents, sha256 }) => (
        <tr>
          <th scope="row" safe>
            {name}
          </th>
          <td safe>{what}</td>
          <td class="number" safe>
            {money(amountCents)}
          </td>
          <td class="proof" safe>
            {sha256}
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** The account of one grant as a page on its own, in Dutch, to be read without this program and printed. */
export const GrantReport = ({ account }: { account: GrantAccount }): JSX.Element => {
  const { house, grant, trace, documents } = account
  const period =
    grant.until === null
      ? say('money.period-open', { from: day(grant.from) })
      : say('money.period', { from: day(grant.from), until: day(grant.until) })
  return (
    <>
      {'<!doctype html>'}
      <html lang="nl">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title safe>{`${grant.title} – ${house.name}`}</title>
          <style>{style}</style>
        </head>
        <body>
          <main>
            <h1 safe>{grant.title}</h1>
            <p safe>{house.name}</p>
            <p safe>{say('money.from', { source: grant.source.name, reference: grant.reference })}</p>
            <p safe>{period}</p>
            {grant.inKind && <p safe>{say('money.in-kind')}</p>}
            {grant.closedOn !== null && <p safe>{say('money.closed', { day: day(grant.closedOn) })}</p>}
            {grant.reportDates.length > 0 && (
              <p safe>{say('money.report-dates', { days: list(grant.reportDates.map(day)) })}</p>
            )}
            {grant.conditions.length > 0 && (
              <>
                <h2 safe>{say('money-form.conditions')}</h2>
                <ol>
                  {grant.conditions.map((condition) => (
                    <li safe>{condition}</li>
                  ))}
                </ol>
              </>
            )}
            <GrantAmounts view={{ say, money }} grant={grant} />
            <Steps trace={trace} />
            <Ends trace={trace} />
            <Documents documents={documents} />
            <p safe>{say('grant-folder.proofs')}</p>
          </main>
        </body>
      </html>
    </>
  )
}

/** The text of that page. */
export const grantReportPage = async (account: GrantAccount): Promise<string> => <GrantReport account={account} />
