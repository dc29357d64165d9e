import { expect, test } from 'vitest'
import { houseId } from '../../src/domain/shared/identifiers.js'
import { pathOf } from '../../src/notifying/paths.js'

const house = houseId.parse('01a22c67-220f-705c-a52d-76c89c8b8f34')
const about = { kind: 'dossier', id: 'd', dossier: 'd' } as const

test.each([
  ['input-answered', '#inbreng'],
  ['advice-answered', '#advies'],
  ['advice-asked', ''],
] as const)('a notice of kind %s leads to the dossier, there where its matter stands', (kind, place) => {
  expect(pathOf({ house, kind, about })).toBe(`/huizen/${house}/dossiers/d${place}`)
})
