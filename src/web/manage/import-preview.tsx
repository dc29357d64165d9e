import { toWire } from '../../domain/shared/money.js'
import { countedThings, type HouseOutcome } from '../../importing/house-outcome.js'
import { type HousePreview, mayBeConfirmed } from '../../importing/house-upload.js'
import { Carried } from '../account/credential-field.js'
import { Fact } from '../dossier/fact.js'
import { importPage } from '../frame/addresses.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'
import { ImportProblems } from './import-problems.js'

type Props = { view: View; preview: HousePreview; outcome: HouseOutcome }

const Facts = ({ view, preview, outcome }: Props): JSX.Element => {
  const { say, day, list, money } = view
  const { name, legalForm, workingArea, firstDay, lastDay, granted, paid } = outcome
  const facts = [
    ['manage.import.house', `${name} (${say(`word.legal-form.${legalForm}`)})`],
    ['manage.house.area', list(workingArea)],
    ['manage.import.period', say('manage.import.days', { first: day(firstDay), last: day(lastDay) })],
    ['manage.import.granted', money(toWire(granted))],
    ['manage.import.paid', money(toWire(paid))],
  ] as const
  return (
    <dl class="facts">
      {facts.map(([key, text]) => (
        <Fact name={say(key)}>
          <span class="prose" safe>
            {text}
          </span>
        </Fact>
      ))}
      <Fact name={say('manage.import.hash')}>
        <code class="prose" safe>
          {preview.hash}
        </code>
      </Fact>
    </dl>
  )
}

const Things = ({ view: { say }, outcome }: Omit<Props, 'preview'>): JSX.Element => (
  <Table caption={say('manage.import.things')} columns={[say('manage.import.thing'), say('manage.import.count')]}>
    {countedThings.map((thing) => (
      <tr>
        <th scope="row" safe>
          {say(`manage.import.thing.${thing}`)}
        </th>
        <td class="number" safe>
          {String(outcome.counts[thing])}
        </td>
      </tr>
    ))}
  </Table>
)

const Names = ({ view: { say }, outcome }: Omit<Props, 'preview'>): JSX.Element => (
  <>
    {(['partners', 'organs'] as const).map((thing) => (
      <details>
        <summary safe>
          {say('manage.import.named', {
            thing: say(`manage.import.thing.${thing}`),
            count: outcome[thing].length,
          })}
        </summary>
        <ul>
          {outcome[thing].map((name) => (
            <li class="prose" safe>
              {name}
            </li>
          ))}
        </ul>
      </details>
    ))}
  </>
)

const Kinds = ({ view: { say }, outcome }: Omit<Props, 'preview'>): JSX.Element => (
  <Table
    caption={say('manage.import.kinds', { count: outcome.events })}
    columns={[say('manage.import.kind'), ...outcome.years.map(String), say('manage.import.total')]}
  >
    {outcome.kinds.map(({ type, byYear, total }) => (
      <tr>
        <th scope="row" safe>
          {say(`word.event.${type}`)}
        </th>
        {outcome.years.map((year) => (
          <td class="number" safe>
            {String(byYear.get(year) ?? 0)}
          </td>
        ))}
        <td class="number">
          <strong safe>{String(total)}</strong>
        </td>
      </tr>
    ))}
  </Table>
)

/** What the ledger has of it already, and whether the rest may be recorded. */
const Standing = ({ view, preview }: Omit<Props, 'outcome'>): JSX.Element => {
  const { say } = view
  const { total, recorded, inUse, hash } = preview
  if (recorded === total)
    return (
      <p class="notice" safe>
        {say('manage.import.nothing', { total })}
      </p>
    )
  const left = total - recorded
  return (
    <>
      <p safe>{say('manage.import.counts', { total, recorded, left })}</p>
      {inUse && (
        <p class="notice" safe>
          {say('manage.import.in-use')}
        </p>
      )}
      {mayBeConfirmed(preview) && (
        <form method="post" action={`${importPage}/vastleggen`}>
          <Carried view={view} />
          <input type="hidden" name="hash" value={hash} />
          <p safe>{say('manage.import.for-ever')}</p>
          <button type="submit" class="button" safe>
            {say('manage.import.confirm', { left })}
          </button>
        </form>
      )}
    </>
  )
}

/** What a file would do, before anything is recorded. */
export const ImportPreview = ({ view, preview }: Omit<Props, 'outcome'>): JSX.Element => {
  const { problems, outcome } = preview
  if (problems.length > 0) return <ImportProblems view={view} problems={problems} />
  return (
    <div>
      <h2 id="voorbeeld" safe>
        {view.say('manage.import.preview')}
      </h2>
      <Standing view={view} preview={preview} />
      {outcome !== null && (
        <>
          <Facts view={view} preview={preview} outcome={outcome} />
          <Things view={view} outcome={outcome} />
          <Names view={view} outcome={outcome} />
          <Kinds view={view} outcome={outcome} />
        </>
      )}
    </div>
  )
}
