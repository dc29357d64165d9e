type Parameters = Readonly<Record<string, string | number | null | undefined>>

/** A path with the parameters that have a value. */
export const address = (path: string, parameters: Parameters = {}): string => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value))
  }
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** Where each page of a house is. */
export const housePage = (house: string): string => `/huizen/${house}`
export const decisionsPage = (house: string): string => `/huizen/${house}/besluiten`
export const dossiersPage = (house: string): string => `/huizen/${house}/dossiers`
export const dossierPage = (house: string, dossier: string): string => `/huizen/${house}/dossiers/${dossier}`
export const findingsPage = (house: string): string => `/huizen/${house}/vaststellingen`
export const proofPage = (house: string, event: string): string => `/huizen/${house}/bewijs/${event}`
export const mandatesPage = (house: string): string => `/huizen/${house}/mandaten`
export const mandatePage = (house: string, mandate: string): string => `/huizen/${house}/mandaten/${mandate}`
export const mayDecidePage = (house: string): string => `/huizen/${house}/mogen-wij-beslissen`
export const personsPage = (house: string): string => `/huizen/${house}/personen`
export const personPage = (house: string, person: string): string => `/huizen/${house}/personen/${person}`
export const erasePersonPage = (house: string, person: string): string => `${personPage(house, person)}/wissen`
export const personExportFile = (house: string, person: string): string => `${personPage(house, person)}/inzage.json`
export const openDossierPage = (house: string): string => `/huizen/${house}/nieuw-dossier`

/** The findings of every house, and every kind there is. */
export const allFindingsPage = '/vaststellingen'
export const findingKindsPage = '/vaststellingen/soorten'

/** Where anyone checks a receipt. */
export const verifyPage = '/verifieer'
