import { type Booked, type BookedGroup, type BookedStatement, closingOf } from './booked.js'

/** Writes statements in camt.053, version 2 or 8; shares nothing with the reader. */
export type CamtVersion = '02' | '08'

const euros = (cents: number): string => {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
const indicator = (cents: number): string => `<CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>`
const amount = (cents: number): string => `<Amt Ccy="EUR">${euros(cents)}</Amt>`

const remittance = ({ said }: Booked): string => {
  if (said.kind === 'none') return ''
  if (said.kind === 'free') return `<RmtInf><Ustrd>${said.text}</Ustrd></RmtInf>`
  return `<RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>BBA</Issr></Tp><Ref>${said.text}</Ref></CdtrRefInf></Strd></RmtInf>`
}

const transaction = (one: Booked, version: CamtVersion): string => {
  const role = one.amountCents < 0 ? 'Cdtr' : 'Dbtr'
  const name = one.name === null ? '' : `<Nm>${one.name}</Nm>`
  const party = version === '08' ? `<${role}><Pty>${name}</Pty></${role}>` : `<${role}>${name}</${role}>`
  const account = one.iban === null ? '' : `<${role}Acct><Id><IBAN>${one.iban}</IBAN></Id></${role}Acct>`
  const money =
    version === '08'
      ? `${amount(one.amountCents)}${indicator(one.amountCents)}`
      : `<AmtDtls><TxAmt>${amount(one.amountCents)}</TxAmt></AmtDtls>`
  return `<TxDtls><Refs><AcctSvcrRef>${one.reference}</AcctSvcrRef></Refs>${money}<RltdPties>${party}${account}</RltdPties>${remittance(one)}</TxDtls>`
}

const entry = ({ total, payments }: BookedGroup, closedOn: string, version: CamtVersion): string => {
  const status = version === '08' ? '<Sts><Cd>BOOK</Cd></Sts>' : '<Sts>BOOK</Sts>'
  const value = total.valueOn === null ? '' : `<ValDt><Dt>${total.valueOn}</Dt></ValDt>`
  const details = (payments.length > 0 ? payments : [total]).map((one) => transaction(one, version)).join('')
  return `<Ntry>${amount(total.amountCents)}${indicator(total.amountCents)}${status}<BookgDt><Dt>${closedOn}</Dt></BookgDt>${value}<AcctSvcrRef>${total.reference}</AcctSvcrRef><BkTxCd/><NtryDtls>${details}</NtryDtls></Ntry>`
}

const balance = (code: string, cents: number, day: string): string =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${amount(cents)}${indicator(cents)}<Dt><Dt>${day}</Dt></Dt></Bal>`

const statement = (one: BookedStatement, version: CamtVersion): string =>
  `<Stmt><Id>${one.account}-${one.number}</Id><LglSeqNb>${String(one.number).padStart(3, '0')}</LglSeqNb><CreDtTm>${one.closedOn}T20:00:00</CreDtTm><Acct><Id><IBAN>${one.account}</IBAN></Id><Ccy>EUR</Ccy></Acct>${balance('OPBD', one.openingCents, one.openedOn)}${balance('CLBD', closingOf(one), one.closedOn)}${one.groups.map((group) => entry(group, one.closedOn, version)).join('\n')}</Stmt>`

export const writeCamt = (statements: readonly BookedStatement[], version: CamtVersion): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.${version}"><BkToCstmrStmt><GrpHdr><MsgId>1</MsgId><CreDtTm>2026-01-01T00:00:00</CreDtTm></GrpHdr>${statements.map((one) => statement(one, version)).join('\n')}</BkToCstmrStmt></Document>`
