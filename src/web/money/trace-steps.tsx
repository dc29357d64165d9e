import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { ToldStep, ToldTrace } from '../../application/money/told.js'
import { dossierPage, grantPage, mandatePage, moneyTracePage, proofPage } from '../frame/addresses.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'
import { StepDetail } from './step-detail.js'

const ofMoney: ReadonlySet<ToldStep['kind']> = new Set([
  'allocation',
  'commitment',
  'payment',
  'justification',
  'recovery',
])

/** Where a step is told in full. */
const linkOf = (house: string, { kind, id, dossier }: ToldStep): string | null => {
  if (kind === 'grant') return grantPage(house, id)
  if (kind === 'mandate') return mandatePage(house, id)
  if (ofMoney.has(kind)) return moneyTracePage(house, id)
  if (dossier === null) return null
  return kind === 'decision' ? `${dossierPage(house, dossier.id)}#besluit-${id}` : dossierPage(house, dossier.id)
}

const What = ({ house, step }: { house: string; step: ToldStep }): JSX.Element => {
  const text = step.dossier === null ? step.name : `${step.name} – ${step.dossier.title}`
  const link = linkOf(house, step)
  return link === null ? (
    <span safe>{text}</span>
  ) : (
    <a href={link} safe>
      {text}
    </a>
  )
}

/** Every step of money in order, each with its day, amount and proof. */
export const TraceSteps = ({
  view,
  house,
  trace,
  caption,
}: {
  view: View
  house: Pick<HouseSummary, 'id' | 'ownSubjects'>
  trace: Pick<ToldTrace, 'steps'>
  /** What the table is called, where a page has more than one. */
  caption?: string
}): JSX.Element => {
  const { say, day, money } = view
  return (
    <Table
      caption={caption ?? say('money.trace.caption')}
      columns={[say('money.step'), say('money.what'), say('money.day'), say('money.amount'), say('findings.proof')]}
    >
      {trace.steps.map((step) => (
        <tr>
          <th scope="row" safe>
            {say(`money.step.${step.kind}`)}
          </th>
          <td>
            <What house={house.id} step={step} />
            <StepDetail view={view} own={house.ownSubjects} detail={step.detail} />
          </td>
          <td safe>{day(step.date)}</td>
          <td class="number" safe>
            {step.amountCents === null ? '–' : money(step.amountCents)}
          </td>
          <td>
            <a href={proofPage(house.id, step.event)} safe>
              {say('money.proof')}
            </a>
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** Where what is traced is now. */
export const TraceEnds = ({ view, house, trace }: { view: View; house: string; trace: ToldTrace }): JSX.Element => {
  const { say, money } = view
  if (trace.ends.length === 0) return <p safe>{say('money.trace.nothing-left')}</p>
  return (
    <Table caption={say('money.trace.ends')} columns={[say('money.where'), say('money.what'), say('money.amount')]}>
      {trace.ends.map((end) => (
        <tr>
          <th scope="row" safe>
            {say(`money.end.${end.kind}`)}
          </th>
          <td>
            <a href={moneyTracePage(house, end.id)} safe>
              {end.name}
            </a>
          </td>
          <td class="number" safe>
            {money(end.amountCents)}
          </td>
        </tr>
      ))}
    </Table>
  )
}
