import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Seen, type Thing, versionOf } from '../../application/seen.js'
import { houseId, meetingId } from '../../domain/shared/identifiers.js'
import { forbidden, notFound, notOffered } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'
import type { FormError, Typed } from '../forms/fields.js'
import { FormPage } from '../forms/form-page.js'
import { isFormKey, readFields, sendAll, typedIn } from '../forms/send.js'
import { asksToFill } from '../forms/templates.js'
import { address, meetingPage, meetingsPage } from '../frame/addresses.js'
import { houseOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { thingOfMeeting } from './changed-things.js'
import { ConflictPage } from './conflict-page.js'
import { lastChange } from './last-change.js'
import type { MeetingAct, MeetingContext } from './meeting-act.js'
import { courseActs } from './meeting-acts.js'
import { meetingTitle } from './meeting-page.js'
import { preparingActs } from './preparing-acts.js'
import { proxyAndMinutesActs } from './proxy-and-minutes-acts.js'

const acts: readonly MeetingAct[] = [...preparingActs, ...courseActs, ...proxyAndMinutesActs]

/** The meeting in the path as it stands now; not found when its id is not one, or not of this house. */
export const meetingContextOf = async (
  request: FastifyRequest,
  reply: FastifyReply,
  dependencies: PageDependencies,
): Promise<MeetingContext> => {
  const { queries, houses, meetings, today } = dependencies
  const house = await houseOf(queries, request)
  const in_ = houseId.parse(house.id)
  const { state } = await houses.load(in_)
  const id = meetingId.safeParse((request.params as { meeting?: unknown }).meeting)
  const meeting = id.success ? state.meetings.get(id.data) : undefined
  const told = id.success ? await meetings.find(in_, id.data, { asOf: today(), knownAt: null }) : null
  if (!id.success || meeting === undefined || told === null) throw notFound(request)
  const asker = { principal: request.principal, house: in_, state, today: today() }
  return { view: viewOf(request, reply, dependencies), asker, house, id: id.data, meeting, told }
}

/** What the reader can record of this meeting now, each with the address of its form. */
export const meetingActionsOf = (
  context: MeetingContext,
): readonly { readonly path: string; readonly text: string }[] =>
  acts
    .filter((act) => act.offered(context))
    .map((act) => ({ path: `${meetingPage(context.house.id, context.id)}/${act.slug}`, text: act.title(context) }))

const render = async (
  act: MeetingAct,
  context: MeetingContext,
  newId: () => string,
  filled: { readonly typed: Typed | null; readonly errors: readonly FormError[] },
): Promise<string> => {
  const { view, house, id, told, asker } = context
  const path = meetingPage(house.id, id)
  const thing = thingOfMeeting(act.slug, {}, id)
  // After a refusal the form is still about what it was made from: whoever sends it again overwrites nothing either.
  const typedSeen = filled.typed?._seen
  const seen = typeof typedSeen === 'string' ? typedSeen : thing === null ? null : versionOf(asker.state, thing)
  return (
    <FormPage
      view={view}
      house={house}
      title={act.title(context)}
      crumbs={[
        { path: meetingsPage(house.id), text: view.say('meeting.title') },
        { path, text: meetingTitle(view, told) },
      ]}
      action={`${path}/${act.slug}`}
      fields={act.fields(context)}
      typed={filled.typed}
      errors={filled.errors}
      formKey={newId()}
      revision={null}
      seen={seen}
    />
  )
}

/** The version of the thing that the form was made from, where it says so. */
const madeFrom = (thing: Thing, { _seen: version }: Typed): readonly Seen[] =>
  typeof version === 'string' ? [{ thing, version }] : []

/** The forms of a meeting: shown to who may use them, sent as the same commands that the API takes. */
export const meetingActRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { execute, newId, houses, readEvent } = dependencies

  /** What another recorded beside what was filled in; null when nothing clashed. */
  const conflict = async (act: MeetingAct, context: MeetingContext, typed: Typed, changed: readonly Thing[]) => {
    const [thing] = changed
    if (thing === undefined) return null
    const { view, house, id, told, asker } = context
    const { state } = await houses.load(asker.house)
    const path = meetingPage(house.id, id)
    return (
      <ConflictPage
        view={view}
        house={house}
        state={state}
        crumbs={[
          { path: meetingsPage(house.id), text: view.say('meeting.title') },
          { path, text: meetingTitle(view, told) },
        ]}
        title={act.title(context)}
        thing={thing}
        change={await lastChange(readEvent, state, thing)}
        action={`${path}/${act.slug}`}
        back={path}
        fields={act.fields(context)}
        typed={typed}
        newId={newId}
      />
    )
  }

  const receive = async (act: MeetingAct, request: FastifyRequest, reply: FastifyReply) => {
    const { principal } = request
    if (principal === null) throw forbidden(request)
    const context = await meetingContextOf(request, reply, dependencies)
    const { view, asker, id } = context
    const typed = typedIn(request)
    const fields = act.fields(context)
    if (asksToFill(fields, typed)) return reply.html(await render(act, context, newId, { typed, errors: [] }))
    const { values, errors } = readFields(view, fields, typed)
    const key = String(typed._key ?? '')
    const sendings = errors.length === 0 && isFormKey(key) ? act.sendings(values, context) : []
    if (sendings.length === 0) {
      const nothing = errors.length === 0 ? [{ field: null, message: view.say('form.error.nothing') }] : errors
      return reply.code(422).html(await render(act, context, newId, { typed, errors: nothing }))
    }
    const { house } = asker
    const thing = thingOfMeeting(act.slug, values, id)
    const seen = thing === null ? [] : madeFrom(thing, typed)
    const form = { house, principal, key, dossierRevision: null, fields }
    const sent = await sendAll(execute, view, { ...form, sendings: sendings.map((one) => ({ ...one, seen })) })
    const position = sent.answers.at(-1)?.position
    if (sent.errors.length === 0 && position !== undefined) {
      return reply.redirect(address(meetingPage(house, id), { minPosition: String(position) }), 303)
    }
    const screen = await conflict(act, context, typed, sent.changed)
    if (screen !== null) return reply.code(409).html(screen)
    return reply.code(sent.status).html(await render(act, context, newId, { typed, errors: sent.errors }))
  }

  for (const act of acts) {
    const path = `/huizen/:house/vergaderingen/:meeting/${act.slug}`
    app.get(path, {
      config: { access: 'reads-house' },
      handler: async (request, reply) => {
        const context = await meetingContextOf(request, reply, dependencies)
        if (!act.offered(context)) throw notOffered(request)
        return reply.html(await render(act, context, newId, { typed: null, errors: [] }))
      },
    })
    app.post(path, {
      config: { access: 'reads-house' },
      preHandler: app.csrfProtection,
      handler: (request, reply) => receive(act, request, reply),
    })
  }
}
