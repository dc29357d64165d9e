import { sentence } from '../../texts/catalogue.js'

/** What an export of a house is and how to check it, in Dutch and in English. */
export const houseExportReadMe = (house: string, verifierKeys: readonly string[]): string => {
  const keys = verifierKeys.map((key) => `  ${key}`).join('\n')
  return `${(['nl', 'en'] as const).map((language) => sentence(language)('house-export.read-me', { house, keys })).join('\n\n\n')}\n`
}
