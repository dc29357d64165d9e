import type { FormError, Typed } from '../forms/fields.js'
import { ErrorSummary, FormField } from '../forms/form-fields.js'
import { FormRows } from '../forms/form-rows.js'
import { housePage, setUpPage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Mark } from '../frame/marks.js'
import { progressOf, type SetUpStep, setUpSteps } from './progress.js'
import type { FormGroup, OpenedStep, Step, StepContext } from './step.js'

/** Under which name the form says whether to go on or to stay. */
export const NEXT = '_daarna'

/** How many steps there are, founding the house among them. */
const COUNT = setUpSteps.length + 1

const numberOf = (step: SetUpStep): number => setUpSteps.indexOf(step) + 2

/** Every step with how far it is, each a link: one goes back and forth as one likes. */
export const Steps = ({ context, current }: { context: StepContext; current: SetUpStep | null }): JSX.Element => {
  const { view, house, asker } = context
  const { say } = view
  return (
    <nav aria-label={say('founding.steps')}>
      <ol class="steps">
        <li>
          <a href={housePage(house.id)} safe>
            {say('founding.step.huis')}
          </a>{' '}
          <Mark tone="good" text={say('founding.done')} />
        </li>
        {progressOf(asker.state, asker.today).map(({ step, done }) => (
          <li>
            <a href={setUpPage(house.id, step)} aria-current={step === current ? 'step' : undefined} safe>
              {say(`founding.step.${step}`)}
            </a>{' '}
            <Mark tone={done ? 'good' : 'wait'} text={say(done ? 'founding.done' : 'founding.to-do')} />
          </li>
        ))}
      </ol>
    </nav>
  )
}

type FilledForm = { readonly typed: Typed | null; readonly errors: readonly FormError[] }

const errorOf = (errors: readonly FormError[], name: string): string | null =>
  errors.find(({ field }) => field === name)?.message ?? null

type GroupProps = FilledForm & { context: StepContext; group: FormGroup }

const Parts = ({ context: { view }, group, typed, errors }: GroupProps): JSX.Element => (
  <>
    {group.parts.map((part) =>
      part.kind === 'rows' ? (
        <FormRows view={view} part={part} typed={typed} errors={errors} />
      ) : (
        <FormField view={view} field={part} typed={typed} error={errorOf(errors, part.name)} />
      ),
    )}
  </>
)

const Body = (props: GroupProps): JSX.Element =>
  props.group.beside === true ? (
    <div class="row">
      <Parts {...props} />
    </div>
  ) : (
    <Parts {...props} />
  )

const Group = (props: GroupProps): JSX.Element => {
  const { heading, hint, after } = props.group
  if (heading === null) return <Body {...props} />
  return (
    <fieldset>
      <legend safe>{heading}</legend>
      {hint !== undefined && (
        <p class="hint" safe>
          {hint}
        </p>
      )}
      <Body {...props} />
      {after !== undefined && after}
    </fieldset>
  )
}

/** What is recorded of a step already; said too when that is nothing. */
const There = ({ context, there }: { context: StepContext; there: readonly string[] }): JSX.Element => {
  const { say } = context.view
  if (there.length === 0) return <p safe>{say('founding.there.none')}</p>
  return (
    <details open={there.length <= 10}>
      <summary safe>{say('founding.there', { count: there.length })}</summary>
      <ul>
        {there.map((text) => (
          <li safe>{text}</li>
        ))}
      </ul>
    </details>
  )
}

/** The way to the step before, and past this one. */
const Around = ({ context, slug }: { context: StepContext; slug: SetUpStep }): JSX.Element => {
  const { view, house } = context
  const { say } = view
  const at = setUpSteps.indexOf(slug)
  const [before, after] = [setUpSteps[at - 1], setUpSteps[at + 1]]
  return (
    <p class="pager">
      {before !== undefined && (
        <a href={setUpPage(house.id, before)} safe>
          {say('founding.before', { step: say(`founding.step.${before}`) })}
        </a>
      )}
      {after !== undefined && (
        <a href={setUpPage(house.id, after)} safe>
          {say('founding.after', { step: say(`founding.step.${after}`) })}
        </a>
      )}
      <a href={setUpPage(house.id)} safe>
        {say('founding.leave')}
      </a>
    </p>
  )
}

/** One step of the set-up: how far one is, what is there, and what can be added. */
export const StepPage = ({
  context,
  step,
  opened,
  formKey,
  above,
  typed,
  errors,
}: FilledForm & {
  context: StepContext
  step: Step
  opened: OpenedStep | null
  formKey: string
  /** What one should see before the form. */
  above: JSX.Element
}): JSX.Element => {
  const { view, house } = context
  const { say } = view
  const { slug } = step
  const title = say('founding.step-title', { number: numberOf(slug), count: COUNT, step: say(`founding.step.${slug}`) })
  return (
    <Layout
      view={view}
      title={title}
      house={house}
      crumbs={[{ path: setUpPage(house.id), text: say('founding.title') }]}
    >
      <ErrorSummary view={view} errors={errors} />
      <Steps context={context} current={slug} />
      <p safe>{say(`founding.about.${slug}`)}</p>
      <There context={context} there={step.there(context)} />
      {above}
      {opened === null ? (
        step.closed(context)
      ) : (
        <form method="post" action={setUpPage(house.id, slug)} novalidate>
          {/* The Enter key takes the first button: it must send the form, not ask for more rows. */}
          <button type="submit" hidden name={NEXT} value="verder" />
          <input type="hidden" name="_csrf" value={view.csrf()} />
          <input type="hidden" name="_key" value={formKey} />
          {opened.groups.map((group) => (
            <Group context={context} group={group} typed={typed} errors={errors} />
          ))}
          <p class="pager">
            <button type="submit" class="button" name={NEXT} value="verder" safe>
              {say('founding.send')}
            </button>
            {opened.canStay && (
              <button type="submit" class="button button--quiet" name={NEXT} value="hier" safe>
                {say('founding.send-stay')}
              </button>
            )}
          </p>
        </form>
      )}
      <Around context={context} slug={slug} />
    </Layout>
  )
}

/** Where the set-up of a house is taken up again: how far it is, and what comes next. */
export const SetUpPage = ({ context }: { context: StepContext }): JSX.Element => {
  const { view, house, asker } = context
  const { say } = view
  const next = progressOf(asker.state, asker.today).find(({ done }) => !done)?.step
  return (
    <Layout view={view} title={say('founding.title')} house={house}>
      <p safe>{say('founding.resume')}</p>
      <Steps context={context} current={null} />
      {next === undefined ? (
        <>
          <p safe>{say('founding.finished')}</p>
          <p>
            <a class="button" href={housePage(house.id)} safe>
              {say('founding.to-house')}
            </a>
          </p>
        </>
      ) : (
        <p>
          <a class="button" href={setUpPage(house.id, next)} safe>
            {say('founding.go-on', { step: say(`founding.step.${next}`) })}
          </a>
        </p>
      )}
    </Layout>
  )
}
