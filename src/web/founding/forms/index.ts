import type { HouseForm } from '../../acts/forms/house-form.js'
import { assignSeatForm } from './assign-seat-form.js'
import { establishOrganForm } from './establish-organ-form.js'
import { grantMandateForm } from './grant-mandate-form.js'

/** What can be added to a house after its set-up, one thing at a time. */
export const foundingForms: readonly HouseForm[] = [establishOrganForm, assignSeatForm, grantMandateForm]
