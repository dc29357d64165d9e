import type { FastifyInstance, FastifyRequest } from 'fastify'
import { subjectPath } from '../../domain/house/subject.js'
import type { MandateQuestion } from '../../domain/mandate/resolve.js'
import { seatRole } from '../../domain/seat/events.js'
import { houseId, organId } from '../../domain/shared/identifiers.js'
import { cents, toCents } from '../../domain/shared/money.js'
import type { LocalDate } from '../../domain/shared/time.js'
import type { HouseState } from '../../domain/state.js'
import type { PageDependencies } from '../dependencies.js'
import { readCents } from '../forms/fields.js'
import { dayParameter, houseOf, oneOf, parameter } from '../frame/requests.js'
import { type View, viewOf } from '../frame/view.js'
import { MandateAnswerBlock } from './answer.js'
import { type Asked, MayDecidePage } from './may-decide-page.js'

type Question = {
  readonly asked: Asked
  /** Null when it cannot be asked like this; `notice` then says why, unless the form is still empty. */
  readonly question: (MandateQuestion & { readonly name: string }) | null
  readonly notice: string | null
}

const readQuestion = (request: FastifyRequest, view: View, state: HouseState, on: LocalDate): Question => {
  const { say } = view
  const typed = parameter(request, 'bedrag')
  const amount = typed === null ? null : readCents(typed)
  const organ = organId.safeParse(parameter(request, 'orgaan')).data ?? null
  const subject = subjectPath.safeParse(parameter(request, 'onderwerp')).data ?? null
  const role = oneOf(parameter(request, 'rol'), seatRole.options) ?? null
  const asked = { organ, role, subject, amount: typed, on }
  if (typed !== null && amount === null) {
    return { asked, question: null, notice: say('form.error.amount', { label: say('may-decide.amount') }) }
  }
  const name = organ === null ? undefined : state.organs.get(organ)?.name
  if (organ === null || subject === null || name === undefined) {
    const empty = !request.url.includes('?')
    return { asked, question: null, notice: empty ? null : say('may-decide.choose-organ') }
  }
  const wire = amount === null ? null : toCents(cents.parse(amount))
  return { asked, question: { organ, role, subject, amount: wire, on, name }, notice: null }
}

/** The question “may we decide this?”, answered from the log itself. */
export const mayDecideRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, houses, today, mayDecide } = dependencies

  app.get('/huizen/:house/mogen-wij-beslissen', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const house = await houseOf(queries, request)
      const id = houseId.parse(house.id)
      const { state } = await houses.load(id)
      const { day: on, notice: badDay } = dayParameter(request, view, 'op', today())
      const { asked, question, notice } = readQuestion(request, view, state, on)
      const answer = question === null ? null : await mayDecide(id, question)
      const organs = [...state.organs.entries()].map(([organ, { name }]) => ({ id: organ, name }))
      return reply.html(
        await (
          <MayDecidePage
            view={view}
            house={house}
            organs={organs}
            asked={asked}
            notices={[badDay, notice]}
            answer={
              question === null || answer === null ? null : (
                <MandateAnswerBlock
                  view={view}
                  house={house}
                  state={state}
                  organ={{ id: question.organ, name: question.name }}
                  subject={question.subject}
                  day={on}
                  answer={answer}
                />
              )
            }
          />
        ),
      )
    },
  })
}
