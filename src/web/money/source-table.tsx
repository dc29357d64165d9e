import type { ToldOnItsWay, ToldYear } from '../../application/money/tell-reports.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'

type SourceLine = ToldOnItsWay & { readonly source: string; readonly titles: readonly string[] }

const amounts = ['allocatedCents', 'committedCents', 'paidCents', 'justifiedCents'] as const

const nothing: ToldOnItsWay = { allocatedCents: 0, committedCents: 0, paidCents: 0, justifiedCents: 0 }

/** One line for each giver, whatever grants it gave. */
const bySource = ({ sources }: ToldYear): ReadonlyMap<string, SourceLine> => {
  const lines = new Map<string, SourceLine>()
  for (const line of sources) {
    const { source, title } = line
    const before = lines.get(source) ?? { ...nothing, source, titles: [] }
    lines.set(source, {
      source,
      titles: [...before.titles, title],
      allocatedCents: before.allocatedCents + line.allocatedCents,
      committedCents: before.committedCents + line.committedCents,
      paidCents: before.paidCents + line.paidCents,
      justifiedCents: before.justifiedCents + line.justifiedCents,
    })
  }
  return lines
}

/** What became of the money of each giver in a year, beside the year before. */
export const SourceTable = ({
  view,
  year,
  lastYear,
}: {
  view: View
  year: ToldYear
  lastYear: ToldYear
}): JSX.Element => {
  const { say, money, list } = view
  const [now, before] = [bySource(year), bySource(lastYear)]
  const sources = [...new Set([...now.keys(), ...before.keys()])]
  if (sources.length === 0) return ''
  const columns = [
    say('money.source'),
    say('money.account.allocated'),
    say('money.account.committed'),
    say('money.account.paid'),
    say('money.account.justified'),
    say('money.allocated-before', { year: lastYear.year }),
    say('money.paid-before', { year: lastYear.year }),
  ]
  return (
    <Table caption={say('money.sources-caption', { year: year.year })} columns={columns}>
      {sources.map((source) => {
        const line = now.get(source)
        const last = before.get(source)
        return (
          <tr>
            <th scope="row">
              <span safe>{source}</span>
              <p class="soft" safe>
                {list([...new Set([...(line?.titles ?? []), ...(last?.titles ?? [])])])}
              </p>
            </th>
            {amounts.map((name) => (
              <td class="number" safe>
                {money(line?.[name] ?? 0)}
              </td>
            ))}
            <td class="number" safe>
              {money(last?.allocatedCents ?? 0)}
            </td>
            <td class="number" safe>
              {money(last?.paidCents ?? 0)}
            </td>
          </tr>
        )
      })}
    </Table>
  )
}
