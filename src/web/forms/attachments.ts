import fastifyMultipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Attachments } from '../../attachments/attachments.js'
import type { SentFile } from '../../attachments/media-type.js'
import { MAXIMUM_ATTACHMENT_BYTES } from '../../domain/contribution/attachment.js'
import type { HouseId } from '../../domain/shared/identifiers.js'
import { largestInMegabytes } from '../../http/attachment-routes.js'
import { forbidden } from '../../http/http-problem.js'
import type { View } from '../frame/view.js'
import type { Field, FormError, Typed } from './fields.js'

/** How many documents can come with one form; more can be sent through the API. */
const MOST_IN_A_FORM = 3

const LONGEST_TITLE = 300

const nameOf = (place: number): string => `attachments.${place}`

const places = Array.from({ length: MOST_IN_A_FORM }, (_, place) => place)

/** The fields for documents, each with its title. */
export const attachmentFields = ({ say }: Pick<View, 'say'>): readonly Field[] =>
  places.map((place) => ({
    kind: 'attachment',
    name: nameOf(place),
    label: say('form.attachment', { number: place + 1 }),
    hint: say('form.attachment.hint', { megabytes: largestInMegabytes }),
  }))

type Received = SentFile & { readonly isTooLarge: boolean }

/** The files that came with a request, by the name of their field. */
const filesOf = new WeakMap<FastifyRequest, Map<string, Received>>()

async function receiveFile(this: FastifyRequest, part: MultipartFile): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk)
  const files = filesOf.get(this) ?? new Map<string, Received>()
  filesOf.set(this, files)
  const { filename: name, mimetype: declaredType } = part
  files.set(part.fieldname, { bytes: Buffer.concat(chunks), name, declaredType, isTooLarge: part.file.truncated })
  Object.assign(part, { value: '' })
}

/** Lets the forms of this scope come with documents, which are kept when the form is sent. */
export const acceptAttachments = async (scope: FastifyInstance): Promise<void> => {
  await scope.register(fastifyMultipart, {
    attachFieldsToBody: 'keyValues',
    throwFileSizeLimit: false,
    limits: { fileSize: MAXIMUM_ATTACHMENT_BYTES, files: MOST_IN_A_FORM, fieldSize: 64 * 1024, fields: 100 },
    onFile: receiveFile,
  })
}

const textIn = (typed: Typed, name: string): string => {
  const text = typed[name]
  return typeof text === 'string' ? text : ''
}

/** What the form remembers of a document that is kept already. */
const REMEMBERED = ['sha256', 'mediaType', 'size', 'name'] as const

const forget = (name: string): Typed => Object.fromEntries(REMEMBERED.map((part) => [`${name}.${part}`, '']))

type Kept = { readonly typed: Typed; readonly errors: readonly FormError[] }

type Keeping = {
  readonly attachments: Pick<Attachments, 'store' | 'standing'>
  readonly house: HouseId
  readonly view: View
}

const keepOne = async (
  { attachments, house, view }: Keeping,
  { name, label }: Field,
  typed: Typed,
  file: Received | undefined,
): Promise<Kept> => {
  const wrong = (message: string): Kept => ({ typed: forget(name), errors: [{ field: name, message }] })
  // A field for a file that stays empty comes in without a name.
  if (file !== undefined && (file.isTooLarge || (file.name ?? '') !== '')) {
    const stored = file.isTooLarge
      ? ({ ok: false, reason: 'too-large' } as const)
      : await attachments.store(house, file)
    if (!stored.ok) return wrong(view.say(`attachment.refused.${stored.reason}`, { megabytes: largestInMegabytes }))
    const { sha256, mediaType, size } = stored.file
    const remembered = { sha256, mediaType, size: String(size), name: (file.name ?? '').slice(0, LONGEST_TITLE) }
    return {
      typed: Object.fromEntries(REMEMBERED.map((part) => [`${name}.${part}`, remembered[part]])),
      errors: [],
    }
  }
  const sha256 = textIn(typed, `${name}.sha256`)
  if (sha256 === '') return { typed: {}, errors: [] }
  if (textIn(typed, `${name}.leave-out`) !== '')
    return { typed: { ...forget(name), [`${name}.title`]: '' }, errors: [] }
  const standing = await attachments.standing(house, [sha256])
  return standing.get(sha256) === 'kept'
    ? { typed: {}, errors: [] }
    : wrong(view.say('form.error.attachment-gone', { label }))
}

/**
 * Keeps the documents that came with a form; what was typed comes back with their hash, kind and size, so that a form that
 * is shown again still has them. Nothing happens to a form that asks for none.
 *
 * @throws {HttpProblem} when the sender may read only
 */
export const keepAttachments = async (
  request: FastifyRequest,
  keeping: Keeping,
  fields: readonly Field[],
  typed: Typed,
): Promise<Kept> => {
  let kept: Kept = { typed, errors: [] }
  for (const field of fields) {
    if (field.kind !== 'attachment') continue
    if (request.principal?.kind === 'auditor') throw forbidden(request)
    const one = await keepOne(keeping, field, typed, filesOf.get(request)?.get(`${field.name}.file`))
    kept = { typed: { ...kept.typed, ...one.typed }, errors: [...kept.errors, ...one.errors] }
  }
  return kept
}

/** What is wrong with the form, with one sentence for each document: that of its file before that of its title. */
export const withFileErrors = (files: readonly FormError[], others: readonly FormError[]): readonly FormError[] => [
  ...files,
  ...others.filter(({ field }) => !files.some((one) => one.field === field)),
]

const filled = (values: Readonly<Record<string, unknown>>): readonly number[] =>
  places.filter((place) => (values[nameOf(place)] ?? null) !== null)

/** What was read, with the documents as the list that the command takes. */
export const withAttachmentList = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(Object.entries(values).filter(([name]) => !places.some((place) => nameOf(place) === name))),
  attachments: filled(values).map((place) => values[nameOf(place)]),
})

/** The field of the form where a fault of the command's list of documents belongs: fields may have stayed empty. */
export const attachmentFieldOf = (values: Readonly<Record<string, unknown>>, path: string): string => {
  const [, index, rest = ''] = /^attachments\.(\d+)(\..+)?$/.exec(path) ?? []
  const place = index === undefined ? undefined : filled(values)[Number(index)]
  return place === undefined ? path : `${nameOf(place)}${rest}`
}
