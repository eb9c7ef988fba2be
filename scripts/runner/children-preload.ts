/**
 * `node --import <this file>` with RECORDED_CHILDREN=<file>: every program that the process starts is a line of the file, with its arguments and
 * its environment as the kernel gets them. The program needs no change.
 */
import { ChildProcess } from 'node:child_process'
import { appendFileSync } from 'node:fs'

interface Started {
  readonly file?: string
  readonly args?: readonly string[]
  readonly envPairs?: readonly string[]
}

/** What `spawn`, `exec`, `execFile` and `fork` end in (Node, lib/internal/child_process.js). */
const prototype = ChildProcess.prototype as unknown as { spawn: (started: Started) => number } // not in Node's types

const file = process.env['RECORDED_CHILDREN']
if (file !== undefined) {
  const { spawn } = prototype
  prototype.spawn = function (started) {
    const { file: program = '', args = [], envPairs = [] } = started
    appendFileSync(file, `${JSON.stringify({ program, args, environment: envPairs })}\n`)
    return spawn.call(this, started)
  }
}
