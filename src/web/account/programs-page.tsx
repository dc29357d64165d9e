import type { HouseSummary } from '../../../projections/houses/answers.js'
import { MOST_DAYS, type NewProgram, type Program, programKinds, programScopes } from '../../identity/programs.js'
import type { FormError } from '../forms/fields.js'
import { ErrorSummary } from '../forms/form-fields.js'
import { accessPage, programsPage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Table } from '../frame/lists.js'
import type { View } from '../frame/view.js'
import { Carried } from './credential-field.js'

type HouseProps = { view: View; house: HouseSummary }

/** Everything the form holds, as it was typed. */
export type TypedProgram = {
  readonly name: string
  readonly scope: string
  readonly kind: string
  readonly days: string
}

const Shown = ({ view, made }: { view: View; made: NewProgram & Pick<Program, 'kind'> }): JSX.Element => (
  <div class="notice" role="status">
    <p safe>{view.say('account.programs.once')}</p>
    {made.kind === 'client' && (
      <p>
        <var>client_id</var>: <code safe>{made.id}</code>
      </p>
    )}
    <p>
      {made.kind === 'client' && (
        <>
          <var>client_secret</var>:{' '}
        </>
      )}
      <code safe>{made.secret}</code>
    </p>
  </div>
)

const Listed = ({ view, house, programs }: HouseProps & { programs: readonly Program[] }): JSX.Element => {
  const { say, day } = view
  const columns = (['name', 'kind', 'scope', 'until'] as const).map((one) => say(`account.programs.${one}`))
  return (
    <Table caption={say('account.programs')} columns={[...columns, say('account.manage.acts')]}>
      {programs.map(({ id, name, kind, scope, expiresAt }) => (
        <tr>
          <th scope="row" safe>
            {name}
          </th>
          <td safe>{say(`account.programs.kind.${kind}`)}</td>
          <td safe>{say(`account.programs.scope.${scope}`)}</td>
          <td safe>{day(expiresAt.slice(0, 10))}</td>
          <td>
            <form method="post" action={`${programsPage(house.id)}/${id}/intrekken`}>
              <Carried view={view} />
              <button
                type="submit"
                class="button button--quiet"
                aria-label={say('account.programs.revoke-of', { name })}
                safe
              >
                {say('account.withdraw')}
              </button>
            </form>
          </td>
        </tr>
      ))}
    </Table>
  )
}

const Choice = ({
  view,
  what,
  values,
  chosen,
}: {
  view: View
  what: 'scope' | 'kind'
  values: readonly ('read' | 'administer' | 'token' | 'client')[]
  chosen: string
}): JSX.Element => (
  <fieldset class="field">
    <legend safe>{view.say(`account.programs.${what}`)}</legend>
    {values.map((value) => (
      <div class="choice">
        <input type="radio" name={what} id={`${what}-${value}`} value={value} checked={value === chosen} />
        <label for={`${what}-${value}`} safe>
          {view.say(`account.programs.${what}.${value}` as 'account.programs.scope.read')}
        </label>
      </div>
    ))}
  </fieldset>
)

/** The keys of programs that work for a house; for who administers it. */
export const ProgramsPage = ({
  programs,
  made,
  errors,
  typed,
  ...shared
}: HouseProps & {
  programs: readonly Program[]
  made: (NewProgram & Pick<Program, 'kind'>) | null
  errors: readonly FormError[]
  typed: TypedProgram
}): JSX.Element => {
  const { view, house } = shared
  const { say } = view
  return (
    <Layout
      view={view}
      title={say('account.programs')}
      house={house}
      crumbs={[{ path: accessPage(house.id), text: say('account.access.title') }]}
    >
      <ErrorSummary view={view} errors={errors} />
      {made !== null && <Shown view={view} made={made} />}
      <p safe>{say('account.programs.about')}</p>
      {programs.length === 0 ? <p safe>{say('account.programs.none')}</p> : <Listed {...shared} programs={programs} />}
      <h2 safe>{say('account.programs.make')}</h2>
      <form method="post" action={programsPage(house.id)} novalidate>
        <Carried view={view} />
        <div class="field">
          <label for="veld-name" safe>
            {say('account.programs.name')}
          </label>
          <input type="text" id="veld-name" name="name" required maxlength="100" value={typed.name} />
        </div>
        <Choice view={view} what="scope" values={programScopes} chosen={typed.scope} />
        <Choice view={view} what="kind" values={programKinds} chosen={typed.kind} />
        <div class="field">
          <label for="veld-days" safe>
            {say('account.programs.days', { most: MOST_DAYS })}
          </label>
          <input type="text" inputmode="numeric" id="veld-days" name="days" required value={typed.days} />
        </div>
        <button type="submit" class="button" safe>
          {say('account.programs.make')}
        </button>
      </form>
    </Layout>
  )
}
