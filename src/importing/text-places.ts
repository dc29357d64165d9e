import {
  createScanner,
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'

/** A way into a JSON text, from the outside in: `['acts', 3, 'basis']`. */
export type Path = readonly (string | number)[]

/** Line and column both count from 1. */
export type Place = { readonly line: number; readonly column: number }

/** `fault` is the name that the parser gives it, or `TooDeep`. */
export type SyntaxFault = Place & { readonly fault: string }

/** A parsed text that still knows where everything stood. */
export type PlacedText = {
  readonly value: unknown
  readonly syntaxFaults: readonly SyntaxFault[]
  /** Keys that stand in the same object twice; the last would silently win. */
  readonly duplicateKeys: readonly { readonly path: Path; readonly place: Place }[]
  /** Where the value at a path begins; of a path that is not there, where its nearest enclosing value begins. */
  readonly placeOf: (path: Path) => Place
  /** Where the name of a field stands. */
  readonly placeOfKey: (path: Path) => Place
}

/** A house file goes some eight values deep; what goes much deeper is none, and would exhaust the stack. */
const DEEPEST = 100

const strictJson = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false }

/** Reads JSON and keeps line and column of every value. A byte order mark at the start is skipped. */
export const readPlaced = (raw: string): PlacedText => {
  const text = raw.replace(/^\uFEFF/, '')
  const place = placesIn(text)
  const tooDeep = whereTooDeep(text)
  if (tooDeep !== null) return unreadable({ ...place(tooDeep), fault: 'TooDeep' })
  const faults: ParseError[] = []
  const root = parseTree(text, faults, strictJson)
  const nodeAt = (path: Path): Node | undefined => {
    for (let length = path.length; root !== undefined && length >= 0; length -= 1) {
      const node = findNodeAtLocation(root, path.slice(0, length))
      if (node !== undefined) return node
    }
    return root
  }
  return {
    value: root === undefined ? undefined : getNodeValue(root),
    syntaxFaults: firstAtEachPlace(faults).map(({ error, offset }) => ({
      ...place(offset),
      fault: printParseErrorCode(error),
    })),
    duplicateKeys: root === undefined ? [] : duplicatesIn(root, [], place),
    placeOf: (path) => place(nodeAt(path)?.offset ?? 0),
    placeOfKey: (path) => {
      const node = nodeAt(path)
      const key = node?.parent?.type === 'property' ? node.parent : node
      return place(key?.offset ?? 0)
    },
  }
}

/** `acts[3].basis.decision`; the empty path is the whole file. */
export const printPath = (path: Path): string =>
  path.map((step, index) => (typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`)).join('')

/** A text of which nothing can be read, and why. */
const unreadable = (fault: SyntaxFault): PlacedText => ({
  value: undefined,
  syntaxFaults: [fault],
  duplicateKeys: [],
  placeOf: () => fault,
  placeOfKey: () => fault,
})

/** Where the first list or object begins that stands inside too many others; null when none does. */
const whereTooDeep = (text: string): number | null => {
  const scanner = createScanner(text, true)
  let depth = 0
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const at = scanner.getTokenOffset()
    const sign = text.charAt(at)
    if (sign === '{' || sign === '[') depth += 1
    if (sign === '}' || sign === ']') depth -= 1
    if (depth > DEEPEST) return at
  }
  return null
}

/** The parser may say two things about one place; the first is the cause. */
const firstAtEachPlace = (faults: readonly ParseError[]): readonly ParseError[] => {
  const seen = new Set<number>()
  return faults.filter(({ offset }) => !seen.has(offset) && seen.add(offset))
}

const placesIn = (text: string): ((offset: number) => Place) => {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((found) => found.index + found[0].length)]
  return (offset) => {
    // The last line that begins at or before it: halved, as a file can have as many faults as lines.
    let [first, last] = [0, starts.length - 1]
    while (first < last) {
      const middle = Math.ceil((first + last) / 2)
      if ((starts[middle] ?? 0) <= offset) first = middle
      else last = middle - 1
    }
    return { line: first + 1, column: offset - (starts[first] ?? 0) + 1 }
  }
}

const duplicatesIn = (node: Node, path: Path, place: (offset: number) => Place): PlacedText['duplicateKeys'] => {
  if (node.type === 'array') {
    return (node.children ?? []).flatMap((child, index) => duplicatesIn(child, [...path, index], place))
  }
  if (node.type !== 'object') return []
  const seen = new Set<string>()
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? []
    if (key === undefined) return []
    const name = String(key.value)
    const inner = [...path, name]
    const again = seen.has(name) ? [{ path: inner, place: place(key.offset) }] : []
    seen.add(name)
    return [...again, ...(value === undefined ? [] : duplicatesIn(value, inner, place))]
  })
}
