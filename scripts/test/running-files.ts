/** A reporter of jest that notes which test files run, so that a suite which does not end can be blamed on one. */
import { appendFileSync, readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { z } from 'zod'
import { inRepository } from '../repository.ts'

/** The variable that names the file of notes. */
export const NOTES_VARIABLE = 'SHIP_TO_ECS_TEST_NOTES'

interface Test {
  readonly path: string
}

const note = (event: 'started' | 'ended', { path }: Test): void => {
  const file = process.env[NOTES_VARIABLE]
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ event, path })}\n`)
}

// jest calls the default export of a reporter's module with `new`, which an arrow function does not allow.
const runningFilesReporter = function () {
  return {
    onTestFileStart: (test: Test) => note('started', test),
    onTestFileResult: (test: Test) => note('ended', test),
  }
}
export { runningFilesReporter as default }

const noteSchema = z.object({ event: z.enum(['started', 'ended']), path: z.string() })

/** The files that started and did not end; null when no file started. */
export const stillRunning = (notes: string): readonly string[] | null => {
  const events = linesOf(notes).map((line) => noteSchema.parse(JSON.parse(line)))
  if (events.length === 0) return null
  const ended = new Set(events.flatMap(({ event, path }) => (event === 'ended' ? [path] : [])))
  return events.flatMap(({ event, path }) => (event === 'started' && !ended.has(path) ? [path] : []))
}

/** A process that was killed may have left its last line unfinished. */
const linesOf = (notes: string): readonly string[] => notes.split('\n').slice(0, -1)

/** Why a suite did not end, as far as its notes show. */
export const hungIn = (notesFile: string): string => {
  const running = stillRunning(readNotes(notesFile))
  if (running === null) return 'no test file had started'
  if (running.length === 0)
    return 'every test file had ended: something keeps jest from exiting (--detectOpenHandles names it)'
  return `running: ${running.map((file) => relative(inRepository(), file)).join(', ')}`
}

const readNotes = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
