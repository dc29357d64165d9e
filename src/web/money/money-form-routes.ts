import type { FastifyInstance } from 'fastify'
import { houseFormRoutes } from '../acts/form-routes.js'
import type { PageDependencies } from '../dependencies.js'
import { acceptDocuments } from '../forms/uploads.js'
import { moneyForms } from './forms/index.js'

/** The forms about money; files come only with those that ask for a document. */
export const moneyFormRoutes = async (app: FastifyInstance, dependencies: PageDependencies): Promise<void> => {
  const takesDocuments = ({ takesDocuments: takes }: { readonly takesDocuments?: true }): boolean => takes === true
  houseFormRoutes(
    app,
    dependencies,
    moneyForms.filter((form) => !takesDocuments(form)),
  )
  await app.register(async (uploads) => {
    await acceptDocuments(uploads)
    houseFormRoutes(uploads, dependencies, moneyForms.filter(takesDocuments))
  })
}
