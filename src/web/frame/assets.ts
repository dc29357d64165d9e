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

/** In the order in which they hold: letters, design tokens, and what is built from them. */
const parts = ['letters', 'tokens', 'base', 'frame', 'content', 'tables', 'pictures', 'forms', 'print'] as const

const written = (names: readonly (typeof parts)[number][]): string =>
  names.map((part) => readFileSync(join(assetsFolder, `${part}.css`), 'utf8')).join('\n')

const stylesheet = written(parts)

/** The same look with the letters of the reader's own system, for a page that is kept as one file. */
export const stylesheetWithoutLetters = written(parts.filter((part) => part !== 'letters'))

/** Changes with the content, so that browsers may keep it for a year. */
export const stylesheetPath = `/assets/besluitboek.css?v=${createHash('sha256').update(stylesheet).digest('hex').slice(0, 12)}`

const letters = z.strictObject({
  file: z.string().regex(/^source-sans-3-latin-(400|600|700)-(normal|italic)\.woff2$/),
})

/** The stylesheet and the letters; nothing else of the disk. */
export const serveAssets = async (instance: FastifyInstance): Promise<void> => {
  const app = instance.withTypeProvider<ZodTypeProvider>()
  await app.register(fastifyStatic, { root: fontsFolder, serve: false })
  app.get('/assets/besluitboek.css', {
    config: { access: 'public' },
    schema: { hide: true },
    handler: (_request, reply) =>
      reply
        .type('text/css; charset=utf-8')
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(stylesheet),
  })
  app.get('/letters/:file', {
    config: { access: 'public' },
    schema: { hide: true, params: letters },
    handler: ({ params }, reply) => reply.sendFile(params.file, { maxAge: '365d', immutable: true }),
  })
}
