import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { AgreementsPage } from '../agreements/agreements-page.js'
import { signForm } from '../agreements/forms/sign-form.js'
import type { PageDependencies } from '../dependencies.js'
import { acceptAttachments } from '../forms/attachments.js'
import { type AskedTime, askedTime } from '../frame/asked-time.js'
import { planForm, reportForm } from '../goals/forms/action-forms.js'
import { evaluateYearForm } from '../goals/forms/evaluate-year-form.js'
import { GoalsPage } from '../goals/goals-page.js'
import { CandidaciesPage } from '../partners/candidacies-page.js'
import { evaluateGroupForm, reportFromBodyForm } from '../working-groups/forms/evaluation-forms.js'
import { WorkingGroupsPage } from '../working-groups/working-groups-page.js'
import { houseFormContext, houseFormRoutes, houseForms, linkTo } from './form-routes.js'
import type { HouseFormContext } from './forms/house-form.js'
import { answerSignalForm, giveSignalForm, takeUpSignalForm } from './forms/signal-forms.js'
import { SignalsPage } from './signals-page.js'

/** Agreements, goals and actions, candidates and working groups of a house, as of a day and as known at a moment. */
export const actsRoutes = async (app: FastifyInstance, dependencies: PageDependencies): Promise<void> => {
  const { acts, attachments } = dependencies

  const page = (path: string, render: (context: HouseFormContext, time: AskedTime) => Promise<string>): void => {
    const handler = async (request: FastifyRequest, reply: FastifyReply) => {
      const context = await houseFormContext(request, reply, dependencies)
      return reply.html(await render(context, askedTime(request, context.view)))
    }
    app.get(`/huizen/:house/${path}`, { config: { access: 'reads-house' }, handler })
  }

  page('overeenkomsten', async (context, time) => {
    const { view, house, asker } = context
    const agreements = await acts.agreements(asker.house, time)
    return (
      <AgreementsPage
        view={view}
        house={house}
        time={time}
        agreements={agreements}
        linksOf={(agreement) => linkTo(signForm, context, agreement)}
      />
    )
  })

  page('doelen', async (context, time) => {
    const { view, house, asker } = context
    const [goals, actions, evaluations] = await Promise.all([
      acts.goals(asker.house, time),
      acts.actions(asker.house, time),
      acts.yearEvaluations(asker.house, time),
    ])
    return (
      <GoalsPage
        view={view}
        house={house}
        time={time}
        goals={goals}
        actions={actions}
        evaluations={evaluations}
        links={[...linkTo(planForm, context), ...linkTo(evaluateYearForm, context)]}
        linksOf={(action) => linkTo(reportForm, context, action)}
      />
    )
  })

  page('kandidaten', async ({ view, house, asker }, time) => (
    <CandidaciesPage view={view} house={house} time={time} candidacies={await acts.candidacies(asker.house, time)} />
  ))

  page('werkgroepen', async (context, time) => {
    const { view, house, asker } = context
    const [groups, delegations] = await Promise.all([
      acts.workingGroups(asker.house, time),
      acts.delegations(asker.house, time),
    ])
    return (
      <WorkingGroupsPage
        view={view}
        house={house}
        time={time}
        groups={groups}
        delegations={delegations}
        linksOf={(id) => [...linkTo(evaluateGroupForm, context, id), ...linkTo(reportFromBodyForm, context, id)]}
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
