#!/usr/bin/env node
import { explain } from './cli/failure.js'
import { createProgram } from './cli/program.js'

try {
  await createProgram().parseAsync()
} catch (error) {
  const { text, exitCode } = explain(error)
  if (text !== '') process.stderr.write(`${text}\n`)
  process.exitCode = exitCode
}
