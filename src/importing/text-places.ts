import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  type ParseErrorCode,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'

/** A way into a JSON text, from the outside in: `['acts', 3, 'basis']`. */
export type Path = readonly (string | number)[]

/** Line and column both count from 1. */
export type Place = { readonly line: number; readonly column: number }

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

const strictJson = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false }

/** Reads JSON and keeps line and column of every value. A byte order mark at the start is skipped. */
export const readPlaced = (raw: string): PlacedText => {
  const text = raw.replace(/^\uFEFF/, '')
  const faults: ParseError[] = []
  const root = parseTree(text, faults, strictJson)
  const place = placesIn(text)
  const nodeAt = (path: Path): Node | undefined => {
    for (let length = path.length; root !== undefined && length >= 0; length -= 1) {
      const node = findNodeAtLocation(root, path.slice(0, length))
      if (node !== undefined) return node
    }
    return root
  }
  return {
    value: root === undefined ? undefined : getNodeValue(root),
    syntaxFaults: firstAtEachPlace(faults).map(({ error, offset }) => ({ ...place(offset), fault: inWords(error) })),
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

/** The parser may say two things about one place; the first is the cause. */
const firstAtEachPlace = (faults: readonly ParseError[]): readonly ParseError[] =>
  faults.filter(({ offset }, index) => faults.findIndex((other) => other.offset === offset) === index)

/** `PropertyNameExpected` becomes "property name expected". */
const inWords = (error: ParseErrorCode): string =>
  printParseErrorCode(error)
    .replace(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()

const placesIn = (text: string): ((offset: number) => Place) => {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((found) => found.index + found[0].length)]
  return (offset) => {
    const line = starts.findLastIndex((start) => start <= offset)
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 }
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
