import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  isWithin,
  parentSubject,
  type SubjectPath,
  specificity,
  standardSubjects,
  subjectPath,
} from '../../src/domain/house/subject.js'
import { isKboNumber, kboNumber } from '../../src/domain/partner/kbo-number.js'
import { addCents, cents, toCents, toWire, type WireCents } from '../../src/domain/shared/money.js'
import { contains, covers, overlaps, type Period, period } from '../../src/domain/shared/period.js'
import { line, prose } from '../../src/domain/shared/text.js'
import {
  dayBefore,
  dayInFlanders,
  type LocalDate,
  localDate,
  toInstant,
  toLocalDate,
  yearOf,
} from '../../src/domain/shared/time.js'

describe('a KBO number', () => {
  // Published numbers of public bodies and companies, and two of the newer series with a leading 1.
  const known = ['0207451227', '0403227515', '0400378485', '0203430576', '0886886638', '1000000021', '1999999943']

  test.each(known)('%s is valid', (number) => {
    expect(isKboNumber(number)).toBe(true)
  })

  test.each(known)('%s with any one digit changed is not valid', (number) => {
    for (let place = 0; place < 10; place += 1) {
      for (const digit of '0123456789') {
        const changed = number.slice(0, place) + digit + number.slice(place + 1)
        if (changed !== number) expect(isKboNumber(changed), changed).toBe(false)
      }
    }
  })

  test('has a check number from 01 to 97: where the remainder is nothing, it is 97', () => {
    expect(isKboNumber('0000009797')).toBe(true)
    expect(isKboNumber('0000009700')).toBe(false)
    expect(isKboNumber('0000009601')).toBe(true)
  })

  test.each([
    '',
    '207451227',
    '0207.451.227',
    ' 0207451227',
    '0207451227 ',
    'BE0207451227',
    '02074512270',
    '０207451227',
  ])('%j is not written as one', (text) => {
    expect(kboNumber.safeParse(text).success).toBe(false)
  })

  test('beginning with 2 or more does not exist, whatever its check number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000_000, max: 99_999_999 }), (first) => {
        expect(isKboNumber(`${first}${String(97 - (first % 97)).padStart(2, '0')}`)).toBe(false)
      }),
    )
  })
})

describe('a day', () => {
  test.each(['2025-02-30', '2025-02-29', '2025-13-01', '2025-00-10', '2025-04-31', '1900-02-29'])(
    '%s does not exist',
    (text) => {
      expect(localDate.safeParse(text).success).toBe(false)
      expect(() => toLocalDate(text)).toThrow(RangeError)
    },
  )

  test.each([
    '2025-2-3',
    '20250203',
    '03-02-2025',
    '2025-02-03T00:00',
    '2025-02-03Z',
    '+002025-02-03',
    ' 2025-02-03',
    '',
  ])('%j is not written as one', (text) => {
    expect(localDate.safeParse(text).success).toBe(false)
  })

  test.each(['2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('%s exists', (text) => {
    expect(localDate.parse(text)).toBe(text)
  })

  test.each(['1899-12-31', '2200-01-01'])('%s is a slip of the pen', (text) => {
    expect(localDate.safeParse(text).success).toBe(false)
  })

  test('in Flanders begins an hour or two before the day in UTC', () => {
    const dayAt = (moment: string): LocalDate => dayInFlanders(toInstant(new Date(moment)))
    expect(dayAt('2025-12-31T22:59:59.999Z')).toBe('2025-12-31')
    expect(dayAt('2025-12-31T23:00:00.000Z')).toBe('2026-01-01')
    expect(dayAt('2025-06-30T21:59:59.999Z')).toBe('2025-06-30')
    expect(dayAt('2025-06-30T22:00:00.000Z')).toBe('2025-07-01')
  })

  test('has a day before it, across months and leap years', () => {
    expect(dayBefore(toLocalDate('2024-03-01'))).toBe('2024-02-29')
    expect(dayBefore(toLocalDate('2025-01-01'))).toBe('2024-12-31')
    expect(yearOf(toLocalDate('2025-12-31'))).toBe(2025)
  })
})

describe('a period', () => {
  const day = fc
    .integer({ min: 0, max: 400 })
    .map((days) => toLocalDate(new Date(Date.UTC(2025, 0, 1 + days)).toISOString().slice(0, 10)))
  const somePeriod: fc.Arbitrary<Period> = fc
    .tuple(day, day, fc.boolean())
    .map(([a, b, endless]) => ({ from: a < b ? a : b, until: endless ? null : a < b ? b : a }))

  test('includes its first and its last day', () => {
    const may = { from: toLocalDate('2025-05-01'), until: toLocalDate('2025-05-31') }
    const days = ['2025-04-30', '2025-05-01', '2025-05-31', '2025-06-01'].map((text) => covers(may, toLocalDate(text)))
    expect(days).toEqual([false, true, true, false])
  })

  test('contains another exactly when it covers all of its days', () => {
    fc.assert(
      fc.property(somePeriod, somePeriod, day, (outer, inner, some) => {
        if (contains(outer, inner) && covers(inner, some)) expect(covers(outer, some)).toBe(true)
        if (!contains(outer, inner)) {
          const last = inner.until ?? toLocalDate('2199-12-31')
          expect(covers(outer, inner.from) && covers(outer, last) && outer.until !== null && inner.until !== null).toBe(
            false,
          )
        }
      }),
    )
  })

  test('overlaps another exactly when one of them covers the first day of the other', () => {
    fc.assert(
      fc.property(somePeriod, somePeriod, (a, b) => {
        expect(overlaps(a, b)).toBe(covers(a, b.from) || covers(b, a.from))
        expect(overlaps(a, b)).toBe(overlaps(b, a))
      }),
    )
  })

  test('does not end before it begins', () => {
    expect(period.safeParse({ from: '2025-05-01', until: '2025-04-30' }).error?.issues[0]?.path).toEqual(['until'])
    expect(period.safeParse({ from: '2025-05-01', until: '2025-05-01' }).success).toBe(true)
  })
})

describe('a subject', () => {
  const some = fc.constantFrom(...standardSubjects).map((subject) => subject as string as SubjectPath)

  test.each(['', 'Finances', 'finances.', '.finances', 'finances..budget', 'finances budget', 'finances.-x', 'één'])(
    '%j is not written as one',
    (text) => {
      expect(subjectPath.safeParse(text).success).toBe(false)
    },
  )

  test('lies within itself, within every subject above it and within all', () => {
    fc.assert(
      fc.property(some, (subject) => {
        for (let above: SubjectPath | null = subject; above !== null; above = parentSubject(above)) {
          expect(isWithin(subject, above)).toBe(true)
          expect(specificity(above)).toBeLessThanOrEqual(specificity(subject))
        }
      }),
    )
  })

  test('does not lie within one that only begins with the same letters', () => {
    expect(isWithin('finances-extra' as SubjectPath, 'finances' as SubjectPath)).toBe(false)
    expect(isWithin('finances' as SubjectPath, 'finances.budget' as SubjectPath)).toBe(false)
    expect(isWithin('all' as SubjectPath, 'finances' as SubjectPath)).toBe(false)
  })

  test('of the standard tree stands below another of that tree', () => {
    for (const subject of standardSubjects) {
      expect(subjectPath.parse(subject)).toBe(subject)
      const parent = parentSubject(subject as string as SubjectPath)
      expect(parent === null || (standardSubjects as readonly string[]).includes(parent)).toBe(true)
    }
  })
})

describe('an amount', () => {
  test.each([1.5, -1, Number.MAX_SAFE_INTEGER + 1, Number.NaN, '100', 100n, null])(
    '%s is not a number of cents',
    (value) => {
      expect(cents.safeParse(value).success).toBe(false)
    },
  )

  test('goes through JSON and back, and adds up to the cent', () => {
    const amount = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const wire = cents.parse(JSON.parse(JSON.stringify(a))) as WireCents
        expect(toWire(toCents(wire))).toBe(a)
        expect(addCents(toCents(wire), toCents(b as WireCents))).toBe(BigInt(a) + BigInt(b))
      }),
    )
  })
})

describe('a text', () => {
  test('loses the blanks around it, may not be empty, and can be stored', () => {
    expect(line.parse('  Speelstraat ')).toBe('Speelstraat')
    for (const text of ['', '   ', 'a\u0000b', 'half \ud83d', 'x'.repeat(301)]) {
      expect(line.safeParse(text).success).toBe(false)
    }
    expect(prose.safeParse('x'.repeat(12_000)).success).toBe(true)
    expect(prose.safeParse('x'.repeat(12_001)).success).toBe(false)
    expect(prose.parse('Eén regel\nen nog een 🙂')).toBe('Eén regel\nen nog een 🙂')
  })
})
