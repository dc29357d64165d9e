import { problems } from './problems.js'
import { refusals } from './refusals.js'

export const nl = { ...problems, ...refusals } as const
