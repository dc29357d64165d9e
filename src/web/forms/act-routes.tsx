import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { houseId } from '../../domain/shared/identifiers.js'
import { uploadRate } from '../../http/attachment-routes.js'
import { forbidden, notOffered } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'
import { storyOf } from '../dossier/story-of.js'
import { address, dossierPage, dossiersPage } from '../frame/addresses.js'
import { houseOf, parameter } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import type { Act, ActContext, Sending } from './act.js'
import { acts } from './acts/index.js'
import { acceptAttachments, keepAttachments, withFileErrors } from './attachments.js'
import type { FormError, Typed } from './fields.js'
import { FormPage } from './form-page.js'
import { type FormPart, fieldsOf, readParts, withMoreRows } from './rows.js'
import { isFormKey, sendAll, typedIn } from './send.js'
import { asksToFill } from './templates.js'

export const contextOf = async (
  request: FastifyRequest,
  reply: FastifyReply,
  dependencies: PageDependencies,
): Promise<ActContext> => {
  const { queries, houses, today, mayDecide } = dependencies
  const [house, story] = await Promise.all([houseOf(queries, request), storyOf(dependencies, request)])
  const id = houseId.parse(house.id)
  const { state } = await houses.load(id)
  const asker = { principal: request.principal, house: id, state, today: today() }
  const view = viewOf(request, reply, dependencies)
  return { view, asker, house, story, about: parameter(request, 'over'), mayDecide }
}

/** What the reader can record in this dossier now, each with the address of its form. */
export const actionsOf = (context: ActContext): readonly { readonly path: string; readonly text: string }[] =>
  acts.flatMap((act) =>
    act.offers(context).map(({ about, text }) => ({
      path: address(`${dossierPage(context.house.id, context.story.id)}/${act.slug}`, { over: about }),
      text,
    })),
  )

type AnyAct = Act<FormPart>

const render = async (
  act: AnyAct,
  context: ActContext,
  newId: () => string,
  filled: { readonly typed: Typed | null; readonly errors: readonly FormError[] },
): Promise<string> => {
  const { view, house, story, about } = context
  const path = dossierPage(house.id, story.id)
  const before = await act.before?.(context)
  return (
    <FormPage
      view={view}
      house={house}
      title={act.title(context)}
      crumbs={[
        { path: dossiersPage(house.id), text: view.say('register.dossiers.title') },
        { path, text: story.title },
      ]}
      action={address(`${path}/${act.slug}`, { over: about })}
      fields={act.fields(context)}
      typed={filled.typed}
      errors={filled.errors}
      formKey={newId()}
      revision={act.guarded ? story.revision : null}
      {...(before === undefined ? {} : { before })}
    />
  )
}

/** The revision of the dossier that the form was made with; null when it names none. */
const revisionIn = ({ _revision }: Typed): number | null => {
  const revision = Number(_revision)
  return Number.isSafeInteger(revision) ? revision : null
}

/** What is typed in a form that asks to come back, with more rows or with the text of a template; null when it is sent. */
const shownAgain = (parts: readonly FormPart[], typed: Typed): Typed | null =>
  asksToFill(fieldsOf(parts, typed), typed) ? typed : withMoreRows(parts, typed)

/** What the form records; none without a key of its own. A fault in a list belongs to the row of it that was typed. */
const sendingsOf = (
  act: AnyAct,
  context: ActContext,
  key: string,
  { values, fieldOf }: Pick<ReturnType<typeof readParts>, 'values' | 'fieldOf'>,
): readonly Sending[] =>
  isFormKey(key)
    ? act
        .sendings(values, context)
        .map((sending) => ({ ...sending, fieldOf: (path: string) => fieldOf(sending.fieldOf?.(path) ?? path) }))
    : []

/** The forms of a dossier: shown to who may use them, sent as the same commands that the API takes. */
export const actRoutes = async (app: FastifyInstance, dependencies: PageDependencies): Promise<void> => {
  const { execute, newId, waitForPosition, attachments } = dependencies

  const receive = async (act: AnyAct, request: FastifyRequest, reply: FastifyReply) => {
    const { principal } = request
    if (principal === null) throw forbidden(request)
    const context = await contextOf(request, reply, dependencies)
    const { view, asker, story } = context
    const parts = act.readable?.(context) ?? act.fields(context)
    const keeping = { attachments, house: asker.house, view }
    const sentIn = typedIn(request)
    const { typed, errors: fileErrors } = await keepAttachments(request, keeping, fieldsOf(parts, sentIn), sentIn)
    const again = shownAgain(parts, typed)
    if (again !== null) return reply.html(await render(act, context, newId, { typed: again, errors: [] }))
    const read = readParts(view, parts, typed, (values) => act.check?.(values, context) ?? [])
    const errors = withFileErrors(fileErrors, read.errors)
    const key = String(typed._key ?? '')
    const sendings = errors.length > 0 ? [] : sendingsOf(act, context, key, read)
    const fields = fieldsOf(parts, typed)
    if (sendings.length === 0) {
      const nothing = errors.length === 0 ? [{ field: null, message: view.say('form.error.nothing') }] : errors
      return reply.code(422).html(await render(act, context, newId, { typed, errors: nothing }))
    }
    const dossierRevision = act.guarded ? revisionIn(typed) : null
    const sent = await sendAll(execute, view, {
      house: asker.house,
      principal,
      key,
      dossierRevision,
      fields,
      sendings,
    })
    const position = sent.answers.at(-1)?.position
    if (sent.errors.length === 0 && position !== undefined) {
      return reply.redirect(address(dossierPage(asker.house, story.id), { minPosition: String(position) }), 303)
    }
    // What was recorded before the refusal is shown as recorded.
    if (position !== undefined) await waitForPosition(position)
    const now = await contextOf(request, reply, dependencies)
    return reply.code(sent.status).html(await render(act, now, newId, { typed, errors: sent.errors }))
  }

  const routesOf = (scope: FastifyInstance, act: AnyAct): void => {
    const path = `/huizen/:house/dossiers/:dossier/${act.slug}`
    scope.get(path, {
      config: { access: 'reads-house' },
      handler: async (request, reply) => {
        const context = await contextOf(request, reply, dependencies)
        if (!act.offers(context).some(({ about }) => about === context.about)) throw notOffered(request)
        return reply.html(await render(act, context, newId, { typed: null, errors: [] }))
      },
    })
    scope.post(path, {
      config: { access: 'reads-house', ...(act.takesAttachments === true ? uploadRate : {}) },
      preHandler: scope.csrfProtection,
      handler: (request, reply) => receive(act, request, reply),
    })
  }

  for (const act of acts) if (act.takesAttachments !== true) routesOf(app, act)
  // Only these forms come with files: everywhere else a form is text.
  await app.register(async (uploads) => {
    await acceptAttachments(uploads)
    for (const act of acts) if (act.takesAttachments === true) routesOf(uploads, act)
  })
}
