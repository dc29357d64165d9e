import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { ToldDecider, ToldReceived } from '../../application/money/tell-received.js'
import { dossierPage, moneyPage, moneyTracePage, partnerMoneyPage, proofPage } from '../frame/addresses.js'
import type { AskedTime } from '../frame/asked-time.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Notices } from '../frame/notices.js'
import { TimeForm } from '../frame/time-form.js'
import type { View } from '../frame/view.js'

type PartnerMoneyPageProps = {
  view: View
  house: HouseSummary
  time: AskedTime
  partner: { readonly id: string; readonly name: string }
  received: readonly ToldReceived[]
}

/** Whether the partner had a say in what it received. */
const voteText = ({ say, list }: View, { vote, choices }: ToldDecider): string =>
  vote === 'voted'
    ? say('money.partner.voted', { choices: list(choices.map((choice) => say(`word.vote.${choice}`))) })
    : say(`money.partner.${vote}`)

const Deciders = ({ view, house, deciders }: { view: View; house: string; deciders: readonly ToldDecider[] }) => {
  if (deciders.length === 0) return <span safe>{view.say('money.partner.undecided')}</span>
  return (
    <ul>
      {deciders.map((one) => (
        <li>
          <a href={`${dossierPage(house, one.dossier)}#besluit-${one.decision}`} safe>
            {view.say('money.partner.decision', { organ: one.organ, title: one.title })}
          </a>{' '}
          <span class="soft" safe>
            {voteText(view, one)}
          </span>
        </li>
      ))}
    </ul>
  )
}

const Received = ({ view, house, received }: Pick<PartnerMoneyPageProps, 'view' | 'house' | 'received'>) => {
  const { say, day, money, list } = view
  const columns = [
    say('money.day'),
    say('money.partner.from'),
    say('money.partner.for'),
    say('money.partner.decided-by'),
    say('money.account.paid'),
    say('money.account.justified'),
    say('money.account.claimed'),
    say('findings.proof'),
  ]
  const sum = (amount: (one: ToldReceived) => number): number => received.reduce((total, one) => total + amount(one), 0)
  return (
    <Table caption={say('money.partner.caption')} columns={columns}>
      {received.map((one) => (
        <tr>
          <th scope="row">
            <a href={moneyTracePage(house.id, one.payment)} safe>
              {day(one.on)}
            </a>
          </th>
          <td>
            <span safe>{list(one.sources)}</span>
            <p class="soft" safe>
              {list(one.grants)}
            </p>
          </td>
          <td safe>{list(one.purposes)}</td>
          <td>
            <Deciders view={view} house={house.id} deciders={one.decidedBy} />
          </td>
          {[one.paidCents, one.justifiedCents, one.claimedCents].map((amount) => (
            <td class="number" safe>
              {money(amount)}
            </td>
          ))}
          <td>
            <a href={proofPage(house.id, one.event)} safe>
              {say('money.proof')}
            </a>
          </td>
        </tr>
      ))}
      <tr>
        <th scope="row" colspan="4" safe>
          {say('money.total')}
        </th>
        {[sum((one) => one.paidCents), sum((one) => one.justifiedCents), sum((one) => one.claimedCents)].map(
          (amount) => (
            <td class="number" safe>
              {money(amount)}
            </td>
          ),
        )}
        <td></td>
      </tr>
    </Table>
  )
}

/** What a partner received from the house: from whom, for what, decided by whom, and whether it voted itself. */
export const PartnerMoneyPage = ({ view, house, time, partner, received }: PartnerMoneyPageProps): JSX.Element => {
  const { say } = view
  return (
    <Layout
      view={view}
      house={house}
      title={say('money.partner', { partner: partner.name })}
      crumbs={[{ path: moneyPage(house.id), text: say('money.title') }]}
    >
      <p class="lead" safe>
        {say('money.partner.about')}
      </p>
      <Notices notices={time.notices} />
      <TimeForm view={view} path={partnerMoneyPage(house.id, partner.id)} time={time} />
      {received.length === 0 ? (
        <p safe>{say('money.partner.nothing')}</p>
      ) : (
        <Received view={view} house={house} received={received} />
      )}
    </Layout>
  )
}
