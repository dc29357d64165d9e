import type { KeptNotice } from './notice.js'

/** Where on the site the matter of a notice is. */
export const pathOf = ({ house, about }: Pick<KeptNotice, 'house' | 'about'>): string => {
  switch (about.kind) {
    case 'decision':
    case 'dossier':
      return `/huizen/${house}/dossiers/${about.dossier}`
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
