import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { pack } from 'tar-stream'
import { EventNotProven, grantFolder } from '../../application/money/grant-folder.js'
import { grantId, houseId } from '../../domain/shared/identifiers.js'
import { notFound, notYetSealed } from '../../http/http-problem.js'
import type { PageDependencies } from '../dependencies.js'
import { houseOf } from '../frame/requests.js'
import { grantReadMe } from './grant-read-me.js'
import { grantReportPage } from './grant-report.js'

/** The files as one archive, in a folder of their own; as old as nothing, so that the same account is the same file. */
const archiveOf = (folder: string, files: ReadonlyMap<string, string>): Readable => {
  const archive = pack()
  const mtime = new Date(0)
  for (const [name, text] of files) archive.entry({ name: `${folder}/${name}`, mtime }, text)
  archive.finalize()
  return Readable.from(archive)
}

/** The account of a grant as the folder that an auditor checks without this program. */
export const grantFolderRoute = (app: FastifyInstance, { money, queries, proofs }: PageDependencies): void => {
  app.get('/huizen/:house/geld/subsidies/:grant/map.tar', {
    config: { access: 'reads-house' },
    handler: async (request, reply) => {
      const house = houseId.parse((await houseOf(queries, request)).id)
      const grant = grantId.safeParse((request.params as { grant: string }).grant)
      const account = grant.success ? await money.account(house, grant.data) : null
      if (!grant.success || account === null) throw notFound(request)
      try {
        const files = await grantFolder(account, proofs, { page: grantReportPage, readMe: grantReadMe })
        const folder = `subsidie-${grant.data}`
        return await reply
          .header('content-disposition', `attachment; filename="${folder}.tar"`)
          .type('application/x-tar')
          .send(archiveOf(folder, files))
      } catch (error) {
        if (error instanceof EventNotProven) throw notYetSealed(request)
        throw error
      }
    },
  })
}
