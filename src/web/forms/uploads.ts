import { createHash } from 'node:crypto'
import fastifyMultipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import { TOO_LARGE, type Typed } from './fields.js'

/** A scan of many pages fits; the file itself is never kept. */
const LARGEST_DOCUMENT = 25 * 1024 * 1024
const MOST_DOCUMENTS = 100
const LARGEST_FORM = 64 * 1024 * 1024

const FILE = /^(.+)\.file$/
const HASHED = /^([0-9a-f]{64}) (.*)$/s

/** In place of the file stands its SHA-256 and name, worked out while it comes in. */
const hashed = async (part: MultipartFile): Promise<void> => {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  const value = part.file.truncated ? TOO_LARGE : bytes === 0 ? '' : `${hash.digest('hex')} ${part.filename}`
  Object.assign(part, { value })
}

/** Lets the forms of this scope come with documents: of each only the name and the hash are read. */
export const acceptDocuments = async (scope: FastifyInstance): Promise<void> => {
  await scope.register(fastifyMultipart, {
    attachFieldsToBody: 'keyValues',
    throwFileSizeLimit: false,
    limits: { fileSize: LARGEST_DOCUMENT, files: MOST_DOCUMENTS, fieldSize: 64 * 1024 },
    onFile: hashed,
  })
}

export const documentsLimit = { bodyLimit: LARGEST_FORM }

/** What was typed, with the hash of a chosen file in its field, and its name where no other was typed. */
export const withHashes = (typed: Typed): Typed => {
  const filled: Record<string, string | readonly string[]> = { ...typed }
  for (const [key, value] of Object.entries(typed)) {
    const field = FILE.exec(key)?.[1]
    const file = field === undefined || typeof value !== 'string' ? null : HASHED.exec(value)
    if (field === undefined || file === null) continue
    const name = typed[`${field}.name`]
    filled[`${field}.sha256`] = file[1] ?? ''
    if (typeof name !== 'string' || name.trim() === '') filled[`${field}.name`] = file[2] ?? ''
    filled[key] = ''
  }
  return filled
}
