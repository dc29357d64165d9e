import { createHmac, timingSafeEqual } from 'node:crypto'

/** Links by which a person, without signing in, says that no more mails are wanted. They can do nothing else. */
export type Unsubscribing = {
  /** The path of the link. */
  readonly pathFor: (person: string) => string
  /** Is this the proof that belongs to the person? */
  readonly holds: (person: string, proof: string) => boolean
}

/** @param secret known to this ledger only; another one makes earlier links void */
export const createUnsubscribing = (secret: string): Unsubscribing => {
  const proofOf = (person: string): Buffer =>
    createHmac('sha256', `besluitboek unsubscribe ${secret}`).update(person).digest()
  return {
    pathFor: (person) => `/berichten/afmelden/${person}/${proofOf(person).toString('base64url')}`,
    holds: (person, proof) => {
      const given = Buffer.from(proof, 'base64url')
      const right = proofOf(person)
      return given.length === right.length && timingSafeEqual(given, right)
    },
  }
}
