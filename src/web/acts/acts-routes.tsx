import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { goalTrail } from '../../application/acts/goal-trail.js'
import type { GoalId } from '../../domain/shared/identifiers.js'
import { AgreementsPage } from '../agreements/agreements-page.js'
import { amendAgreementForm, draftForm, terminateForm } from '../agreements/forms/agreement-forms.js'
import { signForm } from '../agreements/forms/sign-form.js'
import type { PageDependencies } from '../dependencies.js'
import { acceptAttachments } from '../forms/attachments.js'
import { represents } from '../forms/permissions.js'
import { type AskedTime, askedTime, isNow } from '../frame/asked-time.js'
import { cancelActionForm, planForm, postponeForm, reportForm } from '../goals/forms/action-forms.js'
import { evaluateYearForm } from '../goals/forms/evaluate-year-form.js'
import { amendGoalForm, endGoalForm, linkDossierForm, setGoalForm } from '../goals/forms/goal-forms.js'
import { GoalsPage } from '../goals/goals-page.js'
import { CandidaciesPage } from '../partners/candidacies-page.js'
import {
  putCandidacyForm,
  refuseCandidacyForm,
  submitCandidacyForm,
  withdrawCandidacyForm,
} from '../partners/forms/candidacy-forms.js'
import { admitCandidateForm } from '../partners/forms/partner-forms.js'
import { delegateForm, endDelegationForm } from '../working-groups/forms/delegation-forms.js'
import { evaluateGroupForm, reportFromBodyForm } from '../working-groups/forms/evaluation-forms.js'
import { dissolveGroupForm, extendGroupForm, foundGroupForm } from '../working-groups/forms/group-forms.js'
import { addMemberForm, endSeatForm } from '../working-groups/forms/member-forms.js'
import { type GroupWork, readGroupWork } from '../working-groups/group-work.js'
import { WorkingGroupsPage } from '../working-groups/working-groups-page.js'
import { houseFormContext, houseFormRoutes, houseForms, linkTo } from './form-routes.js'
import type { HouseForm, HouseFormContext } from './forms/house-form.js'
import { answerSignalForm, giveSignalForm, takeUpSignalForm } from './forms/signal-forms.js'
import type { FormLink } from './parts.js'
import { SignalsPage } from './signals-page.js'

const nothing: GroupWork = { mandates: [], dossiers: [], advice: { asked: [], given: [] } }

/** Agreements, goals and actions, candidates and working groups of a house, as of a day and as known at a moment. */
export const actsRoutes = async (app: FastifyInstance, dependencies: PageDependencies): Promise<void> => {
  const { acts, attachments, houses } = dependencies

  /** What the reader can record, as links to its forms; nothing on a page of another day. */
  type Link = (form: HouseForm, about?: string) => readonly FormLink[]

  const page = (
    path: string,
    render: (context: HouseFormContext, time: AskedTime, link: Link) => Promise<string>,
  ): void => {
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const context = await houseFormContext(request, reply, dependencies)
      const time = askedTime(request, context.view)
      const link: Link = (form, about = '') => (isNow(context.view, time) ? linkTo(form, context, about) : [])
      return reply.html(await render(context, time, link))
    }
    app.get(`/huizen/:house/${path}`, { config: { access: 'reads-house' }, handler })
  }

  page('overeenkomsten', async (context, time, link) => {
    const { view, house, asker } = context
    const agreements = await acts.agreements(asker.house, time)
    return (
      <AgreementsPage
        view={view}
        house={house}
        time={time}
        agreements={agreements}
        own={new Set(represents(asker).map(({ id }) => id))}
        links={link(draftForm)}
        linksOf={(agreement) => [signForm, amendAgreementForm, terminateForm].flatMap((form) => link(form, agreement))}
      />
    )
  })

  page('doelen', async (context, time, link) => {
    const { view, house, asker } = context
    const [goals, actions, evaluations, { state }] = await Promise.all([
      acts.goals(asker.house, time),
      acts.actions(asker.house, time),
      acts.yearEvaluations(asker.house, time),
      houses.loadKnownAt(asker.house, time.knownAt),
    ])
    return (
      <GoalsPage
        view={view}
        house={house}
        time={time}
        goals={goals}
        actions={actions}
        evaluations={evaluations}
        links={[setGoalForm, planForm, evaluateYearForm].flatMap((form) => link(form))}
        maySet={link(setGoalForm).length > 0}
        linksOfGoal={(goal) => [linkDossierForm, amendGoalForm, endGoalForm].flatMap((form) => link(form, goal))}
        linksOf={(action) => [reportForm, postponeForm, cancelActionForm].flatMap((form) => link(form, action))}
        trailOf={(goal) => goalTrail(state, goal as GoalId, time.asOf)}
      />
    )
  })

  page('kandidaten', async (context, time, link) => {
    const { view, house, asker } = context
    return (
      <CandidaciesPage
        view={view}
        house={house}
        time={time}
        candidacies={await acts.candidacies(asker.house, time)}
        links={link(submitCandidacyForm)}
        linksOf={(candidacy) =>
          [putCandidacyForm, admitCandidateForm, refuseCandidacyForm, withdrawCandidacyForm].flatMap((form) =>
            link(form, candidacy),
          )
        }
      />
    )
  })

  page('werkgroepen', async (context, time, link) => {
    const { view, house, asker } = context
    const [groups, delegations, { state }] = await Promise.all([
      acts.workingGroups(asker.house, time),
      acts.delegations(asker.house, time),
      houses.loadKnownAt(asker.house, time.knownAt),
    ])
    const work = await readGroupWork(dependencies, { house: house.id, state, today: view.today }, groups, time)
    return (
      <WorkingGroupsPage
        view={view}
        house={house}
        time={time}
        groups={groups}
        delegations={delegations}
        workOf={(group) => work.get(group) ?? nothing}
        links={link(foundGroupForm)}
        delegationLinks={link(delegateForm)}
        linksOfSeat={(seat) => link(endSeatForm, seat)}
        linksOf={(id) =>
          [
            addMemberForm,
            evaluateGroupForm,
            extendGroupForm,
            dissolveGroupForm,
            reportFromBodyForm,
            endDelegationForm,
          ].flatMap((form) => link(form, id))
        }
      />
    )
  })

  page('signalen', async (context) => {
    const { state, house } = context.asker
    const hashes = [...state.signals.values()]
      .flatMap(({ words }) => words?.attachments ?? [])
      .map(({ sha256 }) => sha256)
    return (
      <SignalsPage
        view={context.view}
        house={context.house}
        state={state}
        attachmentStandings={await attachments.standing(house, hashes)}
        links={linkTo(giveSignalForm, context)}
        linksOf={(id) => [...linkTo(takeUpSignalForm, context, id), ...linkTo(answerSignalForm, context, id)]}
      />
    )
  })

  houseFormRoutes(
    app,
    dependencies,
    houseForms.filter(({ takesAttachments }) => takesAttachments !== true),
  )
  // Only these forms come with files: everywhere else a form is text.
  await app.register(async (uploads) => {
    await acceptAttachments(uploads)
    houseFormRoutes(
      uploads,
      dependencies,
      houseForms.filter(({ takesAttachments }) => takesAttachments === true),
    )
  })
}
