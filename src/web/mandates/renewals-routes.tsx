import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { createRenewals, type RenewalEntry } from '../../application/renewals.js'
import { houseId } from '../../domain/shared/identifiers.js'
import { forbidden } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'
import type { Sending, Values } from '../forms/act.js'
import type { Field, FormError, Typed } from '../forms/fields.js'
import { mayExtend, mayRenew } from '../forms/permissions.js'
import { readFields, sendAll, typedIn } from '../forms/send.js'
import { dayField } from '../forms/shared-fields.js'
import { renewalsPage } from '../frame/addresses.js'
import { dayParameter, houseOf, parameter } from '../frame/requests.js'
import { type View, viewOf } from '../frame/view.js'
import { RenewalsPage, whatLapses } from './renewals-page.js'

const HALF_A_YEAR = 183
const TEN_YEARS = 3653

/** How many days ahead to look; half a year unless the address says otherwise. What is no such number is reported. */
const withinOf = (request: FastifyRequest, view: View): { readonly within: number; readonly notice: string | null } => {
  const typed = parameter(request, 'binnen')
  if (typed === null) return { within: HALF_A_YEAR, notice: null }
  if (/^\d{1,4}$/.test(typed) && Number(typed) <= TEN_YEARS) return { within: Number(typed), notice: null }
  const details = { typed: typed.slice(0, 40), most: TEN_YEARS, shown: HALF_A_YEAR }
  return { within: HALF_A_YEAR, notice: view.say('renewals.bad-within', details) }
}

const ticked = (values: Values, name: string): readonly string[] => {
  const value = values[name]
  return Array.isArray(value) ? value.map(String) : []
}

/** The mandates that are ticked in one command, and the seats in another: each is recorded whole, or not at all. */
const sendingsOf = (values: Values): readonly Sending[] => {
  const { until, effectiveOn } = values
  const [mandates, seats] = [ticked(values, 'mandates'), ticked(values, 'seats')]
  return [
    ...(mandates.length === 0
      ? []
      : [{ type: 'RenewMandates' as const, body: { mandates, until, effectiveOn }, part: 'mandates' }]),
    ...(seats.length === 0
      ? []
      : [{ type: 'ExtendSeats' as const, body: { seats, until, effectiveOn }, part: 'seats' }]),
  ]
}

/** A list of nothing to tick is not shown; it is read, because what was renewed does not lapse any more. */
const hasChoice = (field: Field): boolean => field.kind !== 'checks' || field.options.length > 0

/** What lapses, and the form that renews what is ticked. */
export const renewalsRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, houses, today, execute, newId, waitForPosition } = dependencies
  const renewals = createRenewals(houses)

  const prepare = async (request: FastifyRequest, reply: FastifyReply) => {
    const view = viewOf(request, reply, dependencies)
    const house = await houseOf(queries, request)
    const id = houseId.parse(house.id)
    const { day: on, notice } = dayParameter(request, view, 'op', today())
    const { within, notice: strange } = withinOf(request, view)
    const [entries, { state }] = await Promise.all([renewals(id, { on, within }), houses.load(id)])
    const asker = { principal: request.principal, house: id, state, today: today() }
    const own = entries.filter(
      (entry) => entry.renewable && (entry.kind === 'mandate' ? mayRenew(asker, entry.id) : mayExtend(asker, entry.id)),
    )
    const optionsOf = (kind: RenewalEntry['kind']) =>
      own
        .filter((entry) => entry.kind === kind)
        .map((entry) => ({
          value: entry.id,
          label: view.say('renewals.option', { what: whatLapses(view, house, entry), day: view.day(entry.until) }),
        }))
    const choices = (name: string, label: string, kind: RenewalEntry['kind']): Field => ({
      kind: 'checks',
      name,
      label,
      options: optionsOf(kind),
    })
    const fields: readonly Field[] = [
      choices('mandates', view.say('renewals.mandates'), 'mandate'),
      choices('seats', view.say('renewals.seats'), 'seat'),
      {
        kind: 'day',
        name: 'until',
        label: view.say('renewals.new-until'),
        hint: view.say('renewals.new-until.hint'),
        required: true,
        value: own[0]?.proposedUntil ?? '',
      },
      dayField({ view }),
    ]
    const render = async (typed: Typed | null, errors: readonly FormError[]): Promise<string> => (
      <RenewalsPage
        view={view}
        house={house}
        entries={entries}
        on={on}
        within={within}
        notices={[notice, strange, ...(own.length === 0 ? errors.map(({ message }) => message) : [])]}
        form={own.length === 0 ? null : { fields: fields.filter(hasChoice), typed, errors, key: newId() }}
      />
    )
    return { view, id, on, within, fields, render }
  }

  app.get('/huizen/:house/te-vernieuwen', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const { render } = await prepare(request, reply)
      return reply.html(await render(null, []))
    },
  })

  app.post('/huizen/:house/te-vernieuwen', {
    config: { access: 'reads-house' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const { principal } = request
      const { view, id: house, on, within, fields, render } = await prepare(request, reply)
      if (principal === null) throw forbidden(request)
      const typed = typedIn(request)
      const { values, errors } = readFields(view, fields, typed)
      const sendings = errors.length === 0 ? sendingsOf(values) : []
      if (sendings.length === 0) {
        const nothing = errors.length === 0 ? [{ field: null, message: view.say('form.error.nothing') }] : errors
        return reply.code(422).html(await render(typed, nothing))
      }
      const key = String(typed._key ?? '')
      const sent = await sendAll(execute, view, { house, principal, key, dossierRevision: null, fields, sendings })
      const position = sent.answers.at(-1)?.position
      if (sent.errors.length === 0 && position !== undefined) {
        return reply.redirect(renewalsPage(house, { op: on, binnen: within, minPosition: String(position) }), 303)
      }
      // What was recorded before the refusal does not lapse any more.
      if (position !== undefined) await waitForPosition(position)
      const now = await prepare(request, reply)
      return reply.code(sent.status).html(await now.render(typed, sent.errors))
    },
  })
}
