import type { FastifyInstance } from 'fastify'
import { LARGEST_SAMPLE, samplingMethods } from '../../application/money/sampling.js'
import { houseId } from '../../domain/shared/identifiers.js'
import { endOfDayInFlanders } from '../../domain/shared/time.js'
import type { PageDependencies } from '../dependencies.js'
import { dayParameter, houseOf, oneOf, parameter } from '../frame/requests.js'
import { viewOf } from '../frame/view.js'
import { SamplePage } from './sample-page.js'

const USUAL_SIZE = '10'
const LONGEST_SEED = 100

const sizeOf = (text: string): number | null => {
  const size = /^\d{1,6}$/.test(text) ? Number(text) : 0
  return size >= 1 && size <= LARGEST_SAMPLE ? size : null
}

/** Samples of the payments of a house. */
export const sampleRoute = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { money, queries } = dependencies

  app.get('/huizen/:house/geld/steekproef', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const house = await houseOf(queries, request)
      const asked = parameter(request, 'aantal')
      const size = sizeOf(asked ?? USUAL_SIZE)
      const from = dayParameter(request, view, 'van', null)
      const until = dayParameter(request, view, 'tot', null)
      const known = dayParameter(request, view, 'bekend', null)
      const by = oneOf(parameter(request, 'wijze'), samplingMethods) ?? 'random'
      const seed = parameter(request, 'startwaarde')?.slice(0, LONGEST_SEED) ?? null
      const sample =
        asked === null || size === null
          ? null
          : await money.sample(houseId.parse(house.id), {
              size,
              by,
              seed,
              from: from.day,
              until: until.day,
              knownAt: known.day === null ? null : endOfDayInFlanders(known.day),
            })
      const wrongSize = size === null ? view.say('money.sample.bad-size', { most: LARGEST_SAMPLE }) : null
      const filter = { size: asked ?? USUAL_SIZE, by, seed, from: from.day, until: until.day, knownOn: known.day }
      return reply.html(
        await (
          <SamplePage
            view={view}
            house={house}
            filter={filter}
            sample={sample}
            notices={[wrongSize, from.notice, until.notice, known.notice]}
          />
        ),
      )
    },
  })
}
