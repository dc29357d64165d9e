import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { templatesInUse } from '../../domain/template/state.js'
import { forbidden } from '../../http/http-problem.js'
import { houseFormContext, linkTo } from '../acts/form-routes.js'
import type { HouseForm } from '../acts/forms/house-form.js'
import type { FormLink } from '../acts/parts.js'
import type { PageDependencies } from '../dependencies.js'
import type { FormError } from '../forms/fields.js'
import { sendAll, typedIn } from '../forms/send.js'
import { address, templatesPage } from '../frame/addresses.js'
import { proposalsFor, proposedTemplates } from './proposals.js'
import { addTemplateForm, changeTemplateForm, mayKeepTemplates, withdrawTemplateForm } from './template-forms.js'
import { TemplatesPage } from './templates-page.js'

/** The templates of a house, and the proposals that it can take over; its forms are routed with those of the house. */
export const templateRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { execute, newId } = dependencies
  const takeOver = (house: string): string => `${templatesPage(house)}/overnemen`

  const render = async (
    request: FastifyRequest,
    reply: FastifyReply,
    errors: readonly FormError[] = [],
  ): Promise<string> => {
    const context = await houseFormContext(request, reply, dependencies)
    const { view, house, asker } = context
    const link = (form: HouseForm, about: string, text: string): readonly FormLink[] =>
      linkTo(form, context, about).map(({ path }) => ({ path, text }))
    return (
      <TemplatesPage
        view={view}
        house={house}
        templates={templatesInUse(asker.state)}
        addLink={(purpose) => linkTo(addTemplateForm, context, purpose)}
        changeLinks={(id, name) => [
          ...link(changeTemplateForm, id, view.say('template.change.link', { name })),
          ...link(withdrawTemplateForm, id, view.say('template.withdraw.link', { name })),
        ]}
        proposals={mayKeepTemplates(context) ? proposalsFor(view, asker.state) : []}
        takeAction={takeOver(house.id)}
        errors={errors}
        newId={newId}
      />
    )
  }

  app.get(templatesPage(':house'), {
    config: { access: 'reads-house' },
    handler: async (request, reply) => reply.html(await render(request, reply)),
  })

  app.post(takeOver(':house'), {
    config: { access: 'reads-house' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const { principal } = request
      const { view, house, asker } = await houseFormContext(request, reply, dependencies)
      if (principal === null) throw forbidden(request)
      const typed = typedIn(request)
      const proposal = proposedTemplates(view).find(({ key }) => key === typed.voorstel)
      if (proposal === undefined) {
        const errors = [{ field: null, message: view.say('template.proposal.unknown') }]
        return reply.code(422).html(await render(request, reply, errors))
      }
      const { purpose, subject, name, text } = proposal
      const body = { effectiveOn: view.today, purpose, subject, name, text }
      const sent = await sendAll(execute, view, {
        house: asker.house,
        principal,
        key: String(typed._key ?? ''),
        dossierRevision: null,
        fields: [],
        sendings: [{ type: 'AddTemplate', body, part: '' }],
      })
      const [answer] = sent.answers
      return answer === undefined
        ? reply.code(sent.status).html(await render(request, reply, sent.errors))
        : reply.redirect(address(templatesPage(house.id), { minPosition: String(answer.position) }), 303)
    },
  })
}
