import { rename } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { build } from 'esbuild'
import { packageRoot } from '../src/package-root.js'

const compile = async (file: string): Promise<string> => {
  const compiled = join(packageRoot, 'dist', relative(packageRoot, file).replace(/\.ts$/, '.js'))
  // Whole or not at all, as another worker may be starting it.
  const draft = `${compiled}.${process.pid}`
  await build({
    entryPoints: [file],
    outfile: draft,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.20',
    packages: 'external',
    logLevel: 'warning',
  })
  await rename(draft, compiled)
  return compiled
}

const programs = new Map<string, Promise<string>>()

/**
 * A program of the tests as one file that Node runs, made of the sources as they are now and put together as the product is
 * (`bundle.js`): for what is started many times. Translating everything it loads anew at every start, or loading it in
 * hundreds of files, takes longer than the program itself.
 */
export const compiledProgram = (file: string): Promise<string> => {
  const known = programs.get(file)
  if (known !== undefined) return known
  const made = compile(file)
  programs.set(file, made)
  return made
}
