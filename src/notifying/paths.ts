import type { KeptNotice, NoticeKind } from './notice.js'

/** Where in a dossier the input that was answered stands, each with the way to the page that follows it. */
const places: Partial<Readonly<Record<NoticeKind, string>>> = {
  'input-answered': '#inbreng',
  'advice-answered': '#advies',
}

/** Where on the site the matter of a notice is. */
export const pathOf = ({ house, kind, about }: Pick<KeptNotice, 'house' | 'kind' | 'about'>): string => {
  switch (about.kind) {
    case 'decision':
    case 'dossier':
      return `/huizen/${house}/dossiers/${about.dossier}${places[kind] ?? ''}`
    case 'signal':
      return `/huizen/${house}/signalen`
    case 'meeting':
      return `/huizen/${house}/vergaderingen/${about.id}`
    case 'mandate':
      return `/huizen/${house}/mandaten/${about.id}`
    case 'action':
      return about.dossier === null ? `/huizen/${house}/doelen` : `/huizen/${house}/dossiers/${about.dossier}`
    case 'seat':
      return `/huizen/${house}`
  }
}

/** Where a person chooses how to be told. */
export const preferencesPath = '/berichten/voorkeuren'

/** Where a person reads everything they were told. */
export const inboxPath = '/berichten'
