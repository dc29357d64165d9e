import type { Grantor, MandateFound } from '../../src/domain/mandate/events.js'
import type { SeatRole } from '../../src/domain/seat/events.js'
import type { NamedMandate } from '../decision-register/answers.js'
import { type Names, type Wanted, want } from '../names.js'
import type { NamedGrantee, NamedGrantor } from './answers.js'

export const wantGrantor = (wanted: Wanted, grantor: Grantor): void => {
  if (grantor.kind === 'organ') want(wanted.organs, grantor.organ)
  if (grantor.kind === 'agreement') want(wanted.agreements, grantor.agreement)
}

export const nameGrantor = (names: Names, grantor: Grantor): NamedGrantor => {
  switch (grantor.kind) {
    case 'organ':
      return { kind: 'organ', organ: names.organ(grantor.organ) }
    case 'agreement':
      return { kind: 'agreement', agreement: names.agreement(grantor.agreement) }
    case 'founding-text':
      return grantor
  }
}

export const nameGrantee = (
  names: Names,
  grantee: { readonly organ: string; readonly role: SeatRole | null },
): NamedGrantee => ({ organ: names.organ(grantee.organ), role: grantee.role })

/** Notes the organs along the chain of a mandate that was kept with a decision. */
export const wantMandate = (wanted: Wanted, mandate: MandateFound | null): void => {
  for (const { grantor, grantee } of mandate?.chain ?? []) {
    wantGrantor(wanted, grantor)
    want(wanted.organs, grantee.organ)
  }
}

/** The mandate kept with a decision, with the names of the organs along its chain. */
export const nameMandate = (names: Names, found: MandateFound | null): NamedMandate | null =>
  found === null
    ? null
    : {
        id: found.mandate,
        level: found.level,
        subject: found.subject,
        chain: found.chain.map(({ mandate, grantor, grantee, subject, level, from }) => ({
          mandate,
          grantor: nameGrantor(names, grantor),
          grantee: nameGrantee(names, grantee),
          subject,
          level,
          from,
        })),
      }
