import { z } from 'zod'
import { attachment } from '../contribution/attachment.js'

/** The most bytes of a logo: it stands in every paper of the house. */
export const MAXIMUM_LOGO_BYTES = 250_000

/** A drawing (SVG) can hold a program, and a text that looks like one of the house; a picture of dots cannot. */
export const logoMediaTypes = ['image/png', 'image/jpeg'] as const

/** The picture that stands on the papers of a house. Its title is what it says, for who does not see it. */
export const logo = attachment.extend({
  mediaType: z.enum(logoMediaTypes, { error: 'is not a PNG or a JPEG' }),
  size: z
    .int()
    .min(1)
    .max(MAXIMUM_LOGO_BYTES, { error: `is larger than ${MAXIMUM_LOGO_BYTES} bytes` }),
})

export type Logo = z.output<typeof logo>
