import { Layout } from '../frame/layout.js'
import type { View } from '../frame/view.js'

/** Whom the statement is of: as the installation says, null where it says nothing. */
export type StatementBy = { readonly operator: string | null; readonly contact: string | null }

/** The day on which the makers last went through what the statement says. */
const CHECKED_ON = '2026-11-30'

const OMBUDSMAN = 'https://www.vlaamseombudsdienst.be'

const shortcomings = ['attachments', 'names', 'tables'] as const

const Contact = ({ view, contact }: { view: View; contact: string | null }): JSX.Element => {
  const { say } = view
  if (contact === null) return <p safe>{say('accessibility.contact.unknown')}</p>
  const [before = '', after = ''] = say('accessibility.contact.mail', { contact: '\n' }).split('\n')
  return (
    <p>
      <span safe>{before}</span>
      <a href={`mailto:${contact}`} safe>
        {contact}
      </a>
      <span safe>{after}</span>
    </p>
  )
}

/** The accessibility statement, in the order of the European model (implementing decision (EU) 2018/1523). */
export const AccessibilityPage = ({ view, by }: { view: View; by: StatementBy }): JSX.Element => {
  const { say, day } = view
  return (
    <Layout view={view} title={say('accessibility.title')}>
      <p safe>{say('accessibility.commitment', { operator: by.operator ?? say('accessibility.operator-unknown') })}</p>
      <p safe>{say('accessibility.scope')}</p>
      <h2 safe>{say('accessibility.status')}</h2>
      <p safe>{say('accessibility.status.text')}</p>
      <h2 safe>{say('accessibility.not')}</h2>
      <ul>
        {shortcomings.map((one) => (
          <li safe>{say(`accessibility.not.${one}`)}</li>
        ))}
      </ul>
      <p safe>{say('accessibility.not.burden')}</p>
      <p safe>{say('accessibility.papers')}</p>
      <h2 safe>{say('accessibility.how')}</h2>
      <p safe>{say('accessibility.how.text')}</p>
      <p safe>{say('accessibility.date', { day: day(CHECKED_ON) })}</p>
      <h2 safe>{say('accessibility.contact')}</h2>
      <Contact view={view} contact={by.contact} />
      <h2 safe>{say('accessibility.enforcement')}</h2>
      <p safe>{say('accessibility.enforcement.text')}</p>
      <p>
        <a href={OMBUDSMAN} rel="external" safe>
          {say('accessibility.enforcement.link')}
        </a>
      </p>
    </Layout>
  )
}
