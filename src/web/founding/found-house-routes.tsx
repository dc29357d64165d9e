import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { legalForm } from '../../domain/house/events.js'
import { type HouseId, houseId } from '../../domain/shared/identifiers.js'
import { forbidden } from '../../http/http-problem.js'
import { refuseUnlessRecent } from '../account/confirming.js'
import type { PageDependencies } from '../dependencies.js'
import type { Field, FormError, Typed } from '../forms/fields.js'
import { isFormKey, readFields, typedIn } from '../forms/send.js'
import { address, foundHousePage, setUpPage } from '../frame/addresses.js'
import { type View, viewOf } from '../frame/view.js'
import { FoundHousePage } from './found-house-page.js'
import { becomeAdministrator } from './own-capacity.js'
import { createSender } from './sender.js'
import { dayMustHaveCome, dayPart } from './shared-parts.js'

const fieldsOf = (view: View): readonly Field[] => {
  const { say } = view
  return [
    {
      kind: 'line',
      name: 'name',
      label: say('founding.house.name'),
      hint: say('founding.house.name.hint'),
      required: true,
    },
    {
      kind: 'lines',
      name: 'workingArea',
      label: say('founding.house.area'),
      hint: say('founding.house.area.hint'),
      required: true,
    },
    {
      kind: 'radio',
      name: 'legalForm',
      label: say('founding.house.legal-form'),
      hint: say('founding.house.legal-form.hint'),
      required: true,
      options: legalForm.options.map((value) => ({ value, label: say(`founding.legal-form.${value}`) })),
    },
    { ...dayPart({ view }, view.today), label: say('founding.house.day'), hint: say('founding.house.day.hint') },
    {
      kind: 'radio',
      name: 'who',
      label: say('founding.house.who'),
      required: true,
      options: (['self', 'other'] as const).map((value) => ({ value, label: say(`founding.house.who.${value}`) })),
      value: 'self',
    },
  ]
}

/** The first step: a house is founded by who manages the program, who can go on as its administrator. */
export const foundHouseRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const { execute, newId, identity, waitForPosition } = dependencies

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    filled: { readonly typed: Typed | null; readonly errors: readonly FormError[] },
  ) => {
    const view = viewOf(request, reply, dependencies)
    return reply.html(await (<FoundHousePage view={view} fields={fieldsOf(view)} formKey={newId()} {...filled} />))
  }

  /** Whoever founded the house acts as its administrator from now on; false when that could not be given. */
  const goOnAsAdministrator = async ({ account, session }: FastifyRequest, house: HouseId): Promise<boolean> => {
    if (account === null) {
      // Whoever tries out without password has no account to give a role to: the session takes the other role.
      session.principal = { kind: 'administrator', house }
      return true
    }
    if (!(await becomeAdministrator(identity, account.id, house))) return false
    const capacity = `administrator:${house}` as const
    session.capacity = capacity
    await identity.accounts.rememberCapacity(account.id, capacity)
    return true
  }

  app.get(foundHousePage, {
    config: { access: 'manager' },
    handler: (request, reply) => show(request, reply, { typed: null, errors: [] }),
  })

  app.post(foundHousePage, {
    config: { access: 'manager' },
    preHandler: app.csrfProtection,
    handler: async (request, reply) => {
      const { principal } = request
      if (principal === null) throw forbidden(request)
      const view = viewOf(request, reply, dependencies)
      const typed = typedIn(request)
      const fields = fieldsOf(view)
      const { values, errors } = readFields(view, fields, typed, (read) => dayMustHaveCome({ view }, read))
      // The key of the form is the house: sent twice, it founds one.
      const key = String(typed._key ?? '')
      const house = houseId.safeParse(key)
      if (errors.length > 0 || !isFormKey(key) || !house.success) {
        const shown = errors.length > 0 ? errors : [{ field: null, message: view.say('form.error.nothing') }]
        return show(request, reply.code(422), { typed, errors: shown })
      }
      const { who, ...body } = values
      if (who === 'self') refuseUnlessRecent(request)
      const sender = createSender(execute, view, { house: house.data, principal, key, fields })
      const answer = await sender.send({ type: 'FoundHouse', body, part: '' })
      if (answer === null) {
        const told = sender.told()
        return show(request, reply.code(told.status), { typed, errors: told.errors })
      }
      await waitForPosition(answer.position)
      if (who === 'other' || !(await goOnAsAdministrator(request, house.data))) {
        return reply.redirect('/beheer/accounts', 303)
      }
      return reply.redirect(address(setUpPage(house.data, 'organen'), { minPosition: String(answer.position) }), 303)
    },
  })
}
