// Part of `npm run build`: makes of the sources the few files that run. The compiler has
// checked the types by then. Why: docs/decisions/0002-typescript-compiled-with-tsc.md
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

const folder = 'dist/program'

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
  // Packages are loaded by Node, as they are in the tests: bundled, one of the older kind said something else than it does there.
  packages: 'external',
  // But these: only modules, without data or code of the older kind, and in 260, 20 and 19 files that nearly every command would load one by one.
  alias: {
    kysely: './node_modules/kysely/dist/esm/index.js',
    uuid: './node_modules/uuid/dist-node/index.js',
    diff: './node_modules/diff/libesm/index.js',
  },
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
  logLevel: 'warning',
})

const written = new Set(Object.keys(metafile.outputs))
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name)
  if (entry.isFile() && !written.has(path.replaceAll('\\', '/'))) rmSync(path)
}
