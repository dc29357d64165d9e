import type { ReportEntry } from '../../application/acts/answers.js'
import { ProofLinks } from '../dossier/proof-links.js'
import { type AskedTime, isNow } from '../frame/asked-time.js'
import type { View } from '../frame/view.js'

export type FormLink = { readonly path: string; readonly text: string }

/** What the reader can record here, each as a link to its form. */
export const FormLinks = ({ links }: { links: readonly FormLink[] }): JSX.Element => {
  if (links.length === 0) return ''
  return (
    <ul class="actions">
      {links.map(({ path, text }) => (
        <li>
          <a class="button" href={path} safe>
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}

type NextStep = 'acts.goals' | 'agreement' | 'acts.candidacies' | 'acts.groups' | 'partner'

/** That there is nothing on the day; and on a page of today how the first comes about, or who can see to it. */
export const NothingYet = ({
  view,
  time,
  of,
  mayAdd,
}: {
  view: View
  time: AskedTime
  of: NextStep
  mayAdd: boolean
}): JSX.Element => {
  const { say } = view
  const next = mayAdd ? say(`${of}.next.do`) : say(`${of}.next.ask`)
  return <p safe>{isNow(view, time) ? `${say(`${of}.none`)} ${next}` : say(`${of}.none`)}</p>
}

/** What was reported, by day, each with the link to its proof. */
export const Reports = ({
  view,
  house,
  reports,
  title,
}: {
  view: View
  house: string
  reports: readonly ReportEntry[]
  /** What a report is called, with its day. */
  title: (report: ReportEntry) => string
}): JSX.Element => {
  if (reports.length === 0) return ''
  return (
    <ul>
      {reports.map((report) => {
        const text = title(report)
        return (
          <li>
            <p class="when" safe>
              {text}
            </p>
            <p class="prose" lang="nl" safe>
              {report.text}
            </p>
            <ProofLinks view={view} house={house} about={text} entries={[report]} />
          </li>
        )
      })}
    </ul>
  )
}
