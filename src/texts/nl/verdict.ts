/** How a ballot was judged, in sentences a secretary can read out. Put together in `explain-verdict.ts`. */
export const verdict = {
  'verdict.secret': 'Geheime stemming.',
  'verdict.written': 'Schriftelijke procedure: wie antwoordde, telt als aanwezig.',
  'verdict.second-round': 'Tweede stemronde.',
  'verdict.recused.recomputed':
    '{count, plural, one {# lid heeft} other {# leden hebben}} een belang bij dit punt en {count, plural, one {telt} other {tellen}} niet mee.',
  'verdict.recused.unchanged':
    '{count, plural, one {# lid heeft} other {# leden hebben}} een belang bij dit punt en {count, plural, one {stemt} other {stemmen}} niet mee.',
  'verdict.there': '{present} van {seats} {seats, plural, one {lid} other {leden}} aanwezig',
  'verdict.there.represented': '{there} en {represented} vertegenwoordigd',
  'verdict.there.together': '{there} en {represented} vertegenwoordigd, samen {counted}',
  'verdict.quorum.none': '{there}; de regels vragen geen quorum.',
  'verdict.quorum.dropped': '{there}; bij deze tweede oproeping is geen quorum nodig.',
  'verdict.quorum.met': '{there}: quorum gehaald ({why}).',
  'verdict.quorum.missed': '{there}: quorum niet gehaald ({why}).',
  'verdict.quorum.more-than': 'meer dan {part} van {seats} is {needed}',
  'verdict.quorum.at-least': 'minstens {part} van {seats} is {needed}',
  'verdict.quorum.number': 'minstens {needed} nodig',
  'verdict.part.1/2': 'de helft',
  'verdict.part.1/3': 'een derde',
  'verdict.part.2/3': 'twee derde',
  'verdict.part.1/4': 'een vierde',
  'verdict.part.3/4': 'drie vierde',
  'verdict.part.4/5': 'vier vijfde',
  'verdict.part.other': '{numerator}/{denominator}',
  'verdict.void.recused':
    '{count, plural, one {# stem telt niet mee: het lid heeft} other {# stemmen tellen niet mee: de leden hebben}} een belang bij dit punt.',
  'verdict.void.no-seat':
    '{count, plural, one {# stem telt} other {# stemmen tellen}} niet mee: geen zetel met stemrecht op die dag.',
  'verdict.void.observer':
    '{count, plural, one {# stem telt} other {# stemmen tellen}} niet mee: een waarnemer stemt niet.',
  'verdict.void.not-present':
    '{count, plural, one {# stem telt} other {# stemmen tellen}} niet mee: niet aanwezig bij dit punt.',
  'verdict.void.too-late':
    '{count, plural, one {# stem telt} other {# stemmen tellen}} niet mee: na de laatste dag uitgebracht.',
  'verdict.void.proxy-not-allowed':
    '{count, plural, one {# stem telt} other {# stemmen tellen}} niet mee: de regels laten deze volmacht niet toe.',
  'verdict.void.proxy-not-valid':
    '{count, plural, one {# stem telt} other {# stemmen tellen}} niet mee: de volmacht geldt niet voor dit punt.',
  'verdict.void.proxy-over-cap':
    '{count, plural, one {# stem telt} other {# stemmen tellen}} niet mee: de houder heeft te veel volmachten.',
  'verdict.void.proxy-chained':
    '{count, plural, one {# stem telt} other {# stemmen tellen}} niet mee: de houder gaf zelf een volmacht.',
  'verdict.void.proxy-holder-absent':
    '{count, plural, one {# stem telt} other {# stemmen tellen}} niet mee: de houder van de volmacht was er niet.',
  'verdict.void.not-confirmed':
    '{count, plural, one {# stem telt} other {# stemmen tellen}} niet mee: niet op tijd bevestigd na ruggespraak.',
  'verdict.void.set-aside':
    '{count, plural, one {# stem telt} other {# stemmen tellen}} niet mee: buiten beschouwing gelaten.',
  'verdict.votes.for': '{count} voor',
  'verdict.votes.against': '{count} tegen',
  'verdict.votes.abstain': '{count, plural, one {# onthouding} other {# onthoudingen}}',
  'verdict.votes.blank': '{count} blanco',
  'verdict.votes.invalid': '{count} ongeldig',
  'verdict.weights.per-seat': 'Gewogen stemmen: {votes}',
  'verdict.weights.per-partner': 'Eén stem per partner: {votes}',
  'verdict.weights.per-partner-weighed': 'Gewogen stemmen per partner: {votes}',
  'verdict.kind.abstain': 'onthoudingen',
  'verdict.kind.blank': 'blanco stemmen',
  'verdict.kind.invalid': 'ongeldige stemmen',
  'verdict.kinds': '{first} en {last}',
  'verdict.treated.not-counted': '{kinds} tellen niet mee',
  'verdict.treated.counted': '{kinds} tellen mee als uitgebrachte stemmen',
  'verdict.treated.against': '{kinds} tellen als tegen',
  'verdict.result': '{measured}: {outcome}',
  'verdict.measured.enough': '{for} van {counted}',
  'verdict.measured.too-few': '{for} van {counted}, {needed} nodig',
  'verdict.measured.qualified': '{for} van {counted}, {needed} nodig ({majority})',
  'verdict.measured.none-counts': 'geen enkele stem telt mee',
  'verdict.measured.more-for': 'meer voor dan tegen',
  'verdict.measured.not-more-for': 'niet meer voor dan tegen',
  'verdict.measured.all': 'alle {counted} voor',
  'verdict.measured.not-all': '{for} van {counted}, eenparigheid nodig',
  'verdict.measured.consensus': 'niemand tegen, er is consensus',
  'verdict.measured.no-consensus': '{against} tegen, er is geen consensus',
  'verdict.measured.nobody-for': 'niemand voor, er is geen consensus',
  'verdict.measured.consent': 'niemand maakt bezwaar',
  'verdict.measured.no-consent': '{against, plural, one {# bezwaar} other {# bezwaren}}',
  'verdict.tie.rejected': 'staking van stemmen',
  'verdict.tie.chair-for': 'staking van stemmen, de stem van de voorzitter voor geeft de doorslag',
  'verdict.tie.chair-against': 'staking van stemmen, de stem van de voorzitter tegen geeft de doorslag',
  'verdict.tie.chair-silent': 'staking van stemmen, de voorzitter koos geen kant',
  'verdict.tie.second-round': 'staking van stemmen',
  'verdict.groups': '{measured} in het geheel; {groups}: {outcome}',
  'verdict.group.met': '{name} {measured} (gehaald)',
  'verdict.group.missed': '{name} {measured} (niet gehaald)',
  'verdict.no-effect': 'zonder quorum is er niets beslist',
  'verdict.provisional.decides':
    '{count, plural, one {# stem is} other {# stemmen zijn}} nog onder voorbehoud van ruggespraak; de uitslag hangt ervan af.',
  'verdict.provisional.safe':
    '{count, plural, one {# stem is} other {# stemmen zijn}} nog onder voorbehoud van ruggespraak; de uitslag hangt er niet van af.',
} as const
