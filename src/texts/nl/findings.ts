/** What the ledger finds irregular: the name of each finding, what it means, and how to put it right. */
export const findings = {
  'finding.decision.without-mandate.name': 'Beslist zonder mandaat',
  'finding.decision.without-mandate.meaning':
    'Het orgaan nam een besluit, maar niemand gaf het orgaan de macht om daarover te beslissen.',
  'finding.decision.without-mandate.heal':
    'Laat het besluit bekrachtigen door een orgaan dat er zelf over mag beslissen. Geef daarna een duidelijk mandaat.',
  'finding.decision.outside-period.name': 'Beslist buiten de periode van het mandaat',
  'finding.decision.outside-period.meaning':
    'Er is een mandaat over dit onderwerp, maar het gold niet op de dag van het besluit: het was nog niet begonnen of al voorbij.',
  'finding.decision.outside-period.heal':
    'Laat het besluit bekrachtigen door een orgaan dat er zelf over mag beslissen. Verleng het mandaat op tijd.',
  'finding.decision.over-limit.name': 'Beslist boven het maximum per besluit',
  'finding.decision.over-limit.meaning': 'Het bedrag is hoger dan het mandaat voor één besluit toelaat.',
  'finding.decision.over-limit.heal':
    'Laat het besluit bekrachtigen door een orgaan dat over dit bedrag mag beslissen, of beslis opnieuw over een lager bedrag.',
  'finding.decision.over-year-limit.name': 'Beslist boven het maximum per jaar',
  'finding.decision.over-year-limit.meaning':
    'Samen met wat dit jaar al beslist is, komt het bedrag boven wat het mandaat per kalenderjaar toelaat.',
  'finding.decision.over-year-limit.heal':
    'Laat het besluit bekrachtigen door een orgaan dat over dit bedrag mag beslissen, of vraag een ruimer mandaat.',
  'finding.decision.under-suspended-mandate.name': 'Beslist onder een geschorst mandaat',
  'finding.decision.under-suspended-mandate.meaning':
    'Het mandaat van het orgaan was geschorst op de dag van het besluit: het orgaan mocht toen niet beslissen.',
  'finding.decision.under-suspended-mandate.heal':
    'Laat het besluit bekrachtigen door een orgaan dat er zelf over mag beslissen, of beslis opnieuw als de schorsing voorbij is.',
  'finding.decision.contestable.name': 'Besluit dat achteraf betwist kan worden',
  'finding.decision.contestable.meaning':
    'Toen het besluit werd genomen, leek het mandaat in orde. Later bleek dat het mandaat toen al ingetrokken, geschorst of kleiner was.',
  'finding.decision.contestable.heal':
    'Laat het besluit bekrachtigen door een orgaan dat er zelf over mag beslissen, of neem het besluit opnieuw.',
  'finding.decision.conditions-unconfirmed.name': 'Voorwaarden van het mandaat niet bevestigd',
  'finding.decision.conditions-unconfirmed.meaning':
    'Het mandaat stelt voorwaarden, en het besluit zegt niet dat ze alle vervuld zijn.',
  'finding.decision.conditions-unconfirmed.heal':
    'Ga na of de voorwaarden vervuld waren en laat het besluit bekrachtigen door het orgaan dat ze stelde.',
  'finding.decision.before-advice.name': 'Beslist voor het advies er was',
  'finding.decision.before-advice.meaning':
    'Er was advies gevraagd en de termijn liep nog, maar het orgaan wachtte niet op het advies.',
  'finding.decision.before-advice.heal': 'Vraag het advies alsnog en antwoord op elk punt ervan.',
  'finding.decision.meeting-without-attendance.name': 'Vergadering zonder aanwezigheden',
  'finding.decision.meeting-without-attendance.meaning':
    'Het besluit werd in een vergadering genomen, maar nergens staat wie er toen was. Niemand kan nagaan of er genoeg leden waren.',
  'finding.decision.meeting-without-attendance.heal': 'Noteer alsnog wie er op die vergadering was.',
  'finding.mandate.ended-earlier-than-known.name': 'Mandaat was vroeger voorbij dan gedacht',
  'finding.mandate.ended-earlier-than-known.meaning':
    'Pas later werd bekend dat dit mandaat ingetrokken of geschorst was. Intussen zijn er besluiten op genomen: die staan hierbij.',
  'finding.mandate.ended-earlier-than-known.heal': 'Laat elk van die besluiten bekrachtigen of neem ze opnieuw.',
  'finding.mandate.chain-broken.name': 'Mandaat hangt in de lucht',
  'finding.mandate.chain-broken.meaning':
    'Het mandaat geldt, maar het orgaan dat het gaf heeft die macht zelf niet meer. De keten tot aan een stichtende tekst is gebroken.',
  'finding.mandate.chain-broken.heal':
    'Geef het orgaan erboven opnieuw een mandaat, of laat een ander bevoegd orgaan dit mandaat geven.',
  'finding.mandate.circular.name': 'Mandaten die elkaar dragen',
  'finding.mandate.circular.meaning':
    'Organen gaven elkaar een mandaat in een kring. Wie er echt mag beslissen, valt daar niet uit af te leiden.',
  'finding.mandate.circular.heal': 'Trek een van de mandaten in de kring in.',
  'finding.mandate.overlapping.name': 'Mandaten die elkaar overlappen',
  'finding.mandate.overlapping.meaning':
    'Hetzelfde orgaan heeft tegelijk twee mandaten van hetzelfde niveau over hetzelfde onderwerp. Onduidelijk is welk van de twee geldt.',
  'finding.mandate.overlapping.heal': 'Trek een van beide in, of laat het ene eindigen als het andere begint.',
  'finding.mandate.of-ended-organ.name': 'Mandaat van een orgaan dat er niet meer is',
  'finding.mandate.of-ended-organ.meaning': 'Het orgaan is opgeheven of afgelopen, maar zijn mandaat loopt door.',
  'finding.mandate.of-ended-organ.heal': 'Trek het mandaat in en geef het zo nodig aan een ander orgaan.',
  'finding.mandate.lapsing.name': 'Mandaat dat binnenkort vervalt',
  'finding.mandate.lapsing.meaning':
    'Het mandaat loopt binnen negentig dagen af, en er is nog geen ander dat het overneemt.',
  'finding.mandate.lapsing.heal': 'Vernieuw het mandaat voor de laatste dag, of geef een nieuw.',
  'finding.seat.lapsing.name': 'Zetel die binnenkort vervalt',
  'finding.seat.lapsing.meaning':
    'De zetel loopt binnen negentig dagen af, en niemand anders spreekt daarna nog voor deze partner in dit orgaan.',
  'finding.seat.lapsing.heal': 'Vraag de partner wie zal volgen en wijs de zetel opnieuw toe.',
  'finding.seat.of-absent-partner.name': 'Zetel van een partner die weg is',
  'finding.seat.of-absent-partner.meaning': 'De partner stapte uit het huis, maar zijn zetel in het orgaan loopt door.',
  'finding.seat.of-absent-partner.heal': 'Beëindig de zetel op de dag dat de partner uitstapte.',
  'finding.vote.seat-ended.name': 'Stem zonder zetel',
  'finding.vote.seat-ended.meaning':
    'Er stemde iemand van wie de zetel die dag niet (meer) gold, of voor een partner die al weg was.',
  'finding.vote.seat-ended.heal': 'Stem opnieuw, of laat het besluit bekrachtigen.',
  'finding.vote.with-interest.name': 'Gestemd met een eigen belang',
  'finding.vote.with-interest.meaning':
    'Een vertegenwoordiger van de partner die het geld krijgt, stemde mee. Wie een belang heeft, verlaat de vergadering voor dat punt.',
  'finding.vote.with-interest.heal': 'Stem opnieuw zonder die leden, of laat het besluit bekrachtigen.',
  'finding.vote.provisional-never-confirmed.name': 'Voorlopige stem nooit bevestigd',
  'finding.vote.provisional-never-confirmed.meaning':
    'Een lid stemde onder voorbehoud van zijn eigen bestuur. Dat bestuur heeft de stem niet op tijd bevestigd: binnen de termijn van het reglement of, als er geen is, binnen een maand na de stemming.',
  'finding.vote.provisional-never-confirmed.heal':
    'Is de laatste dag voorbij? Sluit dan de ruggespraak: de stem valt weg en de uitslag wordt opnieuw berekend. Is er geen laatste dag? Vraag het lid dan om de stem te bevestigen of te veranderen.',
  'finding.partner.vetoed-by-one.name': 'Toetreding tegengehouden door één partner',
  'finding.partner.vetoed-by-one.meaning':
    'De meesten waren voor de nieuwe partner, maar één partner was tegen en dat volstond. Niemand mag alleen een veto hebben.',
  'finding.partner.vetoed-by-one.heal': 'Zet de kandidaat opnieuw op de agenda, onder een regel zonder veto.',
  'finding.advice.never-given.name': 'Advies gevraagd en nooit gegeven',
  'finding.advice.never-given.meaning': 'De termijn voor het advies is voorbij en het advies kwam er niet.',
  'finding.advice.never-given.heal': 'Geef het advies alsnog.',
  'finding.advice.late.name': 'Advies te laat',
  'finding.advice.late.meaning': 'Het advies kwam na de laatste dag die ervoor gevraagd was.',
  'finding.advice.late.heal': 'Is vanzelf in orde sinds het advies er is. Spreek een haalbare termijn af.',
  'finding.advice.ignored.name': 'Advies zonder antwoord opzijgeschoven',
  'finding.advice.ignored.meaning':
    'Er is beslist zonder te zeggen wat er met het advies gebeurde, of tegen het advies in zonder redenen.',
  'finding.advice.ignored.heal': 'Antwoord op elk punt van het advies: gevolgd of niet, en waarom.',
  'finding.contribution.unanswered.name': 'Inbreng zonder antwoord',
  'finding.contribution.unanswered.meaning':
    'Iemand gaf inbreng, er is beslist, en niemand zei wat er met die inbreng gebeurde.',
  'finding.contribution.unanswered.heal': 'Antwoord op de inbreng: gevolgd of niet, en waarom.',
  'finding.signal.unanswered.name': 'Signaal blijft liggen',
  'finding.signal.unanswered.meaning':
    'Iemand gaf een signaal. Na 90 dagen nam niemand het op in een dossier en gaf niemand antwoord.',
  'finding.signal.unanswered.heal': 'Neem het signaal op in een dossier, of antwoord erop.',
  'finding.dossier.closed-without-answers.name': 'Gesloten zonder alle antwoorden',
  'finding.dossier.closed-without-answers.meaning':
    'Het dossier is gesloten terwijl er nog inbreng of advies zonder antwoord was. Waarom, staat erbij.',
  'finding.dossier.closed-without-answers.heal': 'Antwoord alsnog, of heropen het dossier.',
  'finding.bekrachtiging.overdue.name': 'Bekrachtiging te laat',
  'finding.bekrachtiging.overdue.meaning':
    'Het besluit wacht op bekrachtiging, en het orgaan dat moet bekrachtigen liet zijn termijn voorbijgaan.',
  'finding.bekrachtiging.overdue.heal': 'Laat het orgaan bekrachtigen, weigeren of terugsturen.',
  'finding.meeting.notice-too-short.name': 'Te laat uitgenodigd',
  'finding.meeting.notice-too-short.meaning':
    'Tussen de uitnodiging en de vergadering zaten minder dagen dan de regels van het orgaan vragen.',
  'finding.meeting.notice-too-short.heal': 'Roep opnieuw samen over dezelfde punten, met genoeg tijd ertussen.',
  'finding.meeting.same-chair-twice.name': 'Twee keer na elkaar dezelfde voorzitter',
  'finding.meeting.same-chair-twice.meaning':
    'In dit orgaan wisselt de voorzitter, maar dezelfde zetel leidde twee vergaderingen na elkaar.',
  'finding.meeting.same-chair-twice.heal': 'Laat bij de volgende vergadering iemand anders voorzitten.',
  'finding.meeting.item-never-treated.name': 'Agendapunt niet behandeld',
  'finding.meeting.item-never-treated.meaning':
    'De vergadering is gesloten zonder dat dit punt van de agenda behandeld is, en later gebeurde dat ook niet.',
  'finding.meeting.item-never-treated.heal': 'Behandel het punt op een volgende vergadering, of trek het voorstel in.',
  'finding.minutes.never-drafted.name': 'Geen verslag gemaakt',
  'finding.minutes.never-drafted.meaning': 'Een maand na de vergadering is er nog geen verslag.',
  'finding.minutes.never-drafted.heal': 'Maak het verslag alsnog.',
  'finding.minutes.never-approved.name': 'Verslag niet goedgekeurd',
  'finding.minutes.never-approved.meaning':
    'Het orgaan kwam opnieuw samen en keurde het verslag van de vorige vergadering niet goed.',
  'finding.minutes.never-approved.heal': 'Keur het verslag goed op de volgende vergadering.',
  'finding.organ.below-yearly-meetings.name': 'Te weinig vergaderd',
  'finding.organ.below-yearly-meetings.meaning':
    'Het orgaan vergaderde in een kalenderjaar minder vaak dan zijn regels vragen.',
  'finding.organ.below-yearly-meetings.heal': 'Vergader dit jaar vaak genoeg, of pas de regels aan.',
  'finding.organ.past-end-date.name': 'Orgaan voorbij zijn einddatum',
  'finding.organ.past-end-date.meaning':
    'De einddatum van het orgaan is voorbij, en niemand hief het op of gaf het een latere datum.',
  'finding.organ.past-end-date.heal': 'Beslis of het orgaan doorgaat: hef het op, of verleng het.',
  'finding.organ.without-chair.name': 'Orgaan zonder voorzitter',
  'finding.organ.without-chair.meaning': 'Het orgaan heeft leden, maar niemand van hen is voorzitter.',
  'finding.organ.without-chair.heal': 'Wijs een zetel toe met de rol van voorzitter.',
  'finding.organ.without-secretary.name': 'Orgaan zonder secretaris',
  'finding.organ.without-secretary.meaning': 'Het orgaan heeft leden, maar niemand van hen is secretaris.',
  'finding.organ.without-secretary.heal': 'Wijs een zetel toe met de rol van secretaris.',
  'finding.fact.recorded-late.name': 'Laat opgeschreven',
  'finding.fact.recorded-late.meaning':
    'Wat gebeurd was, kwam pas meer dan dertig dagen later in het register. Wie intussen keek, kreeg een onvolledig beeld.',
  'finding.fact.recorded-late.heal': 'Is in orde sinds het opgeschreven is. Schrijf voortaan sneller op wat gebeurt.',
  'finding.quorum.not-met.name': 'Te weinig leden aanwezig',
  'finding.quorum.not-met.meaning': 'Het orgaan besliste terwijl er minder leden waren dan zijn regels vragen.',
  'finding.quorum.not-met.heal': 'Roep opnieuw samen over hetzelfde punt, of laat het besluit bekrachtigen.',
  'finding.proxy.over-cap.name': 'Te veel volmachten bij één lid',
  'finding.proxy.over-cap.meaning': 'Eén lid stemde met meer volmachten dan de regels toelaten.',
  'finding.proxy.over-cap.heal': 'Stem opnieuw, of verdeel de volmachten over meer leden.',
  'finding.proxy.chained.name': 'Volmacht doorgegeven',
  'finding.proxy.chained.meaning':
    'Wie een volmacht had, gaf zelf zijn stem aan een ander. Een volmacht mag niet doorgegeven worden.',
  'finding.proxy.chained.heal': 'Stem opnieuw, of laat het lid zelf iemand kiezen.',
  'finding.proxy.holder-absent.name': 'Volmacht van een afwezige',
  'finding.proxy.holder-absent.meaning': 'Het lid dat de volmacht had, was er zelf niet.',
  'finding.proxy.holder-absent.heal': 'Stem opnieuw, of laat het besluit bekrachtigen.',
  'finding.ballot.persons-voted-openly.name': 'Openlijk gestemd over personen',
  'finding.ballot.persons-voted-openly.meaning': 'Over personen wordt geheim gestemd; deze stemming was open.',
  'finding.ballot.persons-voted-openly.heal': 'Stem opnieuw, geheim.',
  'finding.decision.executed-before-final.name': 'Uitgevoerd voor het definitief was',
  'finding.decision.executed-before-final.meaning':
    'Het besluit werd uitgevoerd terwijl het nog op bekrachtiging wachtte.',
  'finding.decision.executed-before-final.heal':
    'Vraag de bekrachtiging dringend; draai de uitvoering terug als ze geweigerd wordt.',
  'finding.decision.annulled-but-executed.name': 'Vernietigd en toch uitgevoerd',
  'finding.decision.annulled-but-executed.meaning': 'Het toezicht vernietigde het besluit, maar het werd uitgevoerd.',
  'finding.decision.annulled-but-executed.heal': 'Draai de uitvoering terug en leg dat vast.',
  'finding.decision.fallen-but-executed.name': 'Vervallen en toch uitgevoerd',
  'finding.decision.fallen-but-executed.meaning':
    'Het voorlopige besluit viel weg omdat een stem niet bevestigd werd, maar het werd uitgevoerd.',
  'finding.decision.fallen-but-executed.heal': 'Neem een nieuw besluit, of draai de uitvoering terug.',
  'finding.bekrachtiging.condition-not-met.name': 'Voorwaarde van de bekrachtiging niet vervuld',
  'finding.bekrachtiging.condition-not-met.meaning':
    'Het besluit is bekrachtigd onder een voorwaarde, en die is na drie maanden nog niet vervuld.',
  'finding.bekrachtiging.condition-not-met.heal':
    'Vervul de voorwaarde en leg dat vast, of vraag een ander antwoord aan het orgaan dat bekrachtigde.',
  'finding.bekrachtiging.remarks-unanswered.name': 'Opmerkingen zonder antwoord',
  'finding.bekrachtiging.remarks-unanswered.meaning':
    'Het besluit kwam terug met opmerkingen, en de nieuwe versie zegt niet wat daarmee gebeurde.',
  'finding.bekrachtiging.remarks-unanswered.heal': 'Antwoord op elke opmerking in een nieuwe versie.',
  'finding.partner.refused-without-reasons.name': 'Partner geweigerd zonder redenen',
  'finding.partner.refused-without-reasons.meaning': 'Een kandidaat-partner werd geweigerd zonder te zeggen waarom.',
  'finding.partner.refused-without-reasons.heal': 'Deel de redenen mee en leg ze vast.',
  'finding.delegation.no-report.name': 'Afgevaardigde zonder verslag',
  'finding.delegation.no-report.meaning':
    'Iemand vertegenwoordigt het huis elders, maar bracht niet op tijd verslag uit.',
  'finding.delegation.no-report.heal': 'Vraag het verslag en leg het vast.',
  'finding.evaluation.missing.name': 'Jaarlijkse evaluatie ontbreekt',
  'finding.evaluation.missing.meaning':
    'Het doel moet elk jaar geëvalueerd worden. Op 1 april was het vorige jaar nog niet geëvalueerd.',
  'finding.evaluation.missing.heal': 'Evalueer alsnog en leg het resultaat vast.',
  'finding.action.overdue.name': 'Actie te laat',
  'finding.action.overdue.meaning': 'De actie had klaar moeten zijn, en niemand meldde dat ze klaar is.',
  'finding.action.overdue.heal': 'Meld wat er gebeurde en sluit de actie, of spreek een nieuwe datum af.',
  'finding.agreement.not-signed-by-all.name': 'Overeenkomst niet door iedereen ondertekend',
  'finding.agreement.not-signed-by-all.meaning':
    'De overeenkomst moest al begonnen zijn, maar niet elke partij heeft getekend. Ze geldt nog niet.',
  'finding.agreement.not-signed-by-all.heal': 'Vraag de ontbrekende handtekeningen, of leg vast wie niet meedoet.',
  'finding.decision.published-late.name': 'Te laat bekendgemaakt',
  'finding.decision.published-late.meaning': 'Het besluit werd later bekendgemaakt dan de regels vragen, of nog niet.',
  'finding.decision.published-late.heal': 'Maak het besluit bekend.',
  'finding.verdict.differs.name': 'Uitslag klopt niet met wat nu geweten is',
  'finding.verdict.differs.meaning':
    'Met wat nu geweten is over zetels, aanwezigen en volmachten, geeft dezelfde stemming een andere uitslag.',
  'finding.verdict.differs.heal': 'Stem opnieuw, of laat het besluit bekrachtigen.',
  'finding.grant.over-allocated.name': 'Meer verdeeld dan toegekend',
  'finding.grant.over-allocated.meaning':
    'Uit deze subsidie is meer verdeeld dan er is, bijvoorbeeld omdat het bedrag achteraf verlaagd is.',
  'finding.grant.over-allocated.heal':
    'Laat een besluit bedragen verlagen of intrekken, of vraag de gever om een hoger bedrag.',
  'finding.grant.lapsing.name': 'Subsidie loopt af en er is nog geld',
  'finding.grant.lapsing.meaning':
    'Binnen 90 dagen eindigt de periode van deze subsidie, en een deel is nog niet verdeeld. Wat overblijft, kan verloren gaan.',
  'finding.grant.lapsing.heal': 'Beslis over wat overblijft, of vraag de gever om een langere periode.',
  'finding.grant.money-left-at-end.name': 'Geld over na het einde van de subsidie',
  'finding.grant.money-left-at-end.meaning':
    'De periode van deze subsidie is al 60 dagen voorbij, en er staat nog geld dat niemand verdeelde. De rekening is niet afgesloten.',
  'finding.grant.money-left-at-end.heal':
    'Sluit de rekening van de subsidie af, of noteer de verlenging als de gever die gaf.',
  'finding.instalment.overdue.name': 'Schijf van een subsidie niet ontvangen',
  'finding.instalment.overdue.meaning':
    'Een deel van de subsidie moest al 30 dagen geleden betaald zijn, en is niet of niet helemaal ontvangen.',
  'finding.instalment.overdue.heal': 'Vraag de gever waar het geld blijft, en noteer het als het er is.',
  'finding.allocation.breaks-rules.name': 'Verdeeld tegen een regel in',
  'finding.allocation.breaks-rules.meaning':
    'Toen dit bedrag verdeeld werd, paste het niet: niet in de subsidie, in wat voor dit doel of jaar mocht, in de periode of in de begroting. De regels staan erbij.',
  'finding.allocation.breaks-rules.heal':
    'Laat een besluit het bedrag verlagen of intrekken, of laat de subsidie of de begroting aanpassen en beslis daarna opnieuw over het bedrag.',
  'finding.allocation.decision-not-final.name': 'Geld vastgelegd onder een besluit dat niet meer geldt',
  'finding.allocation.decision-not-final.meaning':
    'Het besluit waarop dit bedrag rust, is vernietigd of vervallen. Een deel van het geld was toen al vastgelegd.',
  'finding.allocation.decision-not-final.heal':
    'Maak vrij wat nog niet betaald is, vorder terug wat betaald is, of laat er opnieuw over beslissen.',
  'finding.decision.money-not-allocated.name': 'Besluit over geld zonder verdeling',
  'finding.decision.money-not-allocated.meaning':
    'Dit besluit is al 60 dagen definitief en gaat over een bedrag, maar nergens staat uit welke subsidie dat komt.',
  'finding.decision.money-not-allocated.heal': 'Verdeel het bedrag van het besluit over de subsidies waaruit het komt.',
  'finding.commitment.outside-period.name': 'Vastgelegd buiten de periode van de subsidie',
  'finding.commitment.outside-period.meaning':
    'Het huis verbond zich tot deze uitgave op een dag waarop de subsidie nog niet of niet meer liep.',
  'finding.commitment.outside-period.heal':
    'Vraag de gever om een langere periode, of maak het bedrag vrij en betaal het uit ander geld.',
  'finding.commitment.unpaid.name': 'Vastgelegd en niet betaald',
  'finding.commitment.unpaid.meaning': 'Dit bedrag is al 180 dagen vastgelegd en niet helemaal betaald.',
  'finding.commitment.unpaid.heal': 'Betaal wat nog moet, of maak vrij wat niet meer nodig is.',
  'finding.money.paid-without-decision.name': 'Betaald zonder besluit',
  'finding.money.paid-without-decision.meaning':
    'Er is geld betaald waar geen besluit voor is, of meer dan beslist was.',
  'finding.money.paid-without-decision.heal':
    'Zoek het besluit en de verbintenis waarbij dit geld hoort, of vraag het geld terug.',
  'finding.payment.other-beneficiary.name': 'Betaald aan iemand anders',
  'finding.payment.other-beneficiary.meaning':
    'Het geld ging naar iemand anders dan wie het volgens het besluit moest krijgen.',
  'finding.payment.other-beneficiary.heal': 'Vraag het geld terug en betaal de juiste begunstigde.',
  'finding.payment.before-commitment.name': 'Betaald voor het vastgelegd was',
  'finding.payment.before-commitment.meaning': 'Het geld is betaald voor het huis zich tot die uitgave verbonden had.',
  'finding.payment.before-commitment.heal':
    'Ga na waarom. Draai de betaling terug of vraag het geld terug als ze niet klopt.',
  'finding.payment.mandate-limit-crossed.name': 'Meer betaald dan het mandaat per jaar toelaat',
  'finding.payment.mandate-limit-crossed.meaning':
    'Wat dit jaar betaald is op besluiten onder dit mandaat, is samen meer dan het mandaat per kalenderjaar toelaat.',
  'finding.payment.mandate-limit-crossed.heal': 'Vraag een ruimer mandaat, of vraag terug wat te veel betaald is.',
  'finding.payment.unjustified.name': 'Betaald en niet verantwoord',
  'finding.payment.unjustified.meaning':
    'Een partner kreeg dit geld 180 dagen geleden en toonde nog niet waaraan het besteed is.',
  'finding.payment.unjustified.heal': 'Vraag de partner om de kosten met bewijzen, of vorder het geld terug.',
  'finding.justification.unanswered.name': 'Verantwoording zonder antwoord',
  'finding.justification.unanswered.meaning':
    'De partner toonde 60 dagen geleden waaraan het geld besteed is, en kreeg nog geen antwoord.',
  'finding.justification.unanswered.heal': 'Beoordeel elke kost: aanvaard, deels aanvaard of geweigerd met de reden.',
  'finding.justification.partly-rejected-not-claimed.name': 'Geweigerde kosten niet teruggevorderd',
  'finding.justification.partly-rejected-not-claimed.meaning':
    'Kosten zijn 30 dagen geleden geweigerd, maar het geld ervoor is niet teruggevorderd en ook niet op een andere manier verantwoord.',
  'finding.justification.partly-rejected-not-claimed.heal':
    'Vorder terug wat niet aanvaard is, of laat de partner andere kosten tonen.',
  'finding.recovery.overdue.name': 'Terugvordering niet betaald',
  'finding.recovery.overdue.meaning': 'Dit geld is 90 dagen geleden teruggevorderd en is niet of niet helemaal terug.',
  'finding.recovery.overdue.heal':
    'Herinner de partner eraan, of laat een besluit zeggen dat het huis de rest niet meer vraagt.',
  'finding.share.unsettled.name': 'Aandeel in een kost niet vereffend',
  'finding.share.unsettled.meaning':
    'Een partner heeft zijn aandeel in een gedeelde kost na 90 dagen nog niet helemaal gedragen.',
  'finding.share.unsettled.heal': 'Vraag de partner zijn aandeel, en noteer hoe het vereffend is.',
  'finding.bank-line.unmatched.name': 'Verrichting van de bank niet verklaard',
  'finding.bank-line.unmatched.meaning':
    'Deze verrichting van de bank is na 30 dagen nog niet helemaal gekoppeld aan een betaling, een schijf of een terugvordering.',
  'finding.bank-line.unmatched.heal': 'Koppel de verrichting, of zet ze opzij met de reden.',
  'word.severity.grave': 'ernstig',
  'word.severity.serious': 'belangrijk',
  'word.severity.attention': 'aandacht',
  'word.about.dossier': 'dossier',
  'word.about.contribution': 'inbreng',
  'word.about.signal': 'signaal',
  'word.about.advice-request': 'adviesvraag',
  'word.about.advice': 'advies',
  'word.about.ballot': 'stemming',
  'word.about.decision': 'besluit',
  'word.about.meeting': 'vergadering',
  'word.about.mandate': 'mandaat',
  'word.about.seat': 'zetel',
  'word.about.partner': 'partner',
  'word.about.candidacy': 'kandidatuur',
  'word.about.delegation': 'afvaardiging',
  'word.about.goal': 'doel',
  'word.about.action': 'actie',
  'word.about.agreement': 'overeenkomst',
  'word.about.grant': 'subsidie',
  'word.about.allocation': 'verdeeld bedrag',
  'word.about.commitment': 'verbintenis',
  'word.about.payment': 'betaling',
  'word.about.justification': 'verantwoording',
  'word.about.recovery': 'terugvordering',
  'word.about.shared-cost': 'gedeelde kost',
  'word.about.bank-line': 'verrichting van de bank',
  'word.about.organ': 'orgaan',
  'time.other': 'Kijk naar een andere dag',
  'time.as-of': 'U ziet de stand op {day}: met wat toen gold.',
  'time.known-at': 'U ziet wat geweten was op het einde van {moment}: wat later opgeschreven is, staat er niet bij.',
  'time.both': 'U ziet de stand op {day}, zoals geweten op het einde van {moment}.',
  'time.recorded-late': 'pas opgeschreven op {day}',
  'findings.title': 'Vaststellingen',
  'findings.intro':
    'Wat het register zelf onregelmatig vindt, met de bewijzen erbij. Een vaststelling verdwijnt niet: ze wordt hersteld door wat er later gebeurt.',
  'findings.caption': 'Vaststellingen van {house}, op {day}',
  'findings.none': 'Geen vaststellingen.',
  'findings.filter-code': 'Soort',
  'findings.filter-severity': 'Ernst',
  'findings.filter-open': 'Stand',
  'findings.open-only': 'alleen open',
  'findings.healed-only': 'alleen hersteld',
  'findings.every-house': 'alle huizen',
  'findings.open-or-healed': 'open en hersteld',
  'findings.as-of': 'Stand op',
  'findings.known-at': 'Zoals bekend op (einde van die dag, niet verplicht)',
  'findings.what': 'Vaststelling',
  'findings.severity': 'Ernst',
  'findings.about': 'Waarover',
  'findings.since': 'Sinds',
  'findings.healed': 'Hersteld op',
  'findings.still-open': 'open',
  'findings.proof': 'Bewijs',
  'findings.proof-number': 'gebeurtenis {number}',
  'findings.more': 'Wat het betekent en wat te doen',
  'findings.meaning': 'Wat dit betekent',
  'findings.heal': 'Hoe dit te herstellen',
  'findings.source': 'Waar de regel vandaan komt',
  'findings.catalogue': 'Alle soorten vaststellingen',
  'findings.catalogue-intro':
    'Dit zijn alle onregelmatigheden die het register zelf kan zien, wat ze betekenen en hoe ze hersteld worden.',
  'findings.all': 'Bekijk de vaststellingen',
  'findings.count':
    '{open, plural, =0 {Geen open vaststellingen.} one {Er is # open vaststelling.} other {Er zijn # open vaststellingen.}}',
  'findings.in-dossier': '{kind} in “{dossier}”',
  'findings.in-organ': '{kind}, {organ}',
} as const
