import type { HouseSummary } from '../../../projections/houses/answers.js'
import { fillTemplate } from '../../domain/template/fill.js'
import { type TemplatePurpose, templatePurpose } from '../../domain/template/places.js'
import type { Template } from '../../domain/template/state.js'
import { type FormLink, FormLinks } from '../acts/parts.js'
import type { FormError } from '../forms/fields.js'
import { ErrorSummary } from '../forms/form-fields.js'
import { Layout } from '../frame/layout.js'
import { subjectLabel } from '../frame/subjects.js'
import type { View } from '../frame/view.js'
import { exampleFacts } from './example-facts.js'
import type { ProposedTemplate } from './proposals.js'

type Props = {
  view: View
  house: HouseSummary
  /** Those in use, by name. */
  templates: readonly (readonly [string, Template])[]
  /** Where one is added, for who may. */
  addLink: (purpose: TemplatePurpose) => readonly FormLink[]
  changeLinks: (template: string, name: string) => readonly FormLink[]
  /** What can be taken over; empty for who may not. */
  proposals: readonly ProposedTemplate[]
  takeAction: string
  errors: readonly FormError[]
  newId: () => string
}

const Text = ({ view, text }: { view: View; text: string }): JSX.Element => (
  <>
    <p class="prose" lang="nl" safe>
      {text}
    </p>
    <details>
      <summary safe>{view.say('template.example')}</summary>
      <p class="prose" lang="nl" safe>
        {fillTemplate(text, exampleFacts(view))}
      </p>
    </details>
  </>
)

const Subject = ({ view, house, subject }: { view: View; house: HouseSummary; subject: string | null }): JSX.Element =>
  subject === null ? (
    ''
  ) : (
    <p class="soft" safe>
      {view.say('template.subject', { subject: subjectLabel(view, house.ownSubjects, subject) })}
    </p>
  )

const OfPurpose = ({ purpose, ...props }: Props & { purpose: TemplatePurpose }): JSX.Element => {
  const { view, house, templates } = props
  const own = templates.filter(([, template]) => template.purpose === purpose)
  return (
    <section aria-labelledby={`doel-${purpose}`}>
      <h2 id={`doel-${purpose}`} safe>
        {view.say(`word.template-purpose.${purpose}`)}
      </h2>
      {own.length === 0 && <p safe>{view.say('template.none')}</p>}
      {own.map(([id, { name, subject, text }]) => (
        <article class="card" aria-labelledby={`sjabloon-${id}`}>
          <h3 id={`sjabloon-${id}`} safe>
            {name}
          </h3>
          <Subject view={view} house={house} subject={subject} />
          <Text view={view} text={text} />
          <FormLinks links={props.changeLinks(id, name)} />
        </article>
      ))}
      <FormLinks links={props.addLink(purpose)} />
    </section>
  )
}

const Proposals = ({ view, house, proposals, takeAction, newId }: Props): JSX.Element => {
  const { say } = view
  if (proposals.length === 0) return ''
  return (
    <section aria-labelledby="voorstellen">
      <h2 id="voorstellen" safe>
        {say('template.proposals')}
      </h2>
      <p safe>{say('template.proposals.about')}</p>
      {proposals.map(({ key, purpose, subject, name, text }) => (
        <article class="card" aria-labelledby={`voorstel-${key}`}>
          <h3 id={`voorstel-${key}`} safe>
            {name}
          </h3>
          <p class="soft" safe>
            {say(`word.template-purpose.${purpose}`)}
          </p>
          <Subject view={view} house={house} subject={subject} />
          <Text view={view} text={text} />
          <form method="post" action={takeAction}>
            <input type="hidden" name="_csrf" value={view.csrf()} />
            <input type="hidden" name="_key" value={newId()} />
            <input type="hidden" name="voorstel" value={key} />
            <button type="submit" class="button button--quiet">
              <span safe>{say('template.proposal.take')}</span>{' '}
              <span class="unseen" safe>
                {say('template.proposal.take.which', { name })}
              </span>
            </button>
          </form>
        </article>
      ))}
    </section>
  )
}

/** The texts that a house begins with, by what they are for; and what it can take over. */
export const TemplatesPage = (props: Props): JSX.Element => {
  const { view, house, templates, errors } = props
  const { say } = view
  return (
    <Layout view={view} title={say('template.title')} house={house} terms={['template', 'minutes', 'input', 'advice']}>
      <ErrorSummary view={view} errors={errors} />
      <p safe>{say('template.intro')}</p>
      <p safe>{say('template.who')}</p>
      {templates.length === 0 && <Proposals {...props} />}
      {templatePurpose.options.map((purpose) => (
        <OfPurpose {...props} purpose={purpose} />
      ))}
      {templates.length > 0 && <Proposals {...props} />}
    </Layout>
  )
}
