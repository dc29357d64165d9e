import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { packageRoot } from '../../package-root.js'

/** Plain files, beside the sources also when the program runs from dist/: the compiler does not copy them. */
const assetsFolder = join(packageRoot, 'src', 'web', 'assets')

const fontsFolder = dirname(
  fileURLToPath(import.meta.resolve('@fontsource/source-sans-3/files/source-sans-3-latin-400-normal.woff2')),
)

const versionOf = (file: string): string =>
  createHash('sha256')
    .update(readFileSync(join(assetsFolder, file)))
    .digest('hex')
    .slice(0, 12)

/** Changes with the content, so that browsers may keep it for a year. */
export const stylesheetPath = `/assets/besluitboek.css?v=${versionOf('besluitboek.css')}`

const letters = z.strictObject({
  file: z.string().regex(/^source-sans-3-latin-(400|600|700)-(normal|italic)\.woff2$/),
})

/** The stylesheet and the letters; nothing else of the disk. */
export const serveAssets = async (instance: FastifyInstance): Promise<void> => {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  await app.register(fastifyStatic, { root: assetsFolder, serve: false })
  const open = { config: { access: 'public' as const }, schema: { hide: true } }
  const caching = { maxAge: '365d', immutable: true }
  app.get('/assets/besluitboek.css', {
    ...open,
    handler: (_request, reply) => reply.sendFile('besluitboek.css', assetsFolder, caching),
  })
  app.get('/letters/:file', {
    ...open,
    schema: { hide: true, params: letters },
    handler: ({ params }, reply) => reply.sendFile(params.file, fontsFolder, caching),
  })
}
