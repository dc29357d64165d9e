import type { HouseSummary } from '../../../projections/houses/answers.js'
import type { PersonEntry } from '../../application/people.js'
import type { TroubledMail } from '../../notifying/mails.js'
import { mailsPage, personPage, personsPage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import { Mark } from '../frame/marks.js'
import type { View } from '../frame/view.js'
import { nameOf } from '../persons/words.js'

export type MailsProps = {
  view: View
  house: HouseSummary
  mails: readonly TroubledMail[]
  persons: readonly PersonEntry[]
}

const reasonOf = ({ say }: View, { problem, state }: TroubledMail): string => {
  if (problem === 'no-address') return say('mails.reason.no-address')
  const code = problem ?? '?'
  return state === 'given-up' && code.startsWith('smtp-5')
    ? say('mails.reason.refused', { code })
    : say('mails.reason.failed', { code })
}

const Row = ({ view, house, mail, persons }: Omit<MailsProps, 'mails'> & { mail: TroubledMail }): JSX.Element => {
  const { say } = view
  const person = persons.find(({ id }) => id === mail.recipient)
  return (
    <tr>
      <th scope="row">
        <a href={personPage(house.id, mail.recipient)} id={`mail-${mail.id}`} safe>
          {person === undefined ? mail.recipient : nameOf(view, person)}
        </a>
      </th>
      <td>
        <Mark tone={mail.state === 'given-up' ? 'bad' : 'wait'} text={say(`mails.state.${mail.state}`)} />
      </td>
      <td safe>{reasonOf(view, mail)}</td>
      <td safe>{String(mail.attempts)}</td>
      <td safe>{mail.triedAt === null ? '–' : view.moment(mail.triedAt)}</td>
      <td>
        {mail.state === 'given-up' && (
          <form method="post" action={`${mailsPage(house.id)}/${mail.id}`}>
            <input type="hidden" name="_csrf" value={view.csrf()} />
            <button type="submit" class="button button--quiet" aria-describedby={`mail-${mail.id}`} safe>
              {say('mails.try-again')}
            </button>
          </form>
        )}
      </td>
    </tr>
  )
}

/** Mails of a house that did not leave, and why, for who administers it. */
export const MailsPage = (props: MailsProps): JSX.Element => {
  const { view, house, mails } = props
  const { say } = view
  const columns = [
    say('mails.recipient'),
    say('mails.state'),
    say('mails.reason'),
    say('mails.attempts'),
    say('mails.tried'),
    say('mails.try-again'),
  ]
  return (
    <Layout
      view={view}
      title={say('mails.title')}
      house={house}
      crumbs={[{ path: personsPage(house.id), text: say('person.title') }]}
    >
      <p safe>{say('mails.about')}</p>
      {mails.length === 0 ? (
        <p safe>{say('mails.none')}</p>
      ) : (
        <Table caption={say('mails.title')} columns={columns}>
          {mails.map((mail) => (
            <Row {...props} mail={mail} />
          ))}
        </Table>
      )}
    </Layout>
  )
}
