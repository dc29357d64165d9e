import type { Paper, PaperBlock } from './paper.js'

type Change = (text: string) => string

const mapBlock = (block: PaperBlock, change: Change): PaperBlock => {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return { ...block, text: change(block.text) }
    case 'list':
      return { ...block, items: block.items.map(change) }
    case 'facts':
      return { ...block, facts: block.facts.map(({ name, value }) => ({ name: change(name), value: change(value) })) }
    case 'table':
      return {
        ...block,
        caption: change(block.caption),
        columns: block.columns.map((column) => ({ ...column, text: change(column.text) })),
        rows: block.rows.map((row) => row.map(change)),
      }
  }
}

/** The same document with every text that a reader sees changed in the same way. */
export const mapText = (paper: Paper, change: Change): Paper => ({
  ...paper,
  title: change(paper.title),
  house: change(paper.house),
  logo: paper.logo === null ? null : { ...paper.logo, alternative: change(paper.logo.alternative) },
  blocks: paper.blocks.map((block) => mapBlock(block, change)),
  origin: {
    ...paper.origin,
    title: change(paper.origin.title),
    lines: paper.origin.lines.map(change),
    codeText: change(paper.origin.codeText),
  },
})
