import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { createLock, withVote } from '../../src/ballot-box/contents.js'
import type { BallotId, SeatId } from '../../src/domain/shared/identifiers.js'

const secret = 'a key of more than thirty-two characters'
const ballot = '00000000-0000-7000-8000-000000000001' as BallotId
const seat = '00000000-0000-7000-8000-000000000002'

/** A box as it was closed before votes could be blank or invalid. */
const closedBefore = (): Buffer => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'besluitboek ballot box', 32))
  const plain = Buffer.alloc(32 * 1024, ' ')
  plain.write(JSON.stringify({ participants: [seat], tally: { for: 1, against: 0, abstain: 0 } }))
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(ballot))
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, encrypted, cipher.getAuthTag()])
}

test('a ballot box that was filled before votes could be blank is opened, and takes such votes', () => {
  const contents = createLock(secret).open(ballot, closedBefore())
  expect(contents).toEqual({ participants: [seat], tally: { for: 1, against: 0, abstain: 0, blank: 0, invalid: 0 } })
  const next = '00000000-0000-7000-8000-000000000003' as SeatId
  expect(withVote(contents, next, 'blank')).toEqual({
    participants: [seat, next],
    tally: { for: 1, against: 0, abstain: 0, blank: 1, invalid: 0 },
  })
})
