import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { houseId } from '../../domain/shared/identifiers.js'
import { forbidden } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'
import { address, dossierPage, dossiersPage, openDossierPage } from '../frame/addresses.js'
import { houseOf } from '../frame/requests.js'
import { subjectOptions } from '../frame/subjects.js'
import { viewOf } from '../frame/view.js'
import type { Field, FormError, Typed } from './fields.js'
import { FormPage } from './form-page.js'
import { recordsFor } from './permissions.js'
import { readFields, sendAll, typedIn } from './send.js'
import { dayField } from './shared-fields.js'

/** The form that opens a dossier. */
export const openDossierRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, houses, today, execute, newId } = dependencies

  const prepare = async (request: FastifyRequest, reply: FastifyReply) => {
    const view = viewOf(request, reply, dependencies)
    const house = await houseOf(queries, request)
    const id = houseId.parse(house.id)
    const { state } = await houses.load(id)
    const organs = recordsFor({ principal: request.principal, house: id, state, today: today() })
    const { say } = view
    const fields: readonly Field[] = [
      {
        kind: 'select',
        name: 'openedBy',
        label: say('form.open.organ'),
        required: true,
        options: organs.map(({ id: value, name }) => ({ value, label: name })),
        ...(organs.length === 1 ? { value: organs[0]?.id ?? '' } : {}),
      },
      { kind: 'line', name: 'title', label: say('form.open.title'), required: true },
      {
        kind: 'select',
        name: 'subject',
        label: say('form.open.subject'),
        hint: say('form.open.subject.hint'),
        required: true,
        options: subjectOptions(view, house.ownSubjects),
      },
      dayField({ view }),
    ]
    const render = async (typed: Typed | null, errors: readonly FormError[]): Promise<string> => (
      <FormPage
        view={view}
        house={house}
        title={say('register.open-dossier')}
        crumbs={[{ path: dossiersPage(house.id), text: say('register.dossiers.title') }]}
        action={openDossierPage(house.id)}
        fields={fields}
        typed={typed}
        errors={errors}
        formKey={newId()}
        revision={null}
      />
    )
    return { view, id, organs, fields, render }
  }

  app.get('/huizen/:house/nieuw-dossier', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const { organs, render } = await prepare(request, reply)
      if (organs.length === 0) throw forbidden(request)
      return reply.html(await render(null, []))
    },
  })

  app.post('/huizen/:house/nieuw-dossier', {
    config: { access: 'reads-house' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const { principal } = request
      if (principal === null) throw forbidden(request)
      const { view, id: house, fields, render } = await prepare(request, reply)
      const typed = typedIn(request)
      const { values, errors } = readFields(view, fields, typed)
      if (errors.length > 0) return reply.code(422).html(await render(typed, errors))
      const sendings = [{ type: 'OpenDossier' as const, body: values, part: '' }]
      const key = String(typed._key ?? '')
      const sent = await sendAll(execute, view, { house, principal, key, dossierRevision: null, fields, sendings })
      const [answer] = sent.answers
      const dossier = answer?.created.dossier
      if (answer === undefined || dossier === undefined) {
        return reply.code(sent.status).html(await render(typed, sent.errors))
      }
      return reply.redirect(address(dossierPage(house, dossier), { minPosition: String(answer.position) }), 303)
    },
  })
}
