import { describe, expect, test } from 'vitest'
import { readStatement } from '../../src/bank-statements/statement.js'
import { sentence } from '../../src/texts/catalogue.js'
import { linesOf, problemsOf, readText, sample, statementsOf } from './support/read.js'

const own = `Rekening;Afschrift;Boekingsdatum;Valutadatum;Bedrag;Munt;Tegenpartij;Rekening tegenpartij;Mededeling;Referentie;Saldo
BE68 5390 0754 7034;041;05/03/2026;05/03/2026;15.000,00;EUR;Opgroeien;BE79 0910 0004 33;+++090/9337/55493+++;S1;27.500,00
BE68 5390 0754 7034;041;05/03/2026;06/03/2026;-1.250,00;EUR;Speelhuis Zoë vzw;BE41734000000110;"Factuur SP; ""zomer"" 2026";S2;26250,00
BE68 5390 0754 7034;042;2026-03-06;2026-03-06;-49,5;EUR;Drukkerij;BE69001000000278;;S3;26200,50
`

const kbc =
  `Rekeningnummer;Rubrieknaam;Naam;Munt;Afschriftnummer;Datum;Omschrijving;Valuta;Bedrag;Saldo;credit;debet;rekeningnummer tegenpartij;BIC tegenpartij;Naam tegenpartij;Adres tegenpartij;gestructureerde mededeling;Vrije mededeling
BE68539007547034;                    ;HUIS VAN HET KIND;EUR;  02026041;05/03/2026;OVERSCHRIJVING NAAR BE41 7340 0000 0110;06/03/2026;-1250,00;26250,00;              ;-1250,00;BE41 7340 0000 0110               ;KREDBEBBXXX;SPEELHUIS ZOE                 ;          ;                                   ;Factuur SP-2026-017
BE68539007547034;                    ;HUIS VAN HET KIND;EUR;  02026041;05/03/2026;BETALING VIA BANCONTACT SPEELGOED;04/03/2026;-18,95;27500,00;              ;-18,95;                                  ;           ;                              ;          ;                                   ;
BE68539007547034;                    ;HUIS VAN HET KIND;EUR;  02026041;05/03/2026;OVERSCHRIJVING VAN;05/03/2026;15000,00;27518,95;15000,00;              ;BE79 0910 0004 33;           ;OPGROEIEN;          ;+++090/9337/55493+++               ;
`.replace(/BE79 0910 0004 33/g, 'BE79 0910 0000 0433')

const belfius = `Boekingsdatum vanaf;01/03/2026
Boekingsdatum tot en met;31/03/2026
Bedrag vanaf;
Bedrag tot en met;
Rekeninguittrekselnummer vanaf;
Rekeninguittrekselnummer tot en met;
Mededeling;
Naam tegenpartij bevat;
Rekening tegenpartij;
Laatste saldo;26.250,00 EUR
Datum/uur van het laatste saldo;31/03/2026 12:46:57
;
Rekening;Boekingsdatum;Rekeninguittrekselnummer;Transactienummer;Rekening tegenpartij;Naam tegenpartij bevat;Straat en nummer;Postcode en plaats;Transactie;Valutadatum;Bedrag;Devies;BIC;Landcode;Mededelingen
BE68 5390 0754 7034;06/03/2026;;;BE69 0010 0000 0278;"DE INKTPOT" BV;KERKSTRAAT 1;9620 ZOTTEGEM;OVERSCHRIJVING BELFIUS MOBILE NAAR BE69;06/03/2026;-49,50;EUR;GEBABEBB;BE;+++202/6000/01711+++
BE68 5390 0754 7034;05/03/2026;00041;12;;SPEELGOEDWINKEL;;;BETALING VIA BANCONTACT 05/03;04/03/2026;-18,95;EUR;;;BETALING VIA BANCONTACT 05/03
`

const fortis = `\ufeffVolgnummer;Uitvoeringsdatum;Valutadatum;Bedrag;Valuta rekening;Rekeningnummer;Type verrichting;Tegenpartij;Naam van de tegenpartij;Mededeling;Details;Status;Reden van weigering

2026-0012;06/03/2026;06/03/2026;-49,50;EUR;BE68539007547034;Overschrijving in euro;BE69001000000278;DRUKKERIJ DE INKTPOT;+++202/6000/01711+++;OVERSCHRIJVING IN EURO;Geaccepteerd;
2026-0011;06/03/2026;06/03/2026;-9999.00;EUR;BE68539007547034;Overschrijving in euro;BE69001000000278;DRUKKERIJ DE INKTPOT;te veel;OVERSCHRIJVING IN EURO;Geweigerd;Onvoldoende saldo
2026-0010;05/03/2026;04/03/2026;-18.95;EUR;BE68539007547034;Kaartbetaling;BETALING MET DEBETKAART;;;BETALING MET DEBETKAART SPEELGOED;Geaccepteerd;
`

const ing = `Rekeningnummer;Naam van de rekening;Rekening tegenpartij;Omzetnummer;Boekingsdatum;Valutadatum;Bedrag;Munteenheid;Omschrijving;Detail van de omzet;Bericht
539-0075470-34;HUIS VAN HET KIND;001-0000002-78;23;06/03/2026;06/03/2026;-49,50;EUR;Europese overschrijving;;+++202/6000/01711+++
539-0075470-34;HUIS VAN HET KIND;;24;06/03/2026;05/03/2026;552,45;EUR;Storting   aan het loket;;
`

const shown = (text: string) =>
  linesOf(text).map(({ line, bookedOn, amountCents, counterparty, communication, bankReference }) => ({
    line,
    bookedOn,
    amountCents,
    ...counterparty,
    communication: communication?.text ?? null,
    bankReference,
  }))

describe('our own CSV', () => {
  const text = own.replace('BE79 0910 0004 33', 'BE79 0910 0000 0433')

  test('is read with its statements and balances', () => {
    expect(
      statementsOf(text).map(({ number, openedOn, closedOn, openingCents, closingCents, lines }) => ({
        number,
        openedOn,
        closedOn,
        openingCents,
        closingCents,
        lines: lines.length,
      })),
    ).toEqual([
      {
        number: '041',
        openedOn: '2026-03-05',
        closedOn: '2026-03-05',
        openingCents: 1250000,
        closingCents: 2625000,
        lines: 2,
      },
      {
        number: '042',
        openedOn: '2026-03-06',
        closedOn: '2026-03-06',
        openingCents: 2625000,
        closingCents: 2620050,
        lines: 1,
      },
    ])
    expect(shown(text)[1]).toEqual({
      line: 3,
      bookedOn: '2026-03-05',
      amountCents: -125000,
      name: 'Speelhuis Zoë vzw',
      iban: 'BE41734000000110',
      communication: 'Factuur SP; "zomer" 2026',
      bankReference: 'S2',
    })
  })

  test.each([
    [
      'with columns in another order and without those that may be left out',
      'bedrag;mededeling;boekingsdatum;TEGENPARTIJ;Rekening tegenpartij;Rekening\n-49,50;;06/03/2026;Drukkerij;BE69001000000278;BE68539007547034\n',
    ],
    [
      'with commas between the columns',
      'Rekening,Boekingsdatum,Bedrag,Tegenpartij,Rekening tegenpartij,Mededeling\nBE68539007547034,2026-03-06,"-49,50",Drukkerij,BE69001000000278,\n',
    ],
    [
      'in Windows-1252 with carriage returns',
      'Rekening;Boekingsdatum;Bedrag;Tegenpartij;Rekening tegenpartij;Mededeling\rBE68539007547034;6/3/2026;-49,50;Drukkerij;BE69001000000278;\r',
    ],
  ])('is read %s', (_, other) => {
    const last = linesOf(text)[2]!
    expect(linesOf(other)).toEqual([{ ...last, line: 2, statement: '2026-03-06/2026-03-06', bankReference: null }])
  })

  test.each(['nl', 'en'] as const)('is explained as it is read (%s)', (language) => {
    const explained = sentence(language)('bank-statement.own-csv')
    const [, columns = '', example = ''] = /: ([\w ;]+)\. .* (-1250,00) /.exec(explained) ?? []
    expect(columns).toBe(own.split('\n')[0])
    expect(linesOf(text.replace('-1.250,00', example))).toEqual(linesOf(text))
  })

  test('counts from nothing where it gives no balances', () => {
    const without = text
      .split('\n')
      .map((line) => line.replace(/;[^;]*$/, ''))
      .join('\n')
    expect(statementsOf(without)[0]).toMatchObject({ openingCents: 0, closingCents: 1375000 })
  })

  test('keeps equal numbers of statements of different years apart', () => {
    const years = text.replace('042;2026-03-06;2026-03-06', '041;2027-03-06;2027-03-06')
    expect(statementsOf(years).map(({ closedOn }) => closedOn)).toEqual(['2026-03-05', '2027-03-06'])
  })

  test.each<[string, string, readonly (readonly [number, string])[]]>([
    ['a column is missing', text.replace('Boekingsdatum', 'Dag'), [[1, 'csv.columns-missing']]],
    ['a row lacks a column', text.replace(';S3;', ';'), [[4, 'csv.columns']]],
    ['a quote is not closed', text.replace('2026"', '2026'), [[3, 'csv.malformed']]],
    ['an amount has three decimals', text.replace('-49,5;', '-49,505;'), [[4, 'csv.amount']]],
    ['an amount has a decimal point', text.replace('-49,5;', '-49.50;'), [[4, 'csv.amount']]],
    ['an amount has more decimals than cents', text.replace('-49,5;', '-49,500;'), [[4, 'csv.amount']]],
    ['an amount has a point where it may mean either', text.replace('-49,5;', '-1.250;'), [[4, 'csv.amount']]],
    ['an amount is empty', text.replace('-49,5;', ';'), [[4, 'csv.amount']]],
    ['a day is not on the calendar', text.replace('2026-03-06;2026', '2026-02-29;2026'), [[4, 'csv.day']]],
    ['an account has a wrong check number', text.replace('BE68 5390', 'BE67 5390'), [[2, 'csv.account']]],
    ['a row is in another currency', text.replace('-49,5;EUR', '-49,5;USD'), [[4, 'csv.currency']]],
    ['a balance does not follow', text.replace('26200,50', '26200,51'), [[4, 'csv.balance']]],
    ['a balance is missing', text.replace(';26200,50', ';'), [[4, 'csv.balance-missing']]],
    ['there are no rows', `${text.split('\n')[0]}\n`, [[0, 'csv.no-lines']]],
    [
      'several rows are wrong',
      text.replaceAll('06/03/2026', 'x').replace('-49,5;', 'y;'),
      [
        [3, 'csv.day'],
        [4, 'csv.amount'],
      ],
    ],
  ])('is refused where %s', (_, other, problems) => {
    expect(problemsOf(other)).toEqual(problems)
  })

  test('may hold several accounts, each with its balances', () => {
    const other = text.replaceAll('BE68 5390 0754 7034', 'BE71 0961 2345 6769').split('\n').slice(1).join('\n')
    const mixed = `${text}${other}`
    expect(statementsOf(mixed).map(({ account, closingCents }) => [account, closingCents])).toEqual([
      ['BE68539007547034', 2625000],
      ['BE68539007547034', 2620050],
      ['BE71096123456769', 2625000],
      ['BE71096123456769', 2620050],
    ])
  })

  test('may have a delimiter after the last column', () => {
    expect(linesOf(text.replaceAll('\n', ';\n'))).toEqual(linesOf(text))
    expect(linesOf(text.replace(',50\n', ',50;;\n'))).toEqual(linesOf(text))
  })

  test('says which columns are missing of the nearest layout', () => {
    const read = readText('Rekening;Bedrag;Tegenpartij;Mededeling\n')
    expect(!read.ok && read.problems[0]!.details).toEqual({
      layout: 'Besluitboek',
      missing: 'Boekingsdatum, Rekening tegenpartij',
    })
  })
})

describe('the export of a bank', () => {
  test('of KBC, newest first, has its balances and a communication that is not the description', () => {
    expect(statementsOf(kbc)).toMatchObject([{ number: '02026041', openingCents: 1251895, closingCents: 2625000 }])
    expect(shown(kbc)).toEqual([
      {
        line: 4,
        bookedOn: '2026-03-05',
        amountCents: 1500000,
        name: 'OPGROEIEN',
        iban: 'BE79091000000433',
        communication: '+++090/9337/55493+++',
        bankReference: null,
      },
      {
        line: 3,
        bookedOn: '2026-03-05',
        amountCents: -1895,
        name: null,
        iban: null,
        communication: 'BETALING VIA BANCONTACT SPEELGOED',
        bankReference: null,
      },
      {
        line: 2,
        bookedOn: '2026-03-05',
        amountCents: -125000,
        name: 'SPEELHUIS ZOE',
        iban: 'BE41734000000110',
        communication: 'Factuur SP-2026-017',
        bankReference: null,
      },
    ])
  })

  test('of KBC may also name its columns as it did later', () => {
    const later = kbc.replace('rekeningnummer tegenpartij;BIC tegenpartij', 'Rekening tegenpartij;BIC code tegenpartij')
    expect(linesOf(later)).toEqual(linesOf(kbc))
  })

  test('of KBC is refused where lines were left out', () => {
    expect(problemsOf(kbc.split('\n').toSpliced(2, 1).join('\n'))).toEqual([[2, 'csv.balance']])
  })

  test('of Belfius has what was searched for above its columns, and names with quotes', () => {
    expect(shown(belfius)).toEqual([
      {
        line: 15,
        bookedOn: '2026-03-05',
        amountCents: -1895,
        name: 'SPEELGOEDWINKEL',
        iban: null,
        communication: 'BETALING VIA BANCONTACT 05/03',
        bankReference: '12',
      },
      {
        line: 14,
        bookedOn: '2026-03-06',
        amountCents: -4950,
        name: '"DE INKTPOT" BV',
        iban: 'BE69001000000278',
        communication: '+++202/6000/01711+++',
        bankReference: null,
      },
    ])
  })

  test('of BNP Paribas Fortis leaves out what the bank refused', () => {
    expect(shown(fortis)).toEqual([
      {
        line: 5,
        bookedOn: '2026-03-05',
        amountCents: -1895,
        name: null,
        iban: null,
        communication: 'BETALING MET DEBETKAART SPEELGOED',
        bankReference: '2026-0010',
      },
      {
        line: 3,
        bookedOn: '2026-03-06',
        amountCents: -4950,
        name: 'DRUKKERIJ DE INKTPOT',
        iban: 'BE69001000000278',
        communication: '+++202/6000/01711+++',
        bankReference: '2026-0012',
      },
    ])
    expect(problemsOf(fortis.replace('-18.95', '-1.250'))).toEqual([[5, 'csv.amount']])
    expect(problemsOf(fortis.replace('Geaccepteerd', 'Misschien'))).toEqual([[3, 'csv.status']])
  })

  test('of ING may write accounts as before IBAN', () => {
    expect(shown(ing)).toEqual([
      {
        line: 3,
        bookedOn: '2026-03-06',
        amountCents: 55245,
        name: null,
        iban: null,
        communication: 'Storting aan het loket',
        bankReference: '24',
      },
      {
        line: 2,
        bookedOn: '2026-03-06',
        amountCents: -4950,
        name: null,
        iban: 'BE69001000000278',
        communication: '+++202/6000/01711+++',
        bankReference: '23',
      },
    ])
  })

  test('gives the fingerprints that CODA gives, whichever bank it is of', () => {
    const printer = linesOf(sample('zanddorp.cod')).find(({ amountCents }) => amountCents === -4950)!
    const day = (text: string) => text.replaceAll('06/03/2026', '05/03/2026')
    const ofPrinter = (text: string) => linesOf(day(text)).find(({ amountCents }) => amountCents === -4950)!.fingerprint
    expect([belfius, fortis, ing].map(ofPrinter)).toEqual([1, 2, 3].map(() => printer.fingerprint))
  })
})

describe('a file that is no statement', () => {
  test.each([
    ['empty', '', 'file.empty'],
    ['blank', ' \r\n ', 'file.empty'],
    ['a letter', 'Geachte mevrouw', 'file.unknown-format'],
  ])('is refused: %s', (_, text, code) => {
    expect(problemsOf(text)).toEqual([[0, code]])
  })

  test('is refused unread when it is too large', () => {
    expect(readStatement(new Uint8Array(16 * 1024 * 1024 + 1), 'x.cod')).toMatchObject({
      ok: false,
      problems: [{ line: 0, code: 'file.too-large' }],
    })
  })

  test('is told apart by its content, not its name', () => {
    const bytes = new TextEncoder().encode(sample('zanddorp.cod'))
    expect(readStatement(bytes, 'afschrift.xml')).toMatchObject({ ok: true, format: 'coda' })
    expect(readStatement(new TextEncoder().encode('zomaar'), 'afschrift.cod')).toMatchObject({
      ok: false,
      problems: [{ line: 1, code: 'coda.unknown-record' }],
    })
  })
})
