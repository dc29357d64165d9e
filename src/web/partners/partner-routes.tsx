import type { FastifyInstance } from 'fastify'
import { partnerHistory, partnerVotes } from '../../application/acts/partner-story.js'
import { partnerNow } from '../../domain/partner/succession.js'
import { type PartnerId, partnerId } from '../../domain/shared/identifiers.js'
import { notFound } from '../../http/http-problem.js'
import { houseFormContext, linkTo } from '../acts/form-routes.js'
import { signForm } from '../agreements/forms/sign-form.js'
import type { PageDependencies } from '../dependencies.js'
import { askedTime, isNow } from '../frame/asked-time.js'
import { submitCandidacyForm } from './forms/candidacy-forms.js'
import { admitForm, excludeForm, leadForm, mergeForm, withdrawalForm } from './forms/partner-forms.js'
import { PartnerPage } from './partner-page.js'
import { PartnersPage } from './partners-page.js'

/** How many votes of a partner are shown; the newest. */
const VOTES_SHOWN = 50

/** The partners of a house, and one of them; as of a day and as known at a moment. */
export const partnerRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, people, houses, acts } = dependencies

  app.get('/huizen/:house/partners', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const context = await houseFormContext(request, reply, dependencies)
      const { view, house, asker } = context
      const time = askedTime(request, view)
      const { asOf, knownAt } = time
      const [partners, ever, seats] = await Promise.all([
        queries.listPartners(house.id, { asOf, knownAt }),
        queries.listPartners(house.id, { asOf: null, knownAt }),
        queries.listSeats(house.id, { asOf, knownAt }),
      ])
      const forms = isNow(view, time) ? [admitForm, submitCandidacyForm, mergeForm] : []
      const links = forms.flatMap((form) => linkTo(form, context))
      return reply.html(
        await (
          <PartnersPage
            view={view}
            house={house}
            time={time}
            partners={partners}
            former={ever.filter(({ until }) => until !== null && until < asOf)}
            seatsOf={(partner) => seats.filter((seat) => seat.partner?.id === partner).length}
            lead={asker.state.house?.leadPartner ?? null}
            openCandidacies={[...asker.state.candidacies.values()].filter(({ outcome }) => outcome === null).length}
            links={links}
          />
        ),
      )
    },
  })

  app.get('/huizen/:house/partners/:partner', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const context = await houseFormContext(request, reply, dependencies)
      const { view, house, asker } = context
      const parsed = partnerId.safeParse((request.params as { partner: string }).partner)
      if (!parsed.success) throw notFound(request)
      const id = parsed.data
      const time = askedTime(request, view)
      const { asOf, knownAt } = time
      // Whatever moment is asked, the page of a partner is there as soon as the partner is known.
      const [ever, known, organs, seats, mandates, agreements, actions, { state }] = await Promise.all([
        queries.listPartners(house.id, { asOf: null, knownAt: null }),
        queries.listPartners(house.id, { asOf: null, knownAt }),
        queries.listOrgans(house.id, { asOf, knownAt }),
        queries.listSeats(house.id, { asOf, knownAt }).then(people.nameSeats),
        queries.readMandateRegister(house.id, { asOf, knownAt }),
        acts.agreements(asker.house, time),
        acts.actions(asker.house, time),
        houses.loadKnownAt(asker.house, knownAt),
      ])
      const then = known.find((one) => one.id === id)
      const partner = then ?? ever.find((one) => one.id === id)
      if (partner === undefined) throw notFound(request)
      const own = new Set(organs.filter(({ ofPartner }) => ofPartner?.id === id).map((organ) => organ.id))
      const { basis } = partner
      const basisDossier =
        basis.kind === 'decision' ? state.dossiers.findKey(({ decisions }) => decisions.has(basis.decision)) : undefined
      const votes = partnerVotes(state, id, asOf)
      const now = isNow(view, time)
      const links = now ? [withdrawalForm, excludeForm, leadForm].flatMap((form) => linkTo(form, context, id)) : []
      return reply.html(
        await (
          <PartnerPage
            view={view}
            house={house}
            time={time}
            partner={partner}
            basisDossier={basisDossier ?? null}
            isThere={then !== undefined && then.from <= asOf}
            leads={now && asker.state.house?.leadPartner === id}
            seats={seats.filter((seat) => seat.partner?.id === id)}
            mandates={mandates.filter(
              ({ grantor, grantee }) =>
                own.has(grantee.organ.id) || (grantor.kind === 'organ' && own.has(grantor.organ.id)),
            )}
            agreements={agreements.filter(({ parties }) =>
              parties.some(({ partner: party }) => partnerNow(state, party.id as PartnerId, asOf) === id),
            )}
            actions={actions.filter(({ owner }) => owner.kind === 'partner' && owner.partner.id === id)}
            votes={{ shown: votes.slice(0, VOTES_SHOWN), total: votes.length }}
            history={partnerHistory(state, id, asOf)}
            links={links}
            linksOfAgreement={(agreement) => (now ? linkTo(signForm, context, agreement) : [])}
          />
        ),
      )
    },
  })
}
