import { expect, test } from 'vitest'
import { pictureSize } from '../../src/attachments/picture-size.js'
import { png } from './samples.js'

/** A JPEG as far as its size: a segment of the program that made it, a table, and the header of its frame. */
const jpeg = (frame: number, height: number, width: number): Buffer =>
  Buffer.from([
    ...[0xff, 0xd8],
    ...[0xff, 0xe0, 0x00, 0x04, 0x4a, 0x46],
    ...[0xff, 0xc4, 0x00, 0x03, 0x00],
    ...[0xff, frame, 0x00, 0x0b, 0x08, height >> 8, height & 255, width >> 8, width & 255, 0x01, 0x01, 0x11, 0x00],
  ])

test('a picture says how large it is', () => {
  expect(pictureSize(png(300, 80))).toEqual({ width: 300, height: 80 })
  expect(pictureSize(jpeg(0xc0, 600, 800))).toEqual({ width: 800, height: 600 })
  expect(pictureSize(jpeg(0xc2, 4, 5))).toEqual({ width: 5, height: 4 })
})

test('what is no picture, is cut off, or has no size says nothing', () => {
  expect(pictureSize(Buffer.alloc(0))).toBeNull()
  expect(pictureSize(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>'))).toBeNull()
  expect(pictureSize(png(300, 80).subarray(0, 20))).toBeNull()
  expect(pictureSize(jpeg(0xc0, 600, 800).subarray(0, 16))).toBeNull()
  expect(pictureSize(jpeg(0xcc, 600, 800))).toBeNull()
  expect(pictureSize(jpeg(0xc0, 0, 800))).toBeNull()
  expect(pictureSize(png(0, 80))).toBeNull()
})
