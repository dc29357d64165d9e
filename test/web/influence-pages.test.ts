import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createReader, type Reader, unescaped } from './support/browser-session.js'
import { type FollowedInput, recordFollowedInput } from './support/followed-input.js'
import { propose, recordSmallHouse, type SmallHouse, settled } from './support/house.js'
import { type Ledger, openLedger } from './support/ledger.js'
import { recordMoneyHouse } from './support/money.js'

let ledger: Ledger
let small: SmallHouse
let story: FollowedInput
let member: Reader
let auditor: Reader

const inputs = (rest = ''): string => `/huizen/${small.house}/inbreng${rest}`
const year = (rest = ''): string => `/huizen/${small.house}/invloed${rest}`
const dossier = (rest = ''): string => `/huizen/${small.house}/dossiers/${story.dossier}${rest}`

const read = async (path: string, reader = member): Promise<string> => {
  const answer = await reader.get(path)
  expect([path, answer.statusCode]).toEqual([path, 200])
  return unescaped(answer.body)
}

/** The row of a table that holds these words. */
const rowWith = (html: string, words: string): string => {
  const row = html.split(/<tr[ >]/).find((part) => part.includes(words))
  if (row === undefined) throw new Error(`No row with “${words}”`)
  return row.split('</tr>')[0]!
}

const chosen = (html: string): readonly string[] =>
  [...html.matchAll(/<option value="([^"]*)"[^>]* selected/g)].map(([, value]) => value!)

beforeAll(async () => {
  ledger = await openLedger({ now: '2026-03-20T10:00:00Z' })
  small = await recordSmallHouse(ledger)
  story = await recordFollowedInput(small)
  await ledger.sealer.catchUp()
  await settled(ledger)
  member = createReader(ledger)
  await member.signIn({ huis: small.house, rol: small.people.member })
  auditor = createReader(ledger)
  await auditor.signIn({ rol: 'auditor' })
})

afterAll(() => ledger?.close())

describe('the page “Inbreng”', () => {
  test('shows who speaks for a partner the input of that partner, and everyone else all of it', async () => {
    const own = await read(inputs())
    expect(own).toContain('<h1>Inbreng van Centrum <gezin> & co</h1>')
    expect(chosen(own)).toContain(small.centre)
    expect(own).toContain('Graag ook in de herfst.')
    expect(own).not.toContain('Zet banken.')
    for (const all of [await read(inputs('?partner=iedereen')), await read(inputs(), auditor)]) {
      expect(all).toContain('<h1>Inbreng</h1>')
      expect(all).toContain('Zet banken.')
      expect(all).toContain('Graag ook in de herfst.')
    }
  })

  test('says to a partner that gave nothing how one does, and of a choice that nothing fits it', async () => {
    const silent = await read(inputs(`?partner=${small.municipality}`))
    expect(silent).toContain('Deze partner bracht nog niets in. Open een dossier en kies “Geef inbreng”')
    const none = await read(inputs('?partner=iedereen&jaar=2019'))
    expect(none).toContain('Er is niets dat bij uw keuze past.')
    expect(none).not.toContain('nog niets in')
  })

  test('says of each where it stands, why, what it led to, in euro, with a receipt', async () => {
    const all = await read(inputs('?partner=iedereen'))
    const rows: readonly (readonly [string, readonly string[]])[] = [
      [
        'Graag ook in de herfst.',
        ['Gevolgd', 'Staat in een definitief besluit', 'Van Centrum <gezin> & co, op 4 maart'],
      ],
      ['Ook op zondag.', ['Niet gevolgd', 'De reden: Te druk.', 'Geen gevolg terug te vinden']],
      ['Zet banken.', ['Wacht op antwoord', 'Nog niets', 'Van Ouders']],
      ['Niet te luid.', ['Gedeeltelijk gevolgd', 'De reden: Overdag mag het.']],
      ['Al gebeurd.', ['Niet van toepassing']],
      ['Een bord in artikel twee.', ['Gevolgd', 'Stond in het besluit, maar werd bij de bekrachtiging geschrapt']],
      ['Wacht nog even.', ['Gevolgd', 'Staat in het voorstel']],
      ['Duurder maken.', ['Gevolgd', 'Stond in het voorstel, maar dat werd niet goedgekeurd']],
      ['Eerst nog stemmen.', ['Gevolgd', 'Staat in een besluit dat nog wacht']],
      ['Te vroeg gezegd.', ['Ingetrokken']],
    ]
    for (const [text, words] of rows) {
      const row = rowWith(all, text)
      for (const one of words) expect(row).toContain(one)
      expect(row).toMatch(/href="\/api\/events\/[0-9a-f-]{36}\/receipt"/)
    }
    const passedOn = await read(inputs('?partner=iedereen&stand=passed-on'))
    expect(rowWith(passedOn, 'Iets over bussen.')).toContain('<span>Doorgegeven</span>')
    expect(all).toContain('Punt 1 van een advies: Zorg voor toezicht.')
    expect(all).toContain('Signaal: Er is geen schaduw.')
  })

  test('by standing, subject and year; and says so when nothing fits', async () => {
    const open = await read(inputs('?partner=iedereen&stand=open'))
    expect(open).toContain('Zet banken.')
    expect(open).not.toContain('Ook op zondag.')
    expect(await read(inputs('?partner=iedereen&onderwerp=communication'))).toContain('Wacht nog even.')
    expect(await read(inputs('?jaar=2019'))).toContain('Er is niets dat bij uw keuze past.')
  })

  test('with a cursor of elsewhere shows the beginning, and says why', async () => {
    const page = await read(inputs('?partner=iedereen&cursor=van-elders'))
    expect(page).toContain('Zet banken.')
    expect(page).toContain('class="notice"')
  })
})

describe('the page of one input', () => {
  test('has its way step by step with proofs, and who decided by which mandate and vote', async () => {
    const page = await read(inputs(`/${story.followed}`))
    for (const words of [
      'Graag ook in de herfst.',
      'Leidde tot versie 2 van het voorstel: artikel 1',
      'Er werd over gestemd',
      'Stuurgroep besliste: goedgekeurd (versie 2)',
      'Bekrachtigd door College',
      'Staat in een definitief besluit',
    ]) {
      expect(page).toContain(words)
    }
    expect(page).toMatch(/href="\/api\/events\/[0-9a-f-]{36}\/receipt"/)
    expect(page.split('</main>')[0]).toContain('>Controleer een bewijs</a>')
    expect(page).toContain('aria-label="Bekijk het bewijs: Er werd over gestemd"')
    const proofs = [...page.matchAll(/href="(\/huizen\/[^"]+\/bewijs\/[^"]+)"/g)].map(([, path]) => path!)
    expect(proofs.length).toBeGreaterThanOrEqual(6)
    for (const path of new Set(proofs)) expect((await member.get(path)).statusCode).toBe(200)
    expect(page).toContain(`href="/huizen/${small.house}/mandaten/${small.mandates.subsidies}"`)
    // How was voted stands there itself, in the words of the dossier.
    const deciders = page.slice(page.indexOf('id="wie"'))
    expect(deciders).toMatch(/<p class="soft">[^<]*voor[^<]*aangenomen\.<\/p>/)
    expect(deciders).toMatch(/<summary>Wie (wat )?stemde: [^<]+<\/summary><ul><li>[^<]+: voor<\/li>/)
    const there = await read(dossier())
    const anchors = [...page.matchAll(new RegExp(`${story.dossier}#([^"]+)"`, 'g'))].map(([, anchor]) => anchor!)
    expect(anchors.map((anchor) => anchor.split('-')[0])).toEqual(['besluit', 'stemming'])
    for (const anchor of anchors) expect(there).toContain(`id="${anchor}"`)
  })

  test('says honestly that nothing came of it, and that nobody answered yet', async () => {
    const refused = await read(inputs(`/${story.refused}`))
    expect(refused).toContain('Er is geen gevolg terug te vinden')
    expect(refused).toContain('De reden: Te druk.')
    const open = await read(inputs(`/${story.parents}`))
    expect(open).toContain('Er kwam nog geen antwoord.')
    expect(open).not.toContain('Er is geen gevolg terug te vinden')
  })

  test('of advice that was taken back promises no answer, and of a signal speaks of no dossier', async () => {
    const withdrawn = await read(inputs(`/${story.withdrawn}.1`))
    expect(withdrawn).toContain('Dit advies werd ingetrokken. Er komt geen antwoord meer op.')
    expect(withdrawn).not.toContain('Er kwam nog geen antwoord.')
    const signal = await read(inputs(`/${story.signal}`))
    expect(signal).toContain('Dit zit nog in geen dossier. Er is dus nog niets over beslist.')
    expect(signal).not.toContain('In dit dossier')
    expect(await read(`/huizen/${small.house}/signalen`)).toContain(`href="${inputs(`/${story.signal}`)}"`)
  })

  test('of what was passed on leads to where it is now; of what nobody gave is not there', async () => {
    const page = await read(inputs(`/${story.passedOn}`))
    const [, next] = /href="([^"]+)"[^>]*>Doorgegeven aan College/.exec(page)!
    expect(await read(next!)).toContain('Iets over bussen.')
    expect((await member.get(inputs('/niets'))).statusCode).toBe(404)
  })
})

describe('input that led to money', () => {
  test('says how much in euro, in the list and on its way', async () => {
    const house = await recordMoneyHouse(ledger)
    const { record, stuurgroep, college, centre } = house
    const effectiveOn = '2026-03-10'
    const dossier = await propose(house, { title: 'Koffers', amountCents: 30_000 })
    const { contribution } = await record('GiveContribution', {
      effectiveOn,
      dossier,
      from: { kind: 'partner', partner: centre },
      text: 'Koop koffers.',
    })
    await record('ReviseProposal', {
      effectiveOn,
      dossier,
      by: { kind: 'organ', organ: stuurgroep },
      content: { title: 'Koffers', text: 'Wij kopen koffers.', amountCents: 25_000, beneficiary: null },
      explanation: 'Naar de inbreng.',
      promptedBy: [{ kind: 'contribution', contribution: contribution! }],
    })
    await record('PlanMoney', {
      effectiveOn,
      dossier,
      lines: [
        {
          grant: house.grant,
          category: 'activities',
          purpose: 'Koffers',
          beneficiary: { kind: 'partner', partner: centre },
          year: 2026,
          article: null,
          character: 'definitive',
          amountCents: 25_000,
        },
      ],
    })
    const taken = { effectiveOn, dossier, organ: stuurgroep, outcome: 'adopted' } as const
    const { decision } = await record('TakeDecision', { ...taken, conditionsConfirmed: ['binnen het actieplan'] })
    await record('GrantBekrachtiging', { effectiveOn, dossier, decision: decision!, organ: college })
    await settled(ledger)
    const list = await read(`/huizen/${house.house}/inbreng`, auditor)
    expect(rowWith(list, 'Koop koffers.')).toMatch(/<td[^>]*>€\s250,00<\/td>/)
    const way = await read(`/huizen/${house.house}/inbreng/${contribution}`, auditor)
    expect(way).toMatch(/Toegewezen: €\s250,00/)
  })
})

describe('the page “Invloed”', () => {
  test('marks small counts, names who was not heard, and lists decisions against unanimous advice', async () => {
    const page = await read(year('?jaar=2026'))
    expect(rowWith(page, 'Groepen die niet bij naam genoemd worden')).toContain('(klein aantal)')
    expect(rowWith(page, '>Samen<')).not.toContain('klein aantal')
    expect(page).toContain('Dit jaar niet gehoord: Gemeente Voorbeeld.')
    expect(rowWith(page, '>Gemeente Voorbeeld<')).toContain('Niet gehoord dit jaar')
    expect(page).toContain('goedgekeurd tegen een ongunstig advies in')
    const [, anchor] = /#(besluit-[^"]+)"/.exec(page)!
    expect(await read(dossier())).toContain(`id="${anchor}"`)
    expect(await read(year('?jaar=2030'))).toContain('Geen enkel besluit ging dit jaar in tegen een advies')
  })

  test('names no person', async () => {
    const page = await read(year('?jaar=2026'), auditor)
    for (const person of Object.values(small.people)) expect(page).not.toContain(person)
  })

  test('shows the weight of votes beside what was followed, and says when it cannot', async () => {
    const page = await read(year(`?jaar=2026&orgaan=${small.stuurgroep}`))
    expect(page).toContain('Gewicht van de stemmen in Stuurgroep')
    expect(rowWith(page, 'directeur, Centrum <gezin> & co')).toContain('25,0 %')
    expect(rowWith(page, 'schepen van gezin, Gemeente Voorbeeld')).toContain('0 van 0')
    const record = small.record
    for (let number = 0; number < 24; number += 1) {
      await record('AssignSeat', {
        effectiveOn: '2026-03-19',
        organ: small.werkgroep,
        partner: null,
        function: `lid ${number}`,
        role: 'member',
      })
    }
    const exact = await read(year(`?orgaan=${small.werkgroep}`))
    expect(rowWith(exact, '>lid 7<')).toContain('4,0 %')
    await record('AssignSeat', {
      effectiveOn: '2026-03-19',
      organ: small.werkgroep,
      partner: null,
      function: 'lid te veel',
      role: 'member',
    })
    expect(await read(year(`?orgaan=${small.werkgroep}`))).toContain('Er zijn 26 stemmen')
  })
})

describe('what is not answered yet', () => {
  const organ = (id: string): string => `/huizen/${small.house}/organen/${id}`

  test('is among what the organ has to do: input, points of advice, and signals sent to it', async () => {
    const stuurgroep = await read(organ(small.stuurgroep))
    expect(stuurgroep).toContain('antwoorden op inbreng: Speelstraat')
    expect(stuurgroep).toContain('antwoorden op advies: Speelstraat')
    expect(stuurgroep).not.toContain('antwoorden op inbreng: Affiches')
    expect(await read(organ(small.college))).toContain('een signaal opnemen of beantwoorden')
  })

  test('and signals for nobody in particular are counted on the page of the house, as of its day', async () => {
    const house = `/huizen/${small.house}`
    expect(await read(house)).toContain('1 signaal wacht tot een orgaan het opneemt of beantwoordt.')
    expect(await read(`${house}?op=2026-03-03`)).not.toContain('wacht tot een orgaan')
    expect(await read(`${house}?bekend=2025-01-01`)).not.toContain('wacht tot een orgaan')
  })
})

describe('the dossier, from the side of the proposal', () => {
  const section = (page: string): string =>
    page.split('<section aria-labelledby="inbreng-achter">')[1]?.split('<section aria-labelledby')[0] ?? ''

  test('says of each part which input brought it, in which version, and links to its page', async () => {
    const behind = section(await read(dossier()))
    const first = rowWith(behind, '>Artikel 1<')
    expect(first).toContain('Inbreng van Centrum <gezin> & co: “Graag ook in de herfst.”')
    expect(first).toContain(`href="/huizen/${small.house}/inbreng/${story.followed}"`)
    expect(first).toContain('>Gevolgd<')
    expect(first).toContain('href="#versie-2"')
    expect(rowWith(behind, '>Overweging 1<')).toContain('Geen inbreng of advies genoemd')
    expect(rowWith(behind, '>Het voorstel als geheel<')).toContain('Niet te luid.')
  })

  test('shows what each change came from, word by word, with more than colour', async () => {
    const page = await read(dossier())
    expect(page).toContain('Wat er anders is dan in versie 1')
    expect(page).toContain('<del><span aria-hidden="true">−</span><span>zomer</span></del>')
    expect(page).toContain('<ins><span aria-hidden="true">+</span><span>herfst</span></ins>')
    expect(page).toContain('Door inbreng van Centrum <gezin> & co. Goed idee.')
    expect(page).toContain('De indiener zei niet waar deze wijziging vandaan komt.')
  })

  test('as of a day, and as known on a day, tells only what was then', async () => {
    const before = await read(dossier('?op=2026-03-05'))
    expect(section(before)).toContain('geen enkele versie van het voorstel zegt dat ze daaruit voortkomt')
    expect(before).not.toContain('Wat er anders is dan in versie 1')
    const revised = section(await read(dossier('?op=2026-03-08')))
    expect(rowWith(revised, '>Artikel 1<')).toContain('Wacht op antwoord')
    expect(section(await read(dossier('?op=2026-03-03')))).toBe('')
    expect((await member.get(dossier('?bekend=2025-01-01'))).statusCode).toBe(404)
  })

  test('leads from each input to the page that follows it, and from each partner to its input', async () => {
    const page = await read(dossier())
    for (const input of [story.followed, story.refused, story.parents, `${story.advice}.1`]) {
      expect(page).toContain(`href="/huizen/${small.house}/inbreng/${input}">Volg deze inbreng`)
    }
    const partners = await read(`/huizen/${small.house}/partners`)
    expect(partners).toContain(`href="/huizen/${small.house}/inbreng?partner=${small.centre}"`)
    expect(await read(`/huizen/${small.house}`)).toContain('antwoorden op inbreng')
    expect(await read(inputs(`?partner=${small.municipality}`))).toContain('Inbreng van Gemeente Voorbeeld')
  })
})
