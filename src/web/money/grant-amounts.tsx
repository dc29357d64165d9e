import { accountLines } from '../../application/money/account-lines.js'
import type { ToldGrant } from '../../application/money/tell-reports.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'

/** The account of a grant in amounts: on its page, and in the report that goes to an auditor. */
export const GrantAmounts = ({
  view: { say, money },
  grant,
}: {
  view: Pick<View, 'say' | 'money'>
  grant: ToldGrant
}): JSX.Element => (
  <Table caption={say('money.account')} columns={[say('money.what'), say('money.amount')]}>
    {accountLines(grant).map(([name, amount]) => (
      <tr>
        <th scope="row" safe>
          {say(`money.account.${name}`)}
        </th>
        <td class="number" safe>
          {money(amount)}
        </td>
      </tr>
    ))}
  </Table>
)
