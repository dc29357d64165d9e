#!/usr/bin/env node
import { explain } from './cli/failure.js'
import { createProgram } from './cli/program.js'

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
