import { renderSVG } from 'uqr'

/** A QR code of an address, as an SVG. */
export const codeOf = (address: string): string => renderSVG(address, { ecc: 'M', border: 2, pixelSize: 4 })
