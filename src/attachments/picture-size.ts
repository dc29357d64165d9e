/** How many dots wide and high a picture is. */
export type PictureSize = { readonly width: number; readonly height: number }

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** The first chunk of a PNG is its header (W3C PNG §11.2.1): width and height stand right behind its name. */
const ofPng = (bytes: Buffer): PictureSize | null =>
  bytes.length >= 24 && bytes.subarray(0, 8).equals(PNG_SIGNATURE) && bytes.toString('latin1', 12, 16) === 'IHDR'
    ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
    : null

/** Markers that begin a frame (ITU-T T.81 table B.1): C0 to CF, but for the tables among them. */
const beginsFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** A JPEG is a row of segments, each with its length; the header of its frame holds height and width. */
const ofJpeg = (bytes: Buffer): PictureSize | null => {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    if (beginsFrame(bytes.readUInt8(at + 1))) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    }
  }
  return null
}

/** The size that a PNG or JPEG says it has; null when it is neither, or says it has none. */
export const pictureSize = (bytes: Buffer): PictureSize | null => {
  const size = ofPng(bytes) ?? ofJpeg(bytes)
  return size === null || size.width === 0 || size.height === 0 ? null : size
}
