import type { Cryptography } from './cryptography.js'
import type { RecordedEvent } from './recorded-event.js'

/** What a proven event says of a file. `not-about-minutes`: it does not say what any file of approved minutes is. */
export const paperVerdicts = ['approved', 'differs', 'not-about-minutes'] as const

export type PaperVerdict = (typeof paperVerdicts)[number]

const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const isNamed = (paper: unknown, sha256: string): boolean =>
  typeof paper === 'object' && paper !== null && 'sha256' in paper && paper.sha256 === sha256

/** Is this file the approved minutes that the event speaks of? By the SHA-256 of its bytes, whatever it is called. */
export const comparePaper = async (
  { type, data }: Pick<RecordedEvent, 'type' | 'data'>,
  file: Uint8Array,
  cryptography: Pick<Cryptography, 'sha256'>,
): Promise<PaperVerdict> => {
  const { papers } = data
  if (type !== 'MinutesPaperRecorded' || !Array.isArray(papers)) return 'not-about-minutes'
  const sha256 = hexOf(await cryptography.sha256(file))
  return papers.some((paper) => isNamed(paper, sha256)) ? 'approved' : 'differs'
}
