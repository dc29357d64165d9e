import type { Paper } from '../paper.js'
import { compilePdf } from './compile.js'

/** What a PDF is asked with, and what is answered. */
export type Asked = { readonly number: number; readonly paper: Paper }
export type Answered =
  | { readonly number: number; readonly pdf: Uint8Array }
  | { readonly number: number; readonly refused: string }

const answer = ({ number, paper }: Asked): Answered => {
  try {
    return { number, pdf: compilePdf(paper) }
  } catch (error) {
    return { number, refused: String(error) }
  }
}

process.on('message', (asked: Asked) => process.send?.(answer(asked)))
