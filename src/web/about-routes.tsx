import type { FastifyInstance } from 'fastify'
import { AccessibilityPage } from './accessibility/accessibility-page.js'
import type { PageDependencies } from './dependencies.js'
import { accessibilityPage, glossaryPage, stylePage } from './frame/addresses.js'
import { viewOf } from './frame/view.js'
import { GlossaryPage } from './glossary/glossary-page.js'
import { StylePage } from './style/style-page.js'

/** What the site says of itself, to anyone: its words, how accessible it is, and how it looks. */
export const aboutRoutes = (app: FastifyInstance, dependencies: PageDependencies): void => {
  const open = { config: { access: 'public' as const } }

  app.get(glossaryPage, {
    ...open,
    handler: async (request, reply) => reply.html(await (<GlossaryPage view={viewOf(request, reply, dependencies)} />)),
  })
  app.get(accessibilityPage, {
    ...open,
    handler: async (request, reply) => {
      const view = viewOf(request, reply, dependencies)
      return reply.html(await (<AccessibilityPage view={view} by={dependencies.statementBy} />))
    },
  })
  app.get(stylePage, {
    ...open,
    handler: async (request, reply) => reply.html(await (<StylePage view={viewOf(request, reply, dependencies)} />)),
  })
}
