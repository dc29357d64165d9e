import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { houseId } from '../../domain/shared/identifiers.js'
import { uploadRate } from '../../http/attachment-routes.js'
import { forbidden, notOffered } from '../../http/http-problem.js'
import { agreementForms } from '../agreements/forms/agreement-forms.js'
import { signForm } from '../agreements/forms/sign-form.js'
import type { PageDependencies } from '../dependencies.js'
import { attachmentFieldOf, keepAttachments, withFileErrors } from '../forms/attachments.js'
import type { FormError, Typed } from '../forms/fields.js'
import { FormPage } from '../forms/form-page.js'
import { fieldsOf, readParts, withMoreRows } from '../forms/rows.js'
import { sendAll, typedIn } from '../forms/send.js'
import { documentsLimit, withHashes } from '../forms/uploads.js'
import { address, housePage } from '../frame/addresses.js'
import { houseOf } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { actionForms } from '../goals/forms/action-forms.js'
import { evaluateYearForm } from '../goals/forms/evaluate-year-form.js'
import { goalForms } from '../goals/forms/goal-forms.js'
import { addSubjectForm } from '../manage/forms/add-subject-form.js'
import { chooseLogoForm, removeLogoForm } from '../manage/forms/logo-forms.js'
import { organForms } from '../organs/forms/organ-forms.js'
import { weightForms } from '../organs/forms/weight-forms.js'
import { candidacyForms } from '../partners/forms/candidacy-forms.js'
import { partnerForms } from '../partners/forms/partner-forms.js'
import { templateForms } from '../templates/template-forms.js'
import { delegationForms } from '../working-groups/forms/delegation-forms.js'
import { evaluateGroupForm, reportFromBodyForm } from '../working-groups/forms/evaluation-forms.js'
import { groupForms } from '../working-groups/forms/group-forms.js'
import { memberForms } from '../working-groups/forms/member-forms.js'
import { adoptRulesForm } from './forms/adopt-rules-form.js'
import { bodyOf, type HouseForm, type HouseFormContext, PREVIEW, type PreparedForm } from './forms/house-form.js'
import { mandateForms } from './forms/mandate-forms.js'
import { answerSignalForm, giveSignalForm, takeUpSignalForm } from './forms/signal-forms.js'

/** The forms of the pages about agreements, goals, working groups and rules. */
export const houseForms: readonly HouseForm[] = [
  signForm,
  ...agreementForms,
  ...actionForms,
  ...goalForms,
  evaluateYearForm,
  evaluateGroupForm,
  reportFromBodyForm,
  ...groupForms,
  ...memberForms,
  ...delegationForms,
  ...partnerForms,
  ...candidacyForms,
  adoptRulesForm,
  ...weightForms,
  ...organForms,
  ...mandateForms,
  giveSignalForm,
  takeUpSignalForm,
  answerSignalForm,
  addSubjectForm,
  chooseLogoForm,
  removeLogoForm,
  ...templateForms,
]

const UUID = /^[0-9a-f-]{36}$/

/** The house as it stands today, and who asks. */
export const houseFormContext = async (
  request: FastifyRequest,
  reply: FastifyReply,
  dependencies: PageDependencies,
): Promise<HouseFormContext> => {
  const { queries, houses, today } = dependencies
  const house = await houseOf(queries, request)
  const id = houseId.parse(house.id)
  const { state } = await houses.load(id)
  const view = viewOf(request, reply, dependencies)
  return { view, house, asker: { principal: request.principal, house: id, state, today: today() } }
}

const pathOf = (form: HouseForm, house: string, about: string): string =>
  `${housePage(house)}/${form.path.replace(':about', about)}`

/** The link to a form, for who may use it. */
export const linkTo = (form: HouseForm, context: HouseFormContext, about = '') => {
  const prepared = form.prepare(context, about)
  return prepared === null ? [] : [{ path: pathOf(form, context.house.id, about), text: prepared.title }]
}

/** The routes of forms about a house; each form sends the command that the API takes. */
export const houseFormRoutes = (
  app: FastifyInstance,
  dependencies: PageDependencies,
  forms: readonly HouseForm[],
): void => {
  const { execute, newId, attachments } = dependencies

  const open = async (form: HouseForm, request: FastifyRequest, reply: FastifyReply, sent = false) => {
    const context = await houseFormContext(request, reply, dependencies)
    const { about = '' } = request.params as { about?: string }
    const prepared = form.prepare(context, about, sent)
    if (prepared === null) throw notOffered(request)
    return { context, about, prepared }
  }

  const render = async (
    form: HouseForm,
    { context, about, prepared }: { context: HouseFormContext; about: string; prepared: PreparedForm },
    filled: { readonly typed: Typed | null; readonly errors: readonly FormError[] },
  ): Promise<string> => {
    const { view, house } = context
    return (
      <FormPage
        view={view}
        house={house}
        title={prepared.title}
        crumbs={[{ path: form.page(house.id, about, context.asker.state), text: form.pageTitle(view) }]}
        action={pathOf(form, house.id, about)}
        fields={prepared.fields}
        typed={filled.typed}
        errors={filled.errors}
        formKey={newId()}
        revision={null}
        {...(prepared.about === null ? {} : { before: <p safe>{prepared.about}</p> })}
        {...(prepared.preview === undefined
          ? {}
          : { inside: prepared.preview(filled.typed), enter: { name: '_send', value: 'ja' } })}
      />
    )
  }

  const receive = async (form: HouseForm, request: FastifyRequest, reply: FastifyReply) => {
    const { principal } = request
    if (principal === null) throw forbidden(request)
    const opened = await open(form, request, reply, true)
    const { context, about, prepared } = opened
    const { view, asker, house } = context
    const sentIn = withHashes(typedIn(request))
    const keeping = { attachments, house: asker.house, view }
    const asked = fieldsOf(prepared.fields, sentIn)
    const { typed, errors: fileErrors } = await keepAttachments(request, keeping, asked, sentIn)
    const previewed = prepared.preview !== undefined && typed[PREVIEW] !== undefined
    const more = previewed ? typed : withMoreRows(prepared.fields, typed)
    if (more !== null) return reply.html(await render(form, opened, { typed: more, errors: [] }))
    const { values, errors: others, fieldOf } = readParts(view, prepared.fields, typed, prepared.check)
    const errors = withFileErrors(fileErrors, others)
    const key = String(typed._key ?? '')
    if (errors.length > 0 || !UUID.test(key)) {
      const faults = errors.length > 0 ? errors : [{ field: null, message: view.say('form.error.nothing') }]
      return reply.code(422).html(await render(form, opened, { typed, errors: faults }))
    }
    const sent = await sendAll(execute, view, {
      house: asker.house,
      principal,
      key,
      dossierRevision: null,
      fields: fieldsOf(prepared.fields, typed),
      sendings: [
        {
          type: prepared.type,
          body: bodyOf(prepared, values),
          part: '',
          fieldOf: (path) => fieldOf(attachmentFieldOf(values, path)),
        },
      ],
    })
    const [answer] = sent.answers
    return answer === undefined
      ? reply.code(sent.status).html(await render(form, opened, { typed, errors: sent.errors }))
      : reply.redirect(address(form.page(house.id, about, asker.state), { minPosition: String(answer.position) }), 303)
  }

  for (const form of forms) {
    app.get(`/huizen/:house/${form.path}`, {
      config: { access: 'reads-house' },
      handler: async (request, reply) =>
        reply.html(await render(form, await open(form, request, reply), { typed: null, errors: [] })),
    })
    app.post(`/huizen/:house/${form.path}`, {
      config: { access: 'reads-house', ...(form.takesAttachments === true ? uploadRate : {}) },
      preHandler: app.csrfProtection,
      ...(form.takesDocuments === true ? documentsLimit : {}),
      handler: (request, reply) => receive(form, request, reply),
    })
  }
}
