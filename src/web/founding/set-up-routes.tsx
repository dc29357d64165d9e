import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { houseId } from '../../domain/shared/identifiers.js'
import { forbidden, notFound, notOffered } from '../../http/http-problem.js'
import { refuseUnlessRecent } from '../account/confirming.js'
import { houseFormRoutes } from '../acts/form-routes.js'
import type { PageDependencies } from '../dependencies.js'
import type { Values } from '../forms/act.js'
import type { FormError, Typed } from '../forms/fields.js'
import { fieldsOf, readParts, withMoreRows } from '../forms/rows.js'
import { isFormKey, typedIn } from '../forms/send.js'
import { address, setUpPage } from '../frame/addresses.js'
import { houseOf } from '../frame/requests.js'
import { type View, viewOf } from '../frame/view.js'
import { foundingForms } from './forms/index.js'
import { type Leftover, withoutRows } from './leftover.js'
import { mandatesStep, ProposedTable } from './mandates-step.js'
import { meetingStep } from './meeting-step.js'
import { organsStep } from './organs-step.js'
import { partnersStep } from './partners-step.js'
import { peopleStep } from './people-step.js'
import { setUpSteps } from './progress.js'
import { createSender } from './sender.js'
import { textOf } from './shared-parts.js'
import type { Filled, OpenedStep, Recorded, Step, StepContext } from './step.js'
import { NEXT, SetUpPage, StepPage } from './step-page.js'

/** What is wrong with each field; when each is right, with how they go together. */
const faultsIn = (
  view: View,
  { check }: OpenedStep,
  read: { readonly values: Values; readonly errors: readonly FormError[]; readonly key: string },
): readonly FormError[] => {
  if (read.errors.length > 0) return read.errors
  if (!isFormKey(read.key)) return [{ field: null, message: view.say('form.error.nothing') }]
  return check?.(read.values) ?? []
}

/** The set-up of a house that was founded: a page a step, each saved when it is sent. */
export const setUpRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, people, houses, identity, today, execute, newId, waitForPosition } = dependencies
  const steps: readonly Step[] = [organsStep, partnersStep, peopleStep(identity), mandatesStep, meetingStep]

  const contextOf = async (request: FastifyRequest, reply: FastifyReply): Promise<StepContext> => {
    const house = await houseOf(queries, request)
    const id = houseId.parse(house.id)
    const time = { asOf: today(), knownAt: null }
    const [organs, partners, seats, { state }] = await Promise.all([
      queries.listOrgans(id, time),
      queries.listPartners(id, time),
      queries.listSeats(id, time).then(people.nameSeats),
      houses.load(id),
    ])
    if (state.house === null) throw notFound(request)
    const asker = { principal: request.principal, house: id, state, today: today() }
    const view = viewOf(request, reply, dependencies)
    const text = textOf({ organs, partners })
    return { view, house, profile: state.house, asker, organs, partners, seats, text }
  }

  const render = async (
    step: Step,
    context: StepContext,
    filled: { readonly typed: Typed | null; readonly errors: readonly FormError[] },
  ): Promise<string> => (
    <StepPage
      context={context}
      step={step}
      opened={step.open(context)}
      formKey={newId()}
      above={step.slug === 'mandaten' ? <ProposedTable context={context} /> : ''}
      {...filled}
    />
  )

  const nextOf = ({ slug }: Step, context: StepContext, stays: boolean): string => {
    const after = setUpSteps[setUpSteps.indexOf(slug) + 1]
    return setUpPage(context.house.id, stays ? slug : (after ?? null))
  }

  /** What comes back when something was refused: without what was recorded before, and with that shown as recorded. */
  const comeBack = async (
    step: Step,
    request: FastifyRequest,
    reply: FastifyReply,
    { typed, recorded, fieldOf, sender }: Pick<Filled, 'fieldOf' | 'sender'> & { typed: Typed; recorded: Recorded },
  ) => {
    const told = sender.told()
    if (told.position !== null) await waitForPosition(told.position)
    const start: Leftover = { typed: { ...typed, ...recorded.adds }, errors: told.errors }
    const left = Object.entries(recorded.done).reduce<Leftover>((form, [name, counted]) => {
      const places = counted.map((count) => Number(/\.(\d+)\.$/.exec(fieldOf(`${name}.${count}.`))?.[1] ?? -1))
      return withoutRows(form, name, places)
    }, start)
    return reply.code(told.status).html(await render(step, await contextOf(request, reply), left))
  }

  const receive = async (step: Step, request: FastifyRequest, reply: FastifyReply) => {
    const { principal, account } = request
    if (principal === null) throw forbidden(request)
    const context = await contextOf(request, reply)
    const opened: OpenedStep | null = step.open(context)
    if (opened === null) throw notOffered(request)
    const { view, asker } = context
    const typed = typedIn(request)
    const parts = opened.groups.flatMap((group) => group.parts)
    const more = withMoreRows(parts, typed)
    if (more !== null) return reply.html(await render(step, context, { typed: more, errors: [] }))
    const { values, errors, fieldOf } = readParts(view, parts, typed)
    const key = String(typed._key ?? '')
    const faults = faultsIn(view, opened, { values, errors, key })
    if (faults.length > 0) return reply.code(422).html(await render(step, context, { typed, errors: faults }))
    if (opened.weighs?.(values) === true) refuseUnlessRecent(request)
    const sender = createSender(execute, view, { house: asker.house, principal, key, fields: fieldsOf(parts, typed) })
    const recorded = await opened.record({ values, fieldOf, sender, account })
    const { errors: refused, position } = sender.told()
    if (refused.length > 0) return comeBack(step, request, reply, { typed, recorded, fieldOf, sender })
    const path = recorded.goesTo ?? nextOf(step, context, typed[NEXT] === 'hier')
    return reply.redirect(address(path, { minPosition: position === null ? null : String(position) }), 303)
  }

  houseFormRoutes(app, dependencies, foundingForms)

  app.get('/huizen/:house/inrichten', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => reply.html(await (<SetUpPage context={await contextOf(request, reply)} />)),
  })

  for (const step of steps) {
    app.get(`/huizen/:house/inrichten/${step.slug}`, {
      config: { access: 'reads-house' },
      handler: async (request, reply) =>
        reply.html(await render(step, await contextOf(request, reply), { typed: null, errors: [] })),
    })
    app.post(`/huizen/:house/inrichten/${step.slug}`, {
      config: { access: 'reads-house' },
      preHandler: app.csrfProtection,
      handler: (request, reply) => receive(step, request, reply),
    })
  }
}
