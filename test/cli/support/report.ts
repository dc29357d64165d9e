import { z } from 'zod'

const day = z.iso.date()

const link = z.strictObject({ grantor: z.string().min(1), reference: z.string().min(1).nullable() })

const decision = z.strictObject({
  organ: z.string().min(1),
  decidedOn: day,
  outcome: z.enum(['adopted', 'rejected', 'postponed', 'noted']),
  mandate: z
    .strictObject({
      id: z.uuid(),
      level: z.enum(['inform', 'advise', 'propose', 'decide-subject-to-bekrachtiging', 'decide']),
      subject: z.string().min(1),
      chain: z.array(link).min(1),
    })
    .nullable(),
  final: z.boolean(),
  bekrachtiging: z
    .strictObject({ organ: z.string().min(1), outcome: z.enum(['granted', 'refused', 'sent-back']), on: day })
    .nullable(),
})

const dossier = z.strictObject({
  title: z.string().min(1),
  subject: z.string().min(1),
  outcome: z.string().min(1),
  decisions: z.array(decision),
})

const house = z.strictObject({
  name: z.string().min(1),
  legalForm: z.enum(['feitelijke-vereniging', 'vzw', 'interlokale-vereniging', 'gemeentelijke-dienst', 'ocmw']),
  organs: z.int().positive(),
  partners: z.int().positive(),
  dossiers: z.array(dossier),
})

/** The shape of `demo --once --json` as the project promises it: no field more, none less. */
export const reportShape = z.strictObject({ houses: z.array(house) })

export type PrintedReport = z.infer<typeof reportShape>
export type PrintedDossier = z.infer<typeof dossier>

/** The same text whatever ids were drawn: each id becomes the number of its first appearance. */
export const withoutIds = (text: string): string => {
  const numbers = new Map<string, string>()
  return text.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => {
    const number = numbers.get(id) ?? `id ${numbers.size + 1}`
    numbers.set(id, number)
    return number
  })
}
