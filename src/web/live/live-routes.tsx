import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { lastDayOf } from '../../domain/meeting/state.js'
import { type DossierId, dossierId } from '../../domain/shared/identifiers.js'
import { forbidden, notFound } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'
import type { ActContext, Sending, Values } from '../forms/act.js'
import { takeDecision } from '../forms/acts/decision.js'
import type { Field, FormError, Typed } from '../forms/fields.js'
import { isFormKey, readFields, type Sent, sendAll, typedIn } from '../forms/send.js'
import { asksToFill } from '../forms/templates.js'
import { address, liveMeetingPage, meetingPage, meetingsPage } from '../frame/addresses.js'
import { parameter } from '../frame/requests.js'
import { ConflictPage } from '../meetings/conflict-page.js'
import { lastChange } from '../meetings/last-change.js'
import { isRecorder } from '../meetings/meeting-act.js'
import { meetingContextOf } from '../meetings/meeting-act-routes.js'
import { meetingTitle } from '../meetings/meeting-page.js'
import type { LiveAct, LiveContext, Send } from './live-act.js'
import type { Failed, LivePageContext } from './live-form.js'
import { liveModulePath, liveModules, readLiveModule } from './live-modules.js'
import { LivePage } from './live-page.js'
import { matterLiveActs } from './matter-live-acts.js'
import { meetingLiveActs, presence } from './meeting-live-acts.js'
import { currentItem } from './presence.js'
import { createTap } from './tap.js'

const acts: readonly LiveAct[] = [...meetingLiveActs, ...matterLiveActs]

const textOf = (typed: Typed, name: string): string => {
  const value = typed[name]
  return typeof value === 'string' ? value : ''
}

/** What a form says, with the key it was made with; or what has to be corrected. */
const fillIn = (
  act: LiveAct,
  context: LiveContext,
  typed: Typed,
):
  | { readonly values: Values; readonly fields: readonly Field[]; readonly key: string }
  | { readonly errors: readonly FormError[] } => {
  const { view } = context
  const fields = act.readable?.(context) ?? act.fields(context)
  const { values, errors } = readFields(view, fields, typed, (read) => act.check?.(read, context) ?? [])
  const key = textOf(typed, '_key')
  if (errors.length > 0) return { errors }
  return isFormKey(key)
    ? { values, fields, key }
    : { errors: [{ field: null, message: view.say('form.error.nothing') }] }
}

/** A meeting as it is held: shown to who reads the house, recorded by who records for its organ. */
export const liveRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { execute, newId, past, houses, mayDecide, readEvent, waitForPosition } = dependencies
  const tap = createTap(houses)

  /** The dossier that is asked when it stands on the agenda, else that of the matter that is treated now. */
  const matterOf = async (
    context: Omit<LiveContext, 'matter'>,
    asked: string | null,
    about: string | null,
  ): Promise<ActContext | null> => {
    const { meeting, asker, view, house } = context
    const id = dossierId.safeParse(asked)
    const isThere = (dossier: DossierId): boolean =>
      meeting.agenda.some((item) => item.dossier === dossier && !item.withdrawn)
    const now = meeting.agenda.find(({ item }) => item === currentItem(meeting))?.dossier ?? null
    const dossier = id.success && isThere(id.data) ? id.data : now
    if (dossier === null) return null
    const story = await (await past(asker.house, { asOf: null, knownAt: null })).findDossier(asker.house, dossier)
    return story === null ? null : { view, asker, house, story, about, mayDecide }
  }

  const contextOf = async (
    request: FastifyRequest,
    reply: FastifyReply,
    asked: string | null,
    about: string | null,
  ): Promise<LiveContext> => {
    const context = await meetingContextOf(request, reply, dependencies)
    if (context.meeting.form === 'written') throw notFound(request)
    return { ...context, matter: await matterOf(context, asked, about) }
  }

  const render = async (context: LiveContext, failed: Failed | null): Promise<string> => {
    const { matter, meeting, view } = context
    const recorder = isRecorder(context)
    const records = recorder && lastDayOf(meeting) <= view.today && meeting.status !== 'closed'
    const decides = records && meeting.status === 'open' && matter !== null
    const worth = decides ? ((await takeDecision.before?.(matter)) ?? '') : ''
    const page: LivePageContext = { ...context, newId, failed, recorder, records, worth }
    return <LivePage context={page} />
  }

  /** The page at the matter that the form was about; once that is treated, at the next. */
  const back = async (
    { house, id, asker }: LiveContext,
    dossier: string | null,
    position: bigint | null,
  ): Promise<string> => {
    const meeting = (await houses.load(asker.house)).state.meetings.get(id)
    const about = meeting?.agenda.find((one) => one.dossier === dossier && !one.withdrawn)
    const next = meeting === undefined ? null : currentItem(meeting)
    const page = address(liveMeetingPage(house.id, id), {
      punt: about?.treated === false ? dossier : null,
      minPosition: position === null ? null : String(position),
    })
    if (about === undefined) return page
    return `${page}#punt-${about.treated ? (next ?? about.item) : about.item}`
  }

  const conflict = async (
    context: LiveContext,
    act: LiveAct,
    { typed, sent, dossier }: { readonly typed: Typed; readonly sent: Sent; readonly dossier: string | null },
  ): Promise<string | null> => {
    const [thing] = sent.changed
    if (thing === undefined) return null
    const { view, house, id, told, matter } = context
    const { state } = await houses.load(context.asker.house)
    const action = `${liveMeetingPage(house.id, id)}/${act.slug}`
    return (
      <ConflictPage
        view={view}
        house={house}
        state={state}
        crumbs={[
          { path: meetingsPage(house.id), text: view.say('meeting.title') },
          { path: meetingPage(house.id, id), text: meetingTitle(view, told) },
        ]}
        title={act.title(context)}
        thing={thing}
        change={await lastChange(readEvent, state, thing)}
        action={matter === null ? action : address(action, { dossier: matter.story.id, over: matter.about })}
        back={await back(context, dossier, null)}
        fields={act.readable?.(context) ?? act.fields(context)}
        typed={typed}
        newId={newId}
        script={liveModulePath}
      />
    )
  }

  const receive = async (act: LiveAct, request: FastifyRequest, reply: FastifyReply) => {
    const { principal } = request
    if (principal === null) throw forbidden(request)
    const dossier = parameter(request, 'dossier')
    const over = parameter(request, 'over')
    const context = await contextOf(request, reply, dossier, over)
    const { view, asker } = context
    const typed = typedIn(request)
    const failed = (found: Failed['errors']): Failed => ({
      slug: act.slug,
      id: textOf(typed, '_form'),
      typed,
      errors: found,
    })
    if (asksToFill(act.readable?.(context) ?? act.fields(context), typed)) {
      return reply.html(await render(context, failed([])))
    }
    const filled = fillIn(act, context, typed)
    if ('errors' in filled) return reply.code(422).html(await render(context, failed(filled.errors)))
    const { values, fields, key } = filled
    const thing = act.thing(values, context)
    const seen = textOf(typed, '_seen')
    const asMade = thing === null || seen === '' ? [] : [{ thing, version: seen }]
    const send: Send = (sendings) =>
      sendAll(execute, view, {
        house: asker.house,
        principal,
        key,
        dossierRevision: null,
        fields,
        sendings: sendings.map((sending): Sending => ({ ...sending, seen: sending.seen ?? asMade })),
      })
    const sent = act === presence ? await tap(values, context, seen, send) : await act.run(values, context, send)
    const position = sent.answers.at(-1)?.position ?? null
    if (sent.errors.length === 0 && sent.changed.length === 0) {
      return reply.redirect(await back(context, dossier, position), 303)
    }
    // What was recorded before the refusal is shown as recorded.
    if (position !== null) await waitForPosition(position)
    const screen = await conflict(context, act, { typed, sent, dossier })
    if (screen !== null) return reply.code(409).html(screen)
    const now = await contextOf(request, reply, dossier, over)
    return reply.code(sent.status).html(await render(now, failed(sent.errors)))
  }

  const path = '/huizen/:house/vergaderingen/:meeting/live'
  app.get(path, {
    config: { access: 'reads-house' },
    handler: async (request, reply) =>
      reply.html(await render(await contextOf(request, reply, parameter(request, 'punt'), null), null)),
  })
  for (const act of acts) {
    app.post(`${path}/${act.slug}`, {
      config: { access: 'reads-house' },
      preHandler: app.csrfProtection,
      handler: (request, reply) => receive(act, request, reply),
    })
  }
  app.get(`${liveModules}/:file`, {
    config: { access: 'public' },
    schema: { hide: true },
    handler: async (request, reply) => {
      const text = await readLiveModule((request.params as { file: string }).file)
      if (text === null) throw notFound(request)
      return reply.type('text/javascript; charset=utf-8').header('cache-control', 'no-cache').send(text)
    },
  })
}
