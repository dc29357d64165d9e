import type { HouseSummary } from '../../../projections/houses/answers.js'
import { seatRole } from '../../domain/seat/events.js'
import type { SignInRole } from '../../identity/development-sign-in.js'
import { address } from '../frame/addresses.js'
import { ErrorBox } from '../frame/error-box.js'
import { Layout } from '../frame/layout.js'
import type { View } from '../frame/view.js'
import { afterSigningOut } from '../live/live-modules.js'

type SignInProps = { view: View; back: string; error: string | null }

const ErrorSummary = ({ text }: { text: string }): JSX.Element => (
  <ErrorBox>
    <p safe>{text}</p>
  </ErrorBox>
)

const Hidden = ({ view, back }: { view: View; back: string }): JSX.Element => (
  <>
    <input type="hidden" name="_csrf" value={view.csrf()} />
    <input type="hidden" name="terug" value={back} />
  </>
)

/** A role that belongs to no house, with the button that takes it. */
const RoleForm = ({ view, back, kind }: { view: View; back: string; kind: 'auditor' | 'manager' }): JSX.Element => (
  <form method="post" action="/aanmelden">
    <Hidden view={view} back={back} />
    <input type="hidden" name="rol" value={kind} />
    <p safe>{view.say(`page.sign-in.${kind}`)}</p>
    <button type="submit" class="button" safe>
      {view.say(`page.sign-in.as-${kind}`)}
    </button>
  </form>
)

/** First step: auditor, manager of the accounts, or which house. */
export const SignInPage = ({
  view,
  back,
  error,
  houses,
}: SignInProps & { houses: readonly HouseSummary[] }): JSX.Element => {
  const { say } = view
  return (
    <Layout view={view} title={say('page.sign-in.title')} script={afterSigningOut(back)}>
      {error !== null && <ErrorSummary text={error} />}
      <p safe>{say('page.sign-in.intro')}</p>
      <RoleForm view={view} back={back} kind="auditor" />
      <RoleForm view={view} back={back} kind="manager" />
      <h2 safe>{say('page.sign-in.house')}</h2>
      {houses.length === 0 && <p safe>{say('page.sign-in.no-houses')}</p>}
      <ul>
        {houses.map(({ id, name }) => (
          <li>
            <a href={address('/aanmelden', { huis: id, terug: back })} safe>
              {name}
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href={address('/aanmelden/wachtwoord', { terug: back })} safe>
          {say('account.to-password')}
        </a>
      </p>
    </Layout>
  )
}

const seatText = (view: View, seat: SignInRole['seats'][number]): string => {
  const parsed = seatRole.safeParse(seat.role)
  const role = parsed.success ? view.say(`word.seat-role.${parsed.data}`) : seat.role
  const details = { function: seat.function, role, organ: seat.organ }
  return seat.partner === null
    ? view.say('page.sign-in.seat', details)
    : view.say('page.sign-in.seat-partner', { ...details, partner: seat.partner })
}

const RoleChoice = ({ id, value, lines }: { id: string; value: string; lines: readonly string[] }): JSX.Element => (
  <div class="choice">
    <input type="radio" name="rol" id={id} value={value} />
    <label for={id} safe>
      {lines.join(' · ')}
    </label>
  </div>
)

/** Second step: which role in the house. */
export const HouseSignInPage = ({
  view,
  back,
  error,
  house,
  roles,
}: SignInProps & { house: { id: string; name: string }; roles: readonly SignInRole[] }): JSX.Element => {
  const { say } = view
  return (
    <Layout view={view} title={say('page.sign-in.house-title', { house: house.name })}>
      {error !== null && <ErrorSummary text={error} />}
      <form method="post" action="/aanmelden">
        <Hidden view={view} back={back} />
        <input type="hidden" name="huis" value={house.id} />
        <fieldset>
          <legend safe>{say('page.sign-in.choose')}</legend>
          <RoleChoice id="rol-beheerder" value="administrator" lines={[say('page.sign-in.administrator')]} />
          {roles.map(({ choice, seats }) => (
            <RoleChoice
              id={`rol-${choice.person}`}
              value={choice.person}
              lines={seats.map((seat) => seatText(view, seat))}
            />
          ))}
        </fieldset>
        <button type="submit" class="button" safe>
          {say('page.sign-in.send')}
        </button>
      </form>
      <p>
        <a href={address('/aanmelden', { terug: back })} safe>
          {say('page.sign-in.other')}
        </a>
      </p>
    </Layout>
  )
}
