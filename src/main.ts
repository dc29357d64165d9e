#!/usr/bin/env node

// Before anything else is loaded: what goes wrong is told with its place in the sources, not in the bundle of them.
process.setSourceMapsEnabled(true)
const { explain } = await import('./cli/failure.js')
const { createProgram } = await import('./cli/program.js')

// A reader that has seen enough (`besluitboek doctor | head`) is no reason to end in disorder.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

try {
  await createProgram().parseAsync()
} catch (error) {
  const { text, exitCode } = explain(error)
  if (text !== '') process.stderr.write(`${text}\n`)
  process.exitCode = exitCode
}
