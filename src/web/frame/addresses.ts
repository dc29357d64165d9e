type Parameters = Readonly<Record<string, string | number | null | undefined>>

/** A path with the parameters that have a value, after those it has already. */
export const address = (path: string, parameters: Parameters = {}): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value))
  }
  const text = query.toString()
  return text === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${text}`
}

/** Where a house is founded, and where one that was founded is set up; `step` is the last part of the address of a step. */
export const foundHousePage = '/beheer/nieuw-huis'
export const setUpPage = (house: string, step: string | null = null): string =>
  step === null ? `/huizen/${house}/inrichten` : `/huizen/${house}/inrichten/${step}`

/** Where each page of a house is. */
export const housePage = (house: string): string => `/huizen/${house}`
export const decisionsPage = (house: string): string => `/huizen/${house}/besluiten`
export const dossiersPage = (house: string): string => `/huizen/${house}/dossiers`
export const dossierPage = (house: string, dossier: string): string => `/huizen/${house}/dossiers/${dossier}`
export const findingsPage = (house: string): string => `/huizen/${house}/vaststellingen`
export const proofPage = (house: string, event: string): string => `/huizen/${house}/bewijs/${event}`
export const meetingsPage = (house: string): string => `/huizen/${house}/vergaderingen`
export const meetingPage = (house: string, meeting: string): string => `/huizen/${house}/vergaderingen/${meeting}`
/** A meeting as it is held, and how it is prepared. */
export const liveMeetingPage = (house: string, meeting: string): string => `${meetingPage(house, meeting)}/live`
export const prepareMeetingPage = (house: string, meeting: string): string =>
  `${meetingPage(house, meeting)}/voorbereiden`
/** A document as a file. */
export type PaperFormat = 'pdf' | 'docx' | 'html'
/** The minutes, and the agenda, of a meeting as a file. */
export const minutesFile = (house: string, meeting: string, format: PaperFormat): string =>
  `${meetingPage(house, meeting)}/verslag.${format}`
/** The PDF of approved minutes, as it was when they were approved. */
export const approvedMinutesFile = (house: string, meeting: string): string =>
  `${meetingPage(house, meeting)}/goedgekeurd-verslag.pdf`
export const agendaFile = (house: string, meeting: string, format: PaperFormat): string =>
  `${meetingPage(house, meeting)}/agenda.${format}`
export const convenePage = (house: string): string => `/huizen/${house}/nieuwe-vergadering`
export const mandatesPage = (house: string): string => `/huizen/${house}/mandaten`
/** The register of mandates on paper; `parameters` are those of its time. */
export const mandatesFile = (house: string, format: PaperFormat, parameters: Parameters = {}): string =>
  address(`${mandatesPage(house)}/register.${format}`, parameters)
export const mandatePage = (house: string, mandate: string): string => `/huizen/${house}/mandaten/${mandate}`
export const whoMayDecidePage = (house: string): string => `/huizen/${house}/wie-mag-wat`
export const whoMayDecideChangesPage = (house: string): string => `${whoMayDecidePage(house)}/verschil`
export const renewalsPage = (house: string, parameters: Parameters = {}): string =>
  address(`/huizen/${house}/te-vernieuwen`, parameters)
export const mayDecidePage = (house: string): string => `/huizen/${house}/mogen-wij-beslissen`
export const personsPage = (house: string): string => `/huizen/${house}/personen`
/** Who can sign in to a house. */
export const accessPage = (house: string): string => `/huizen/${house}/toegang`
/** Where the installation, and a house, are looked after. */
export const managePage = '/beheer'
export const accountsPage = `${managePage}/accounts`
/** A house from a data file. */
export const importPage = `${managePage}/inlezen`
/** The picture on the papers of a house. */
export const logoFile = (house: string): string => `/huizen/${house}/logo`
/** The texts to begin with. */
export const templatesPage = (house: string): string => `/huizen/${house}/sjablonen`
export const houseManagePage = (house: string): string => `/huizen/${house}/beheer`
/** Programs that work for a house. */
export const programsPage = (house: string): string => `${accessPage(house)}/programmas`
export const mailsPage = (house: string): string => `/huizen/${house}/mails`
export const personPage = (house: string, person: string): string => `/huizen/${house}/personen/${person}`
export const erasePersonPage = (house: string, person: string): string => `${personPage(house, person)}/wissen`
export const personExportFile = (house: string, person: string): string => `${personPage(house, person)}/inzage.json`
export const ratifyPage = (house: string, organ: string): string =>
  address(`/huizen/${house}/bekrachtigen`, { orgaan: organ })
/** Input before there is a dossier. */
export const signalsPage = (house: string): string => `/huizen/${house}/signalen`
export const organPage = (house: string, organ: string): string => `/huizen/${house}/organen/${organ}`
export const rulesPage = (house: string, organ: string): string => `${organPage(house, organ)}/regels`
export const whatIfPage = (house: string, dossier: string, ballot: string): string =>
  `${dossierPage(house, dossier)}/stemmingen/${ballot}/wat-als`
export const agreementsPage = (house: string): string => `/huizen/${house}/overeenkomsten`
export const goalsPage = (house: string): string => `/huizen/${house}/doelen`
/** Who sits in which organ. */
export const seatsPage = (house: string): string => `/huizen/${house}/zetels`

export const partnersPage = (house: string): string => `/huizen/${house}/partners`
export const partnerPage = (house: string, partner: string): string => `/huizen/${house}/partners/${partner}`
export const candidaciesPage = (house: string): string => `/huizen/${house}/kandidaten`
export const workingGroupsPage = (house: string): string => `/huizen/${house}/werkgroepen`
export const openDossierPage = (house: string): string => `/huizen/${house}/nieuw-dossier`

/** What was put forward and what became of it; `parameters` are those of the filter. */
export const inputsPage = (house: string, parameters: Parameters = {}): string =>
  address(`/huizen/${house}/inbreng`, parameters)
export const inputPage = (house: string, input: string): string => `/huizen/${house}/inbreng/${input}`
export const influencePage = (house: string, parameters: Parameters = {}): string =>
  address(`/huizen/${house}/invloed`, parameters)
/** The influence of a year on paper. */
export const influenceFile = (house: string, format: PaperFormat, parameters: Parameters = {}): string =>
  address(`/huizen/${house}/invloed/rapport.${format}`, parameters)
/** A document that came with a contribution or signal, as a file. */
export const attachmentFile = (house: string, sha256: string): string => `/api/houses/${house}/attachments/${sha256}`
/** Where an administrator takes such a document away. */
export const removeAttachmentPage = (house: string, sha256: string): string =>
  `/huizen/${house}/bijlagen/${sha256}/verwijderen`
/** The file that proves an event. */
export const receiptFile = (event: string): string => `/api/events/${event}/receipt`

export const moneyPage = (house: string): string => `/huizen/${house}/geld`
export const grantPage = (house: string, grant: string): string => `${moneyPage(house)}/subsidies/${grant}`
export const partnerMoneyPage = (house: string, partner: string): string => `${moneyPage(house)}/partners/${partner}`
export const samplePage = (house: string, parameters: Parameters = {}): string =>
  address(`${moneyPage(house)}/steekproef`, parameters)
export const grantFolderFile = (house: string, grant: string): string => `${grantPage(house, grant)}/map.tar`
/** The account of a grant on paper. */
export const grantAccountFile = (house: string, grant: string, format: PaperFormat): string =>
  `${grantPage(house, grant)}/rekening.${format}`
export const threeSixtyGivingFile = (house: string): string => `/api/houses/${house}/money/360giving.json`
/** A report on money as a file; `report` is the path under the money of the house, for example `years/2026`. */
export const moneyFile = (house: string, report: string, format: 'csv' | 'xlsx', parameters: Parameters): string =>
  address(`/api/houses/${house}/money/${report}/${format}`, parameters)
export const bankPage = (house: string): string => `${moneyPage(house)}/uittreksel`
export const moneyTracePage = (house: string, id: string): string => address(`${moneyPage(house)}/spoor`, { van: id })

/** The findings of every house, and every kind there is. */
export const allFindingsPage = '/vaststellingen'
export const findingKindsPage = '/vaststellingen/soorten'

/** Where auditors, and administrators of their house, look at how it records. */
export const allOversightPage = '/toezicht'
export const oversightPage = (house: string): string => `/huizen/${house}/toezicht`
export const eventsPage = (house: string): string => `${oversightPage(house)}/gebeurtenissen`
export const timeTravelPage = (house: string): string => `${oversightPage(house)}/tijdreis`
/** Everything of a house as one file; `parameters` say what of persons is in it. */
export const houseExportFile = (house: string, parameters: Parameters = {}): string =>
  address(`${oversightPage(house)}/alles.tar`, parameters)
/** The whole signed log as one file. */
export const logArchiveFile = '/toezicht/logboek.tar'

/** What anyone may read: published decisions of every house. */
export const publicPage = '/openbaar'
export const publicSearch = (parameters: Parameters): string => address(publicPage, parameters)
/** The permanent address of a published decision. */
export const publicDecisionPage = (decision: string): string => `${publicPage}/besluiten/${decision}`
/** The extract of a published decision as a file. */
export const publicExtractFile = (decision: string, format: PaperFormat): string =>
  `${publicDecisionPage(decision)}/uittreksel.${format}`
/** The file that proves when it was published. */
export const publicReceiptFile = (decision: string): string => `${publicDecisionPage(decision)}/ontvangstbewijs.json`
/** What changed last in the published decisions, as a feed: of one house, or of all. */
export const publicFeed = (house: string | null): string => address(`${publicPage}/atom`, { huis: house })
/** What waits for whoever is signed in. */
export const myWorkPage = '/mijn-werk'

/** Organs, seats and mandates in one picture. */
export const organogramPage = (house: string): string => `/huizen/${house}/organogram`

/** What the site says of itself, to anyone. */
export const glossaryPage = '/woordenlijst'
export const glossaryEntry = (term: string): string => `${glossaryPage}#${term}`
export const accessibilityPage = '/toegankelijkheid'
export const stylePage = '/stijl'

/** Where anyone checks a receipt. */
export const verifyPage = '/verifieer'
