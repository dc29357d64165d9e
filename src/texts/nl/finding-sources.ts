/** Where the rule of each finding comes from, as people know the source (docs/sources.md lists them). */
export const findingSources = {
  'finding.decision.without-mandate.source': 'Opgroeien: zorg voor een duidelijk mandaat',
  'finding.decision.outside-period.source': 'Een mandaat geldt alleen in zijn periode',
  'finding.decision.over-limit.source': 'Het maximum per besluit dat het mandaat zelf stelt',
  'finding.decision.over-year-limit.source': 'Het maximum per kalenderjaar dat het mandaat zelf stelt',
  'finding.decision.under-suspended-mandate.source': 'Zolang een mandaat geschorst is, geeft het geen macht',
  'finding.decision.contestable.source': 'Wat telt, is het mandaat op de dag van het besluit',
  'finding.decision.conditions-unconfirmed.source': 'De voorwaarden die het mandaat zelf stelt',
  'finding.decision.before-advice.source': 'Huis van het Kind Duffel: wie advies vraagt, wacht erop',
  'finding.decision.meeting-without-attendance.source':
    'OSLO-standaard Besluit Publicatie: bij een zitting staat wie aanwezig was',
  'finding.decision.executed-before-final.source': 'Pas de bekrachtiging maakt het besluit definitief',
  'finding.decision.annulled-but-executed.source': 'Toezicht: wat vernietigd is, telt niet meer',
  'finding.decision.fallen-but-executed.source':
    'Studie van het Steunpunt Welzijn, Volksgezondheid en Gezin, hoofdstuk 2 §2.2: ruggespraak met de achterban',
  'finding.decision.published-late.source':
    'Decreet over het lokaal bestuur: binnen tien dagen bekendgemaakt; en de regels van het orgaan',
  'finding.mandate.ended-earlier-than-known.source':
    'Het register houdt apart bij wanneer iets gold en wanneer het bekend werd',
  'finding.mandate.chain-broken.source':
    'Elk mandaat gaat terug op een tekst waar het begint: een decreet, statuten of een convenant',
  'finding.mandate.circular.source': 'Niemand geeft meer macht door dan hij zelf heeft',
  'finding.mandate.overlapping.source': 'Opgroeien: zorg voor een duidelijk mandaat',
  'finding.mandate.of-ended-organ.source': 'Een orgaan werkt van zijn oprichting tot zijn einde',
  'finding.mandate.lapsing.source':
    'Studie van het Steunpunt Welzijn, Volksgezondheid en Gezin, hoofdstuk 2 §1.2: mandaten lopen af met bestuursperiodes en verkiezingen',
  'finding.seat.lapsing.source':
    'Studie van het Steunpunt Welzijn, Volksgezondheid en Gezin, hoofdstuk 2 §3.1: vertegenwoordigers wisselen met besturen en verkiezingen',
  'finding.seat.of-absent-partner.source': 'Een partner doet mee van zijn toetreding tot zijn vertrek',
  'finding.vote.seat-ended.source': 'Wie stemt, heeft op die dag een zetel in het orgaan',
  'finding.vote.with-interest.source': 'Decreet over het lokaal bestuur, art. 27: wie een belang heeft, stemt niet mee',
  'finding.quorum.not-met.source': 'De regels van het orgaan: hoeveel leden aanwezig moeten zijn',
  'finding.verdict.differs.source': 'Het register houdt apart bij wanneer iets gold en wanneer het bekend werd',
  'finding.ballot.persons-voted-openly.source':
    'Decreet over het lokaal bestuur: over personen stemt men geheim; en de regels van het orgaan',
  'finding.proxy.over-cap.source': 'De regels van het orgaan: hoeveel volmachten iemand mag hebben',
  'finding.proxy.chained.source': 'De regels van het orgaan: een volmacht geeft men niet door',
  'finding.proxy.holder-absent.source': 'De regels van het orgaan: wie een volmacht heeft, is zelf aanwezig',
  'finding.vote.provisional-never-confirmed.source':
    'Studie van het Steunpunt Welzijn, Volksgezondheid en Gezin, hoofdstuk 2 §2.2: ruggespraak met de achterban',
  'finding.partner.vetoed-by-one.source':
    'Studie van het Steunpunt Welzijn, Volksgezondheid en Gezin, hoofdstuk 5 §6: geen enkele partner heeft alleen een veto',
  'finding.partner.refused-without-reasons.source':
    'Studie van het Steunpunt Welzijn, Volksgezondheid en Gezin, hoofdstuk 5 §6: een weigering heeft redenen',
  'finding.advice.never-given.source': 'Huis van het Kind Duffel: het advies van de stuurgroep',
  'finding.advice.late.source': 'Huis van het Kind Duffel: het advies van de stuurgroep',
  'finding.advice.ignored.source':
    'Bevraging van de Huizen van het Kind, trekkerschap: zeg of het advies gevolgd is, en waarom niet',
  'finding.contribution.unanswered.source':
    'Bevraging van de Huizen van het Kind en Huis van het Kind Duffel: koppel terug naar wie iets inbracht',
  'finding.signal.unanswered.source':
    'Bevraging van de Huizen van het Kind en Huis van het Kind Duffel: koppel terug naar wie iets inbracht; hier: binnen 90 dagen',
  'finding.dossier.closed-without-answers.source':
    'Bevraging van de Huizen van het Kind en Huis van het Kind Duffel: koppel terug naar wie iets inbracht',
  'finding.bekrachtiging.overdue.source': 'De regels van het orgaan dat bekrachtigt: zijn termijn',
  'finding.bekrachtiging.condition-not-met.source': 'De voorwaarden die bij de bekrachtiging gesteld zijn',
  'finding.bekrachtiging.remarks-unanswered.source':
    'Bevraging van de Huizen van het Kind, trekkerschap: een nieuwe versie zegt wat met elke opmerking gebeurde',
  'finding.meeting.notice-too-short.source': 'De regels van het orgaan: hoeveel dagen vooraf het uitnodigt',
  'finding.meeting.same-chair-twice.source':
    'Studie van het Steunpunt Welzijn, Volksgezondheid en Gezin, hoofdstuk 1 §3: het voorzitterschap wisselt',
  'finding.meeting.item-never-treated.source': 'Waarvoor men samenkomt, staat op de agenda',
  'finding.minutes.never-drafted.source': 'OSLO-standaard Besluit Publicatie: van een zitting is er een verslag',
  'finding.minutes.never-approved.source': 'De volgende vergadering keurt het verslag goed',
  'finding.organ.below-yearly-meetings.source':
    'Opgroeien, Huis van het Kind Duffel en de bevraging: heel weinig samenkomen is een signaal',
  'finding.organ.past-end-date.source': 'Opgroeien: een werkgroep is tijdelijk en heeft een einddatum',
  'finding.organ.without-chair.source': 'OSLO-standaard Besluit Publicatie: een zitting heeft een voorzitter',
  'finding.organ.without-secretary.source': 'OSLO-standaard Besluit Publicatie: een zitting heeft een secretaris',
  'finding.delegation.no-report.source': 'Opgroeien: wie het huis elders vertegenwoordigt, brengt verslag uit',
  'finding.evaluation.missing.source':
    'Bevraging van de Huizen van het Kind, kwaliteitsbewaking, en Huis van het Kind Duffel: elk jaar een evaluatie',
  'finding.action.overdue.source':
    'Huis van het Kind Duffel en de bevraging, kwaliteitsbewaking: een actie heeft een einddag',
  'finding.agreement.not-signed-by-all.source':
    'Studie van het Steunpunt Welzijn, Volksgezondheid en Gezin, hoofdstuk 1 §3: elke partner tekent zelf',
  'finding.grant.over-allocated.source': 'Toegewezen ≤ toegekend: van een subsidie gaat niet meer uit dan er is',
  'finding.grant.lapsing.source': 'Een subsidie wordt gebruikt in haar periode',
  'finding.grant.money-left-at-end.source': 'Na de periode van een subsidie legt men er rekenschap van af',
  'finding.instalment.overdue.source': 'Het schema van de subsidie: de schijven en hun dagen',
  'finding.allocation.breaks-rules.source':
    'Toegewezen ≤ toegekend, per subsidie, bestemming en jaar, en binnen de begroting',
  'finding.allocation.decision-not-final.source': 'Geen euro gaat uit zonder definitief besluit',
  'finding.decision.money-not-allocated.source': 'Een definitief besluit met een bedrag zegt uit welk geld het komt',
  'finding.commitment.outside-period.source': 'Een subsidie wordt gebruikt in haar periode',
  'finding.commitment.unpaid.source': 'Wat beloofd is, wordt betaald of vrijgegeven',
  'finding.money.paid-without-decision.source': 'Betaald ≤ vastgelegd: geen euro gaat uit zonder definitief besluit',
  'finding.payment.other-beneficiary.source': 'Het geld gaat naar wie het volgens het besluit krijgt',
  'finding.payment.before-commitment.source': 'Eerst wordt geld vastgelegd, dan betaald',
  'finding.payment.mandate-limit-crossed.source': 'Het maximum per kalenderjaar dat het mandaat zelf stelt',
  'finding.payment.unjustified.source': 'Wie geld krijgt, toont waaraan het besteed is',
  'finding.justification.unanswered.source': 'Wie toont waaraan het geld besteed is, krijgt een antwoord',
  'finding.justification.partly-rejected-not-claimed.source': 'Wat niet juist besteed is, komt terug',
  'finding.recovery.overdue.source': 'Wat teruggevraagd is, komt terug of wordt bij besluit kwijtgescholden',
  'finding.share.unsettled.source':
    'Studie van het Steunpunt Welzijn, Volksgezondheid en Gezin, hoofdstuk 1 §1: partners dragen een kost volgens hun afgesproken sleutel',
  'finding.bank-line.unmatched.source': 'Elke beweging op de bank hoort bij iets dat beslist of ontvangen is',
  'finding.fact.recorded-late.source': 'Het register houdt apart bij wanneer iets gold en wanneer het bekend werd',
} as const
