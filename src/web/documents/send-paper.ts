import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Documents, Written } from '../../documents/documents.js'
import { writeHtml } from '../../documents/html/write-html.js'
import { DocumentNotMade } from '../../documents/pdf/pdf-writer.js'
import { documentNotMade, notFound, notYetSealed } from '../../http/http-problem.js'
import type { PaperFormat } from '../frame/addresses.js'
import { stylesheetPath } from '../frame/assets.js'

export const paperFormats: readonly PaperFormat[] = ['pdf', 'docx', 'html']

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What was asked of the writer of PDFs, or the problem that it could not make this one. */
export const orNotMade = <Made>(request: FastifyRequest, making: Promise<Made>): Promise<Made> =>
  making.catch((error: unknown) => {
    throw error instanceof DocumentNotMade ? documentNotMade(request) : error
  })

/** Sends a PDF, to be shown; `name` is that of the file, without its end. */
export const sendPdf = (reply: FastifyReply, pdf: Buffer, name: string): FastifyReply =>
  reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `inline; filename="${name}.pdf"`)
    .type('application/pdf')
    .send(pdf)

/**
 * Sends a document in one of its forms; a PDF is shown, a Word file saved. `name` is that of the file, without its end.
 *
 * @throws {HttpProblem} `not-found`, `not-yet-sealed` or `document-not-made`
 */
export const sendPaper = async (
  { request, reply, documents }: { request: FastifyRequest; reply: FastifyReply; documents: Documents },
  written: Written,
  { name, format }: { readonly name: string; readonly format: PaperFormat },
): Promise<FastifyReply> => {
  if (written === 'not-there') throw notFound(request)
  if (written === 'not-yet-sealed') throw notYetSealed(request)
  reply.header('cache-control', 'private, no-store')
  switch (format) {
    case 'pdf':
      return sendPdf(reply, await orNotMade(request, documents.pdf(written)), name)
    case 'docx': {
      // Read when the first Word file is asked: its library should not keep the program from starting.
      const { writeDocx } = await import('../../documents/docx/write-docx.js')
      return reply
        .header('content-disposition', `attachment; filename="${name}.docx"`)
        .type(wordType)
        .send(await writeDocx(written))
    }
    case 'html':
      return reply.type('text/html; charset=utf-8').send(await writeHtml(written, stylesheetPath))
  }
}
