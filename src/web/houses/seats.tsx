import type { NamedSeat } from '../../application/people.js'
import type { FormLink } from '../acts/parts.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'

/** How far a representative may bind the partner, in words. */
const bindingText = ({ say, money }: View, { binding }: NamedSeat): string =>
  binding.kind === 'may-bind-up-to'
    ? say('word.binding.may-bind-up-to', { amount: money(binding.amountCents) })
    : say(`word.binding.${binding.kind}`)

/** Who sits where, for whom, and how far they may bind the partner. */
export const Seats = ({
  view,
  asOf,
  seats,
  linksOf = () => [],
}: {
  view: View
  /** The day the seats are of. */
  asOf: string
  seats: readonly NamedSeat[]
  /** What the reader can record about a seat. */
  linksOf?: (seat: string) => readonly FormLink[]
}): JSX.Element => {
  const withLinks = seats.some(({ id }) => linksOf(id).length > 0)
  const { say, day } = view
  const columns = [
    say('page.house.organ'),
    say('page.house.function'),
    say('person.name'),
    say('page.house.partner'),
    say('page.house.role'),
    say('page.house.binding'),
    say('page.house.until'),
    ...(withLinks ? [say('page.house.seat-acts')] : []),
  ]
  return (
    <Table caption={say('page.house.seats-caption', { day: day(asOf) })} columns={columns}>
      {seats.map((seat) => (
        <tr>
          <td safe>{seat.organ.name}</td>
          <th scope="row" safe>
            {seat.function}
          </th>
          <td safe>{seat.personName ?? (seat.personErased ? say('person.erased') : '–')}</td>
          <td safe>{seat.partner?.name ?? say('page.house.own-capacity')}</td>
          <td safe>{say(`word.seat-role.${seat.role}`)}</td>
          <td safe>{bindingText(view, seat)}</td>
          <td safe>{seat.until === null ? say('page.house.no-end') : day(seat.until)}</td>
          {withLinks && (
            <td>
              {linksOf(seat.id).map(({ path, text }) => (
                <a href={path} aria-label={text} safe>
                  {say('acts.group.member.end')}
                </a>
              ))}
            </td>
          )}
        </tr>
      ))}
    </Table>
  )
}
