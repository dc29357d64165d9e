import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { BankPreview, ReadLine } from '../../application/money/bank-statement.js'
import type { TextKey } from '../../texts/catalogue.js'
import { type FormLink, FormLinks } from '../acts/parts.js'
import { bankPage, moneyPage, moneyTracePage } from '../frame/addresses.js'
import { ErrorBox } from '../frame/error-box.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'

export type BankPageProps = {
  view: View
  house: HouseSummary
  organs: readonly { readonly id: string; readonly name: string }[]
  organ: string | null
  /** Null before a file was chosen. */
  preview: BankPreview | null
  /** The file again, for the form that records it; null when it is too large to be carried in a page. */
  content: string | null
  fileName: string
  /** Movements that are recorded and that nothing explains yet. */
  open: readonly OpenLine[]
  notices: readonly (string | null)[]
}

export type OpenLine = {
  readonly bookedOn: string
  readonly account: string
  readonly leftCents: number
  readonly communication: string | null
  /** What can be recorded about it. */
  readonly links: readonly FormLink[]
}

const Match = ({ view, house, line }: { view: View; house: string; line: ReadLine }): JSX.Element => {
  const { say } = view
  const [candidate] = line.candidates
  if (line.known) return <span safe>{say('bank.known')}</span>
  if (candidate === undefined) return <span safe>{say(line.amountCents > 0 ? 'bank.incoming' : 'bank.unmatched')}</span>
  return (
    <>
      <a href={moneyTracePage(house, candidate.commitment)} safe>
        {candidate.what}
      </a>{' '}
      <span class="soft" safe>
        ({say(`bank.certainty.${candidate.certainty}`)})
      </span>
    </>
  )
}

const Problems = ({ view, preview }: { view: View; preview: Extract<BankPreview, { ok: false }> }): JSX.Element => (
  <ErrorBox labelledBy="fouten">
    <h2 id="fouten" safe>
      {view.say('bank.refused')}
    </h2>
    <ul>
      {preview.problems.map(({ line, code, details }) => (
        <li>
          <span safe>{view.say('bank.line', { line })}</span>{' '}
          <span safe>{view.say(`bank-statement.${code}` as TextKey, details)}</span>
        </li>
      ))}
    </ul>
  </ErrorBox>
)

const Statements = ({
  view,
  house,
  preview,
}: {
  view: View
  house: string
  preview: Extract<BankPreview, { ok: true }>
}): JSX.Element => {
  const { say } = view
  return (
    <>
      {preview.statements.map(({ account, number, lines }) => (
        <Table
          caption={say('bank.statement', { account, number })}
          columns={[say('money.day'), say('money.amount'), say('bank.counterparty'), say('bank.match')]}
        >
          {lines.map((line) => (
            <tr>
              <th scope="row" safe>
                {view.day(line.bookedOn)}
              </th>
              <td class="number" safe>
                {view.money(line.amountCents)}
              </td>
              <td safe>{[line.counterparty, line.communication].filter((part) => part !== null).join(', ')}</td>
              <td>
                <Match view={view} house={house} line={line} />
              </td>
            </tr>
          ))}
        </Table>
      ))}
    </>
  )
}

const RecordForm = ({ view, house, organ, content, fileName }: BankPageProps): JSX.Element => {
  const { say } = view
  if (content === null) return <p safe>{say('bank.too-large')}</p>
  return (
    <form class="form" method="post" action={`${bankPage(house.id)}/vastleggen`}>
      <input type="hidden" name="_csrf" value={view.csrf()} />
      <input type="hidden" name="organ" value={organ ?? ''} />
      <input type="hidden" name="content" value={content} />
      <input type="hidden" name="fileName" value={fileName} />
      <p safe>{say('bank.record-about')}</p>
      <button type="submit" class="button" safe>
        {say('bank.record')}
      </button>
    </form>
  )
}

const OpenLines = ({ view, open }: Pick<BankPageProps, 'view' | 'open'>): JSX.Element => {
  const { say } = view
  if (open.length === 0) return ''
  const columns = [say('money.day'), say('money.amount'), say('bank.account'), say('bank.open-line')]
  return (
    <Table caption={say('bank.open')} columns={columns}>
      {open.map(({ bookedOn, account, leftCents, communication, links }) => (
        <tr>
          <th scope="row" safe>
            {view.day(bookedOn)}
          </th>
          <td class="number" safe>
            {view.money(leftCents)}
          </td>
          <td safe>{communication === null ? account : `${account}, ${communication}`}</td>
          <td>
            <FormLinks links={links} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** Chooses a file of the bank, shows what is in it, and records it when the reader says so. */
export const BankPage = (props: BankPageProps): JSX.Element => {
  const { view, house, organs, organ, preview, open, notices } = props
  const { say } = view
  return (
    <Layout
      view={view}
      house={house}
      title={say('bank.title')}
      crumbs={[{ path: moneyPage(house.id), text: say('money.title') }]}
    >
      <Notices notices={notices} />
      {preview !== null && !preview.ok && <Problems view={view} preview={preview} />}
      {preview?.ok === true && (
        <>
          <Statements view={view} house={house.id} preview={preview} />
          <RecordForm {...props} />
        </>
      )}
      <form class="form" method="post" action={bankPage(house.id)} enctype="multipart/form-data">
        <input type="hidden" name="_csrf" value={view.csrf()} />
        <p safe>{say('bank.about')}</p>
        <div class="field">
          <label for="organ" safe>
            {say('bank.organ')}
          </label>
          <select id="organ" name="organ" required>
            {organs.map(({ id, name }) => (
              <option value={id} selected={id === organ} safe>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="file" safe>
            {say('bank.file')}
          </label>
          <input type="file" id="file" name="file" required />
        </div>
        <button type="submit" class="button" safe>
          {say('bank.show')}
        </button>
      </form>
      <OpenLines view={view} open={open} />
    </Layout>
  )
}
