import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { packageRoot } from '../src/package-root.js'
import { buildOnce } from './cli/support/program.js'

const tests = join(packageRoot, 'test/')

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  target: ts.ScriptTarget.ES2023,
  verbatimModuleSyntax: true,
}

const importedBy = (source: string): readonly string[] =>
  ts.preProcessFile(source).importedFiles.map(({ fileName }) => fileName)

const compile = async (file: string, done: Set<string>): Promise<string> => {
  const compiled = join(packageRoot, 'dist', relative(packageRoot, file).replace(/\.ts$/, '.js'))
  if (done.has(file)) return compiled
  done.add(file)
  const { outputText } = ts.transpileModule(await readFile(file, 'utf8'), { compilerOptions: options, fileName: file })
  for (const name of importedBy(outputText)) {
    const imported = resolve(dirname(file), name).replace(/\.js$/, '.ts')
    if (name.startsWith('.') && imported.startsWith(tests)) await compile(imported, done)
  }
  await mkdir(dirname(compiled), { recursive: true })
  // Whole or not at all, as another worker may be starting it.
  const draft = `${compiled}.${process.pid}`
  await writeFile(draft, outputText)
  await rename(draft, compiled)
  return compiled
}

const programs = new Map<string, Promise<string>>()

/**
 * The compiled form of a program of the tests, which runs on the compiled program beside it: for what is started many
 * times. Translating everything it loads anew at every start takes longer than the program itself.
 */
export const compiledProgram = (file: string): Promise<string> => {
  const known = programs.get(file)
  if (known !== undefined) return known
  const made = buildOnce().then(() => compile(file, new Set()))
  programs.set(file, made)
  return made
}
