import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { mayReadContact } from '../../application/people.js'
import type { Principal } from '../../application/principal.js'
import { erasureReasons } from '../../domain/person/events.js'
import { houseId } from '../../domain/shared/identifiers.js'
import { forbidden, notFound } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'
import type { Sending } from '../forms/act.js'
import type { Field, FormError, Typed } from '../forms/fields.js'
import { readFields, sendAll, typedIn } from '../forms/send.js'
import { address, personPage } from '../frame/addresses.js'
import { houseOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { detailFields, ErasePersonPage, erasureFields, PersonPage } from './person-page.js'
import { PersonsPage } from './persons-page.js'

const FORM_KEY = /^[0-9a-f-]{36}$/

/** The pages about persons: for who administers the house, and for each about themselves. */
export const personRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, people, exportPerson, execute, newId } = dependencies

  const administratorOf = (request: FastifyRequest): Principal => {
    const { principal } = request
    if (principal?.kind !== 'administrator') throw forbidden(request)
    return principal
  }

  /** The administrator, or the very person. */
  const concerned = (request: FastifyRequest): Principal => {
    const { principal } = request
    const { house, person } = request.params as { house: string; person: string }
    if (principal?.kind !== 'administrator' && principal?.kind !== 'person') throw forbidden(request)
    if (!mayReadContact(principal, house, person)) throw forbidden(request)
    return principal
  }

  const open = async (request: FastifyRequest, reply: FastifyReply, principal: Principal) => {
    const view = viewOf(request, reply, dependencies)
    const house = await houseOf(queries, request)
    return { principal, view, house, persons: await people.listPersons(house.id, principal) }
  }

  const openPerson = async (request: FastifyRequest, reply: FastifyReply, reader = concerned(request)) => {
    const opened = await open(request, reply, reader)
    const { person: id } = request.params as { person: string }
    const person = opened.persons.find((one) => one.id === id)
    if (person === undefined) throw notFound(request)
    return { ...opened, person }
  }
  type OpenedPerson = Awaited<ReturnType<typeof openPerson>>

  const renderPerson = async (
    { view, house, person }: OpenedPerson,
    typed: Typed | null,
    errors: readonly FormError[],
  ) =>
    (
      <PersonPage view={view} house={house} person={person} typed={typed} errors={errors} formKey={newId()} />
    ) as Promise<string>

  const renderErasure = async (
    { view, house, person }: OpenedPerson,
    typed: Typed | null,
    errors: readonly FormError[],
  ) =>
    (
      <ErasePersonPage
        view={view}
        house={house}
        person={person}
        fields={erasureFields(view, erasureReasons)}
        typed={typed}
        errors={errors}
        formKey={newId()}
      />
    ) as Promise<string>

  /** Sends one form as its command; answers where it was recorded, or what to correct. */
  const send = async (
    { principal, view, house }: OpenedPerson,
    typed: Typed,
    fields: readonly Field[],
    sending: Omit<Sending, 'part'>,
  ) => {
    const key = String(typed._key ?? '')
    if (!FORM_KEY.test(key)) {
      return { position: undefined, status: 422, errors: [{ field: null, message: view.say('form.error.nothing') }] }
    }
    const id = houseId.parse(house.id)
    const sendings = [{ ...sending, part: '' }]
    const sent = await sendAll(execute, view, { house: id, principal, key, dossierRevision: null, fields, sendings })
    return { position: sent.answers[0]?.position, status: sent.status, errors: sent.errors }
  }

  const backTo = ({ house, person }: OpenedPerson, reply: FastifyReply, position: bigint) =>
    reply.redirect(address(personPage(house.id, person.id), { minPosition: String(position) }), 303)

  app.get('/huizen/:house/personen', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const { view, house, persons } = await open(request, reply, administratorOf(request))
      return reply.html(await (<PersonsPage view={view} house={house} persons={persons} />))
    },
  })

  app.get('/huizen/:house/personen/:person', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => reply.html(await renderPerson(await openPerson(request, reply), null, [])),
  })

  app.post('/huizen/:house/personen/:person', {
    config: { access: 'reads-house' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const opened = await openPerson(request, reply)
      const typed = typedIn(request)
      const fields = detailFields(opened.view, opened.person)
      const { values, errors } = readFields(opened.view, fields, typed)
      if (errors.length > 0) return reply.code(422).html(await renderPerson(opened, typed, errors))
      const body = { ...values, person: opened.person.id }
      const sent = await send(opened, typed, fields, { type: 'RecordPersonDetails', body })
      if (sent.position !== undefined) return backTo(opened, reply, sent.position)
      return reply.code(sent.status).html(await renderPerson(opened, typed, sent.errors))
    },
  })

  app.get('/huizen/:house/personen/:person/wissen', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const opened = await openPerson(request, reply, administratorOf(request))
      if (opened.person.erased !== null) throw notFound(request)
      return reply.html(await renderErasure(opened, null, []))
    },
  })

  app.post('/huizen/:house/personen/:person/wissen', {
    config: { access: 'reads-house' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const opened = await openPerson(request, reply, administratorOf(request))
      const { view, person } = opened
      const typed = typedIn(request)
      const fields = erasureFields(view, erasureReasons)
      const { values, errors } = readFields(view, fields, typed)
      const unsure = values.sure === true ? [] : [{ field: 'sure', message: view.say('person.erase.not-sure') }]
      if (errors.length + unsure.length > 0) {
        return reply.code(422).html(await renderErasure(opened, typed, [...errors, ...unsure]))
      }
      const body = { person: person.id, reason: values.reason, effectiveOn: view.today }
      const sent = await send(opened, typed, fields, { type: 'ErasePersonalData', body })
      if (sent.position !== undefined) return backTo(opened, reply, sent.position)
      return reply.code(sent.status).html(await renderErasure(opened, typed, sent.errors))
    },
  })

  app.get('/huizen/:house/personen/:person/inzage.json', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      concerned(request)
      const { house, person } = request.params as { house: string; person: string }
      const everything = await exportPerson(person)
      if (everything === null || everything.house.id !== house) throw notFound(request)
      return reply
        .type('application/json; charset=utf-8')
        .header('cache-control', 'private, no-store')
        .header('content-disposition', 'attachment; filename="inzage.json"')
        .send(`${JSON.stringify(everything, null, 2)}\n`)
    },
  })
}
