import { FormLinks } from '../acts/parts.js'
import { TimeForm, timeText } from '../acts/time-form.js'
import { dossierPage, inputsPage, partnerMoneyPage, partnerPage, partnersPage } from '../frame/addresses.js'
import { Layout } from '../frame/layout.js'
import { Notices } from '../frame/notices.js'
import type { View } from '../frame/view.js'
import { Seats } from '../houses/seats.js'
import { Actions, Agreements, History, Mandates, type PartnerPageProps, Votes } from './partner-sections.js'
import { endText } from './partners-page.js'

const aboutText = (view: View, { partner, leads, time }: PartnerPageProps): string => {
  const { say, day } = view
  const kind = say(`word.partner-kind.${partner.kind}`)
  return [
    say('partner.about', {
      kind: kind.charAt(0).toUpperCase() + kind.slice(1),
      sector: say(`word.sector.${partner.sector}`),
      day: day(partner.from),
    }),
    ...(partner.kbo === null ? [] : [say('acts.candidacy.kbo', { kbo: partner.kbo })]),
    ...(partner.basis.kind === 'decision'
      ? []
      : [
          say('partner.basis', {
            kind: say(`word.text-kind.${partner.basis.textKind}`),
            reference: partner.basis.reference,
          }),
        ]),
    ...(leads ? [say('partner.leads-house')] : []),
    ...(partner.until !== null && partner.until <= time.asOf ? [endText(view, partner) ?? ''] : []),
  ].join(' ')
}

const OnDay = (props: PartnerPageProps): JSX.Element => {
  const { view, house, time, partner, seats, links, basisDossier } = props
  const { say } = view
  return (
    <>
      <p>
        <span safe>{aboutText(view, props)}</span>{' '}
        {partner.basis.kind === 'decision' && basisDossier !== null && (
          <a href={`${dossierPage(house.id, basisDossier)}#besluit-${partner.basis.decision}`} safe>
            {say('partner.basis.decision')}
          </a>
        )}
      </p>
      <FormLinks links={links} />
      <ul>
        <li>
          <a href={inputsPage(house.id, { partner: partner.id })} safe>
            {say('partner.gives.link')}
          </a>
        </li>
        <li>
          <a href={partnerMoneyPage(house.id, partner.id)} safe>
            {say('partner.receives.link')}
          </a>
        </li>
      </ul>
      <h2 safe>{say('page.house.seats')}</h2>
      {seats.length === 0 ? (
        <p safe>{say('partner.seats.none')}</p>
      ) : (
        <Seats view={view} asOf={time.asOf} seats={seats} />
      )}
      <h2 safe>{say('partner.mandates')}</h2>
      <Mandates {...props} />
      <h2 safe>{say('acts.agreements')}</h2>
      <Agreements {...props} />
      <h2 safe>{say('partner.actions')}</h2>
      <Actions {...props} />
      <h2 safe>{say('partner.votes')}</h2>
      <Votes {...props} />
      <h2 safe>{say('partner.history')}</h2>
      <History {...props} />
    </>
  )
}

/** One partner: what it is, who speaks for it, what it signed, sees to and voted, and how it came and went. */
export const PartnerPage = (props: PartnerPageProps): JSX.Element => {
  const { view, house, time, partner } = props
  const { say, day } = view
  return (
    <Layout
      view={view}
      title={partner.name}
      house={house}
      crumbs={[{ path: partnersPage(house.id), text: say('partner.title') }]}
    >
      <Notices notices={time.notices} />
      <TimeForm view={view} path={partnerPage(house.id, partner.id)} time={time} />
      <p safe>{timeText(view, time)}</p>
      {props.isThere ? <OnDay {...props} /> : <p safe>{say('partner.absent', { day: day(time.asOf) })}</p>}
    </Layout>
  )
}
