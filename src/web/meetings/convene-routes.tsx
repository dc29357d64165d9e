import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isFinallyAdopted } from '../../domain/decision/standing.js'
import type { Dossier } from '../../domain/dossier/state.js'
import { meetingsOf } from '../../domain/meeting/chair.js'
import { meetingForm } from '../../domain/meeting/events.js'
import { houseId, type OrganId } from '../../domain/shared/identifiers.js'
import type { HouseState } from '../../domain/state.js'
import { forbidden } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'
import type { Field, FormError, Option, Typed } from '../forms/fields.js'
import { FormPage } from '../forms/form-page.js'
import { recordsFor } from '../forms/permissions.js'
import { readFields, sendAll, typedIn } from '../forms/send.js'
import { address, convenePage, meetingPage, meetingsPage } from '../frame/addresses.js'
import { houseOf } from '../frame/requests.js'
import { type View, viewOf } from '../frame/view.js'
import { agendaModulePath } from '../live/live-modules.js'
import { AGENDA_BUTTON, AgendaBuilder, afterButton, candidateOf } from './agenda-builder.js'
import { irregularField } from './meeting-act.js'

/** A second convocation follows a meeting of not long ago. */
const MOST_EARLIER = 20

/** What an organ can still do something about: not decided yet, postponed, or adopted and not final (to ratify, sent back). */
const mayBeTreated = ({ withdrawn, decisions }: Dossier): boolean => {
  const taken = [...decisions.values()]
  if (withdrawn || taken.some(isFinallyAdopted)) return false
  return taken.length === 0 || taken.some(({ outcome }) => outcome === 'adopted' || outcome === 'postponed')
}

/** The meetings of these organs that a second convocation can follow, newest first. */
const earlierMeetings = (
  state: HouseState,
  view: View,
  organs: readonly { readonly id: OrganId; readonly name: string }[],
): readonly Option[] =>
  organs
    .flatMap(({ id, name }) => meetingsOf(state, id).map(([meeting, { heldOn }]) => ({ meeting, name, heldOn })))
    .filter(({ heldOn }) => heldOn <= view.today)
    .sort((a, b) => (a.heldOn < b.heldOn ? 1 : -1))
    .slice(0, MOST_EARLIER)
    .map(({ meeting, name, heldOn }) => ({ value: meeting, label: `${name}, ${view.day(heldOn)}` }))

/** The form that convenes a meeting. */
export const conveneRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, houses, today, execute, newId } = dependencies

  const prepare = async (request: FastifyRequest, reply: FastifyReply) => {
    const view = viewOf(request, reply, dependencies)
    const house = await houseOf(queries, request)
    const id = houseId.parse(house.id)
    const { state } = await houses.load(id)
    const organs = recordsFor({ principal: request.principal, house: id, state, today: today() })
    const { say } = view
    const open = [...state.dossiers.entries()].filter(([, dossier]) => mayBeTreated(dossier))
    const candidates = open.map(([dossier, found]) => candidateOf(dossier, found))
    const earlier = earlierMeetings(state, view, organs)
    const fields: readonly Field[] = [
      {
        kind: 'select',
        name: 'organ',
        label: say('meeting.form.organ'),
        required: true,
        options: organs.map(({ id: value, name }) => ({ value, label: name })),
        ...(organs.length === 1 ? { value: organs[0]?.id ?? '' } : {}),
      },
      {
        kind: 'radio',
        name: 'form',
        label: say('meeting.form.how'),
        options: meetingForm.options.map((value) => ({ value, label: say(`meeting.form.how.${value}`) })),
        value: 'in-person',
      },
      {
        kind: 'day',
        name: 'heldOn',
        label: say('meeting.form.held-on'),
        hint: say('meeting.form.held-on.hint'),
        required: true,
      },
      {
        kind: 'time',
        name: 'startsAt',
        label: say('meeting.form.starts-at'),
        hint: say('meeting.form.starts-at.hint'),
      },
      {
        kind: 'day',
        name: 'respondBy',
        label: say('meeting.form.respond-by'),
        hint: say('meeting.form.respond-by.hint'),
      },
      { kind: 'line', name: 'place', label: say('meeting.form.place') },
      ...(earlier.length === 0
        ? []
        : [
            {
              kind: 'select' as const,
              name: 'secondConvocationOf',
              label: say('meeting.form.second'),
              hint: say('meeting.form.second.hint'),
              empty: say('meeting.form.second.not'),
              options: earlier,
            },
          ]),
      ...(open.length === 0
        ? []
        : [
            {
              kind: 'checks' as const,
              name: 'agenda',
              label: say('meeting.form.agenda'),
              options: candidates.map(({ id: value, title }) => ({ value, label: title })),
            },
          ]),
      irregularField({ view }),
      {
        kind: 'day',
        name: 'effectiveOn',
        label: say('meeting.form.invited-on'),
        hint: say('form.day.hint'),
        required: true,
        value: view.today,
      },
    ]
    const render = async (typed: Typed | null, errors: readonly FormError[]): Promise<string> => (
      <FormPage
        view={view}
        house={house}
        title={say('meeting.convene')}
        crumbs={[{ path: meetingsPage(house.id), text: say('meeting.title') }]}
        action={convenePage(house.id)}
        // The agenda is put together in a part of its own.
        fields={fields.filter(({ name }) => name !== 'agenda')}
        typed={typed}
        errors={errors}
        formKey={newId()}
        revision={null}
        inside={<AgendaBuilder view={view} candidates={candidates} typed={typed} />}
        enter={{ name: AGENDA_BUTTON, value: 'enter' }}
        script={agendaModulePath}
      />
    )
    return { view, id, organs, fields, render }
  }

  app.get('/huizen/:house/nieuwe-vergadering', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const { organs, render } = await prepare(request, reply)
      if (organs.length === 0) throw forbidden(request)
      return reply.html(await render(null, []))
    },
  })

  app.post('/huizen/:house/nieuwe-vergadering', {
    config: { access: 'reads-house' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const { principal } = request
      if (principal === null) throw forbidden(request)
      const { view, id: house, fields, render } = await prepare(request, reply)
      const typed = typedIn(request)
      const asked = afterButton(typed)
      if (asked !== null) return reply.html(await render(asked, []))
      const { values, errors } = readFields(view, fields, typed)
      if (errors.length > 0) return reply.code(422).html(await render(typed, errors))
      const body = { ...values, form: values.form ?? 'in-person' }
      const sendings = [{ type: 'ConveneMeeting' as const, body, part: '' }]
      const key = String(typed._key ?? '')
      const sent = await sendAll(execute, view, { house, principal, key, dossierRevision: null, fields, sendings })
      const [answer] = sent.answers
      const meeting = answer?.created.meeting
      if (answer === undefined || meeting === undefined) {
        return reply.code(sent.status).html(await render(typed, sent.errors))
      }
      return reply.redirect(address(meetingPage(house, meeting), { minPosition: String(answer.position) }), 303)
    },
  })
}
