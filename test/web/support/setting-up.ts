import type { Page } from 'playwright-core'
import { password } from './account.js'

/** Looks at a page before the story goes on: for faults of accessibility, or not at all. */
type Look = (page: Page, what: string) => Promise<void>

/**
 * Somebody who never saw the program sets up a house from nothing, from the first link on: only with what stands on the
 * pages. Ends at the page of the first meeting; answers the path of the house.
 */
export const setUpAHouse = async (
  page: Page,
  { origin, first, login, name }: { origin: string; first: string; login: string; name: string },
  look: Look,
): Promise<string> => {
  const goOn = () => page.getByRole('button', { name: 'Bewaar en ga verder' }).click()

  await page.goto(`${origin}${first}`)
  await page.getByLabel('Naam').fill('Sam Voorbeeld')
  await page.getByLabel('E-mailadres').fill(login)
  await page.getByLabel('Wachtwoord').fill(password)
  await page.locator('main').getByRole('button').first().click()
  await page.getByText('Welkom. Er is nog geen huis.').waitFor()
  await look(page, 'the greeting')
  await page.getByRole('link', { name: 'Richt een huis in' }).click()

  await page.getByLabel('Naam van het huis').fill(name)
  await look(page, 'the house')
  await goOn()
  await page.getByRole('link', { name: 'Vul “Gemeenten” in.' }).waitFor()
  await look(page, 'the house, with faults')
  await page.getByLabel('Gemeenten', { exact: true }).fill('Voorbeeld')
  await page.getByLabel(/^Feitelijke vereniging/).check()
  await goOn()

  await page.getByRole('heading', { name: 'Stap 2 van 6: Organen en hun regels' }).waitFor()
  await look(page, 'organs')
  await page.getByLabel('Wij hebben dit orgaan: Werkgroep ontmoeting').uncheck()
  const college = page.getByRole('group', { name: 'college van burgemeester en schepenen' })
  await college.getByLabel('Hoe heet het bij u?').fill('College')
  await goOn()

  await page.getByRole('heading', { name: 'Stap 3 van 6: Partners' }).waitFor()
  await look(page, 'partners')
  const partner = page.getByRole('group', { name: 'Regel 1' })
  await partner.getByLabel('Naam').fill('Vzw De Speelvogel')
  await partner.getByLabel('Soort organisatie').selectOption({ label: 'private rechtspersoon' })
  await partner.getByLabel('Sector').selectOption({ label: 'gezinsondersteuning' })
  await goOn()

  await page.getByRole('heading', { name: 'Stap 4 van 6: Mensen en hun zetels' }).waitFor()
  await look(page, 'people')
  const people = [
    ['Sam Voorbeeld', 'coördinator', 'Gemeente Voorbeeld', 'Stuurgroep', 'secretaris'],
    ['Alex Voorbeeld', 'schepen van gezin', 'Gemeente Voorbeeld', 'College', 'voorzitter'],
    ['Robin Voorbeeld', 'directeur', 'Vzw De Speelvogel', 'Stuurgroep', 'voorzitter'],
  ] as const
  for (const [index, [who, office, of, organ, role]] of people.entries()) {
    const row = page.getByRole('group', { name: `Regel ${index + 1}` })
    await row.getByLabel('Naam').fill(who)
    await row.getByLabel('Functie').fill(office)
    await row.getByLabel('Spreekt voor').selectOption({ label: of })
    await row.getByLabel('Zit in').selectOption({ label: organ })
    await row.getByLabel('Als', { exact: true }).selectOption({ label: role })
  }
  await page.getByRole('group', { name: 'Regel 1' }).getByLabel('Dit ben ik zelf').check()
  await goOn()

  await page.getByRole('heading', { name: 'Stap 5 van 6: Wie mag wat beslissen' }).waitFor()
  await look(page, 'mandates')
  const subsidies = page.getByRole('group', { name: 'Stuurgroep: besteding van subsidies' })
  await subsidies.getByLabel(/Hoogstens per besluit/).fill('10.000')
  await goOn()

  await page.getByRole('heading', { name: 'Stap 6 van 6: Eerste vergadering' }).waitFor()
  await look(page, 'who convenes')
  await page.getByRole('button', { name: 'Ga verder in mijn eigen rol' }).click()
  await page.getByLabel(/^Plaats/).fill('Gemeentehuis')
  await look(page, 'the first meeting')
  await goOn()

  await page.getByText('Actieplan van het huis').first().waitFor()
  await look(page, 'the page of the meeting')
  return new URL(page.url()).pathname.split('/vergaderingen')[0] ?? ''
}
