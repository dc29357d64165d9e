import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { WaitingItem } from '../../../projections/waiting-for/answers.js'
import { decisionId, dossierId, houseId, type OrganId, organId } from '../../domain/shared/identifiers.js'
import { toWire } from '../../domain/shared/money.js'
import { forbidden } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'
import { address, housePage, ratifyPage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { houseOf, parameter } from '../frame/requests.js'
import { type View, viewOf } from '../frame/view.js'
import type { Sending, Values } from './act.js'
import type { Field, FormError, Typed } from './fields.js'
import { FormPage } from './form-page.js'
import { type Asker, recordsFor } from './permissions.js'
import { readFields, sendAll, typedIn } from './send.js'
import { dayField, ownMeetingField } from './shared-fields.js'

const MOST_AT_ONCE = 100
const CHOSEN = 'besluit.'

/** A decision that waits, in its dossier. */
type Ratifiable = WaitingItem & { readonly dossier: NonNullable<WaitingItem['dossier']> }

const isRatifiable = (item: WaitingItem): item is Ratifiable => item.dossier !== null

const nameOfField = ({ dossier, about }: Ratifiable): string => `${CHOSEN}${dossier.id}:${about}`

/** A decision that waits as one reads it: the matter, who decided when, and the amount. */
const labelOf = (view: View, { state }: Asker, { dossier, about, fromOrgan, since }: Ratifiable): string => {
  const text = view.say('form.batch.one', {
    dossier: dossier.title,
    organ: fromOrgan?.name ?? '',
    day: view.day(since),
  })
  const amount = state.dossiers.get(dossierId.parse(dossier.id))?.decisions.get(decisionId.parse(about))?.amount ?? null
  return amount === null ? text : view.say('form.batch.amount', { text, amount: view.money(toWire(amount)) })
}

const fieldsOf = (view: View, asker: Asker, waiting: readonly Ratifiable[]): readonly Field[] => [
  ...waiting.map((item): Field => ({ kind: 'check', name: nameOfField(item), label: labelOf(view, asker, item) })),
  ...ownMeetingField({ view, asker }, view.say('form.batch.meeting')),
  { kind: 'prose', name: 'remarks', label: view.say('form.bekrachtiging.remarks') },
  dayField({ view }),
]

/**
 * One command for all that was ticked; nothing when nothing was. Also for what waits no longer: a form that is sent twice
 * gets the first answer, and who was too late hears what happened to it.
 */
const sendingsOf = (organ: OrganId, typed: Typed, values: Values): readonly Sending[] => {
  const ticked = Object.keys(typed).filter((name) => name.startsWith(CHOSEN))
  if (ticked.length === 0) return []
  const { effectiveOn, remarks, meeting = null } = values
  const decisions = ticked.map((name) => {
    const [dossier, decision] = name.slice(CHOSEN.length).split(':')
    return { dossier, decision }
  })
  // A refusal names the place in the list: it belongs to the box that was ticked.
  const fieldOf = (field: string): string => ticked[Number(/^decisions\.(\d+)/.exec(field)?.[1])] ?? field
  const body = { organ, effectiveOn, remarks, meeting, decisions }
  return [{ type: 'GrantBekrachtigingBatch', body, part: '', fieldOf }]
}

/** The form by which an organ ratifies several decisions at one sitting. */
export const ratifyRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, houses, today, execute, newId } = dependencies

  const prepare = async (request: FastifyRequest, reply: FastifyReply) => {
    const view = viewOf(request, reply, dependencies)
    const house = await houseOf(queries, request)
    const id = houseId.parse(house.id)
    const { state } = await houses.load(id)
    const asker = { principal: request.principal, house: id, state, today: today() }
    const asked = organId.safeParse(parameter(request, 'orgaan'))
    const organ = recordsFor(asker).find((own) => asked.success && own.id === asked.data)
    if (organ === undefined) throw forbidden(request)
    const filter = { organ: organ.id, kind: 'bekrachtiging' as const, on: today() }
    const { items } = await queries.listWaiting(house.id, filter, { limit: MOST_AT_ONCE })
    // Where it succeeded several that were to ratify, it speaks once.
    const waiting = [...new Map(items.filter(isRatifiable).map((item) => [nameOfField(item), item])).values()]
    const fields = fieldsOf(view, asker, waiting)
    const { say } = view
    const title = say('form.batch.title', { organ: organ.name })
    const render = async (typed: Typed | null, errors: readonly FormError[]): Promise<string> =>
      waiting.length === 0 ? (
        <Layout view={view} title={title} house={house}>
          <p safe>{say('form.batch.nothing', { organ: organ.name })}</p>
        </Layout>
      ) : (
        <FormPage
          view={view}
          house={house}
          title={title}
          crumbs={[]}
          action={ratifyPage(house.id, organ.id)}
          fields={fields}
          typed={typed}
          errors={errors}
          formKey={newId()}
          revision={null}
          before={<p safe>{say('form.batch.intro', { organ: organ.name })}</p>}
        />
      )
    return { view, id, organ: organ.id, fields, render }
  }

  app.get('/huizen/:house/bekrachtigen', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const { render } = await prepare(request, reply)
      return reply.html(await render(null, []))
    },
  })

  app.post('/huizen/:house/bekrachtigen', {
    config: { access: 'reads-house' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const { principal } = request
      if (principal === null) throw forbidden(request)
      const { view, id: house, organ, fields, render } = await prepare(request, reply)
      const typed = typedIn(request)
      const { values, errors } = readFields(view, fields, typed)
      if (errors.length > 0) return reply.code(422).html(await render(typed, errors))
      const sendings = sendingsOf(organ, typed, values)
      if (sendings.length === 0) {
        return reply.code(422).html(await render(typed, [{ field: null, message: view.say('form.error.nothing') }]))
      }
      const key = String(typed._key ?? '')
      const sent = await sendAll(execute, view, { house, principal, key, dossierRevision: null, fields, sendings })
      const [answer] = sent.answers
      if (answer === undefined) return reply.code(sent.status).html(await render(typed, sent.errors))
      return reply.redirect(address(housePage(house), { minPosition: String(answer.position) }), 303)
    },
  })
}
