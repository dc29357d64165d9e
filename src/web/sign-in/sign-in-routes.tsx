import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { houseId } from '../../domain/shared/identifiers.js'
import { refuseOtherNames } from '../../http/sign-in-routes.js'
import { developmentChoice, houseOfChoice, principalOf, signInRoles } from '../../identity/development-sign-in.js'
import { PasswordSignInPage } from '../account/password-sign-in-page.js'
import type { PageDependencies } from '../dependencies.js'
import { parameter } from '../frame/requests.js'
import { samePath, type View, viewOf } from '../frame/view.js'
import { everyHouse } from './every-house.js'
import { landing } from './landing.js'
import { HouseSignInPage, SignInPage } from './sign-in-page.js'

const textField = (request: FastifyRequest, name: string): string => {
  const value = (request.body as Readonly<Record<string, unknown>> | undefined)?.[name]
  return typeof value === 'string' ? value : ''
}

/** What the form chose, as the sign-in of the API names it. */
const choiceOf = (request: FastifyRequest): unknown => {
  const role = textField(request, 'rol')
  if (role === 'auditor' || role === 'manager') return { kind: role }
  const house = textField(request, 'huis')
  return role === 'administrator' ? { kind: 'administrator', house } : { kind: 'person', house, person: role }
}

/** Where signing in begins: with an account, or (development only) by choosing a role; and signing out. */
export const signInRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { queries, houses, today } = dependencies

  const show = async (view: View, house: string, back: string, error: string | null) => {
    if (!dependencies.developmentSignIn)
      return (
        <PasswordSignInPage
          view={view}
          back={back}
          login=""
          errors={[]}
          providers={dependencies.identity.openId.providers}
          nobodyYet={(await dependencies.identity.accounts.count()) === 0}
        />
      )
    const id = houseId.safeParse(house)
    const { state } = id.success ? await houses.load(id.data) : { state: null }
    if (state?.house == null) {
      return <SignInPage view={view} back={back} error={error} houses={await everyHouse(queries)} />
    }
    const roles = signInRoles(state, today())
    return <HouseSignInPage view={view} back={back} error={error} house={state.house} roles={roles} />
  }

  app.get('/aanmelden', {
    config: { access: 'public' },
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      const back = samePath(parameter(request, 'terug'))
      const house = parameter(request, 'huis') ?? ''
      return reply.html(await show(view, house, back, null))
    },
  })

  const refuse = async (request: FastifyRequest, reply: FastifyReply, key: 'no-choice' | 'not-there') => {
    const view = viewOf(request, reply, dependencies)
    const back = samePath(textField(request, 'terug'))
    return reply.code(422).html(await show(view, textField(request, 'huis'), back, view.say(`page.sign-in.${key}`)))
  }

  if (dependencies.developmentSignIn) {
    app.post('/aanmelden', {
      config: { access: 'public' },
      onRequest: refuseOtherNames(dependencies),
      preHandler: app.csrfProtection,
      handler: async (request, reply) => {
        if (textField(request, 'rol') === '') return refuse(request, reply, 'no-choice')
        const choice = developmentChoice.safeParse(choiceOf(request))
        if (!choice.success) return refuse(request, reply, 'not-there')
        const { data } = choice
        const house = houseOfChoice(data)
        const state = house === null ? null : (await houses.load(house)).state
        const principal = principalOf(data, state, today())
        if (principal === null) return refuse(request, reply, 'not-there')
        // A new id on signing in: an id that someone planted before is worth nothing afterwards.
        await request.session.regenerate()
        request.session.principal = principal
        request.session.signedInAt = Date.now()
        const back = samePath(textField(request, 'terug'))
        return reply.redirect(landing(data.kind, back), 303)
      },
    })
  }

  app.post('/afmelden', {
    config: { access: 'leaves' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const { provider } = request.session
      await request.session.destroy()
      // What the browser kept of pages goes with the session, for whoever sits there next.
      void reply.header('clear-site-data', '"cache"')
      return reply.redirect(provider === undefined ? '/aanmelden' : `/afgemeld/${provider}`, 303)
    },
  })
}
