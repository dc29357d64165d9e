import type { MeetingTold, MinutesShown, RemarkShown } from '../../application/meeting-told.js'
import { DocumentLinks } from '../documents/document-links.js'
import { ProofLinks } from '../dossier/proof-links.js'
import { seatText } from '../dossier/words.js'
import { approvedMinutesFile, meetingPage, minutesFile, verifyPage } from '../frame/addresses.js'
import { Mark } from '../frame/marks.js'
import type { View } from '../frame/view.js'

type Props = { view: View; house: string; told: MeetingTold }
type WithMinutes = { view: View; house: string; minutes: MinutesShown }

const whoOf = ({ by }: RemarkShown): string => (by.kind === 'seat' ? seatText(by.seat) : by.partner.name)

const Approval = ({ view, house, minutes: { approved } }: WithMinutes): JSX.Element => {
  const { say, day } = view
  if (approved === null) {
    return (
      <p>
        <Mark tone="wait" text={say('meeting.minutes.waiting')} />
      </p>
    )
  }
  const { on, inMeeting, remarks } = approved
  return (
    <>
      {inMeeting === null ? (
        <p>
          <Mark tone="good" text={say('meeting.minutes.approved-by-silence', { day: day(on) })} />
        </p>
      ) : (
        <p>
          <Mark tone="good" text={say('meeting.minutes.approved-in', { day: day(on) })} />{' '}
          <a href={meetingPage(house, inMeeting.id)} safe>
            {day(inMeeting.heldOn)}
          </a>
        </p>
      )}
      {remarks !== null && <p safe>{say('meeting.minutes.approved-with', { remarks })}</p>}
    </>
  )
}

/** What the file of the approved minutes is, how anyone checks that, and the file itself. */
const Fingerprint = ({ view, house, told }: Props): JSX.Element => {
  const { say, day } = view
  const minutes = told.minutesText
  if (minutes === null || minutes.approved === null) return ''
  const { paper } = minutes
  return (
    <details class="card">
      <summary safe>{say('meeting.minutes.paper')}</summary>
      <p>
        <a href={approvedMinutesFile(house, told.id)} safe>
          {say('meeting.minutes.paper.file')}
        </a>
      </p>
      {paper === null ? (
        <p safe>{say('meeting.minutes.paper.none')}</p>
      ) : (
        <>
          <p safe>{say('meeting.minutes.paper.recorded', { day: day(paper.on) })}</p>
          <dl class="facts">
            {paper.files.map(({ language, sha256, size }) => (
              <>
                <dt safe>{say(`meeting.minutes.paper.${language}`, { size })}</dt>
                <dd>
                  <code safe>{sha256}</code>
                </dd>
              </>
            ))}
          </dl>
          <p>
            <a href={`${verifyPage}?gebeurtenis=${paper.event}`} safe>
              {say('meeting.minutes.paper.check')}
            </a>
          </p>
          <ProofLinks view={view} house={house} about={say('meeting.minutes.paper')} entries={[paper]} />
        </>
      )}
    </details>
  )
}

const Remarks = ({ view, minutes: { remarks } }: WithMinutes): JSX.Element => {
  if (remarks.length === 0) return ''
  return (
    <>
      <h3 safe>{view.say('meeting.minutes.remarks')}</h3>
      <ul>
        {remarks.map((remark) => (
          <li safe>
            {view.say('meeting.minutes.remark', { who: whoOf(remark), version: remark.version, text: remark.text })}
          </li>
        ))}
      </ul>
    </>
  )
}

const Version = ({ view, version }: { view: View; version: MinutesShown['versions'][number] }): JSX.Element => (
  <article class="card">
    <p class="when" safe>
      {view.say('meeting.minutes.version', { version: version.version, day: view.day(version.on) })}
    </p>
    {version.text.split('\n').map((paragraph) => (
      <p safe>{paragraph}</p>
    ))}
  </article>
)

/** The minutes: their newest version, what was remarked, who approved them, and what was set right. */
export const MinutesSection = ({ view, house, told }: Props): JSX.Element => {
  const { say, day } = view
  const { minutesText: minutes } = told
  const newest = minutes?.versions.at(-1)
  return (
    <section aria-labelledby="verslag">
      <h2 id="verslag" safe>
        {say('meeting.minutes.title')}
      </h2>
      {(minutes === null || newest === undefined) && <p safe>{say('meeting.minutes.none')}</p>}
      {minutes !== null && newest !== undefined && (
        <>
          <Approval view={view} house={house} minutes={minutes} />
          <DocumentLinks
            view={view}
            file={(format) => minutesFile(house, told.id, format)}
            about={say('meeting.minutes.title')}
          />
          <Fingerprint view={view} house={house} told={told} />
          <Version view={view} version={newest} />
          {minutes.rectifications.map(({ on, correction, reason }) => (
            <p class="notice" safe>
              {say('meeting.minutes.rectified', { day: day(on), correction, reason })}
            </p>
          ))}
          <Remarks view={view} house={house} minutes={minutes} />
          {minutes.versions.length > 1 && (
            <details>
              <summary safe>{say('meeting.minutes.older')}</summary>
              {minutes.versions.slice(0, -1).map((version) => (
                <Version view={view} version={version} />
              ))}
            </details>
          )}
          <ProofLinks view={view} house={house} about={say('meeting.minutes.title')} entries={[newest]} />
        </>
      )}
    </section>
  )
}
