import type { nl } from '../nl/index.js'
import { problems } from './problems.js'
import { refusals } from './refusals.js'

export const en: Readonly<Record<keyof typeof nl, string>> = { ...problems, ...refusals }
