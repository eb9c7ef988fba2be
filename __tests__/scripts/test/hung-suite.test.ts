/** A suite that does not end is ended, blamed on its test file and counted: by a real jest over test files of its own. */
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { runSuites, type Counts } from '../../../scripts/test/run-suite.ts'
import { stillRunning } from '../../../scripts/test/running-files.ts'
import { until } from '../../support/until.ts'

jest.setTimeout(60_000)

let folder = ''
let lines: string[] = []

beforeEach(async () => {
  folder = realpathSync(await mkdtemp(join(tmpdir(), 'hung-suite-')))
  lines = []
  jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
})

afterEach(async () => {
  jest.restoreAllMocks()
  await rm(folder, { recursive: true, force: true })
})

/** What jest has printed so far. */
const printed = (): string => {
  const file = join(folder, 'stderr')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

/** Runs one test file of this text; its time is over as soon as jest, or the test, has printed this. */
const runUntil = async (text: string, isPrinted: string): Promise<Counts> => {
  await writeFile(join(folder, 'endless.test.js'), text)
  const limit = new AbortController()
  const suite = {
    title: 'tests of this test',
    jest: ['--rootDir', folder, '--config', '{}', '--runInBand'],
    inside: ['sh', '-c', 'file=$0; exec "$@" 2>"$file"', join(folder, 'stderr')],
    limitMinutes: 7,
  }
  const counts = runSuites([suite], [], () => limit.signal)
  await until(isPrinted, () => printed().includes(isPrinted))
  limit.abort()
  return counts
}

test('a test that never ends', async () => {
  const endless = "test('endless', () => { require('node:fs').writeSync(2, 'it has begun'); for (;;); })"
  expect(await runUntil(endless, 'it has begun')).toEqual({ passed: 0, failed: 1 })
  expect(lines).toContainEqual(
    expect.stringMatching(/the tests of this test did not end within 7 minutes; running: .*endless\.test\.js$/u),
  )
})

test('something that a test leaves behind and that keeps jest from exiting', async () => {
  const left = "test('ends', () => void require('node:http').createServer().listen(0, '127.0.0.1'))"
  expect(await runUntil(left, 'Jest did not exit')).toEqual({ passed: 1, failed: 1 })
  expect(lines.join('\n')).toContain('every test file had ended')
})

test.each([
  ['', null],
  ['{"event":"started","path":"/a"}\n', ['/a']],
  ['{"event":"started","path":"/a"}\n{"event":"started","path":"/b"}\n{"event":"ended","path":"/a"}\n', ['/b']],
  ['{"event":"started","path":"/a"}\n{"event":"ended","path":"/a"}\n', []],
  ['{"event":"started","path":"/a"}\n{"event":"star', ['/a']],
])('the notes %j leave %j', (notes, running) => {
  expect(stillRunning(notes)).toEqual(running)
})
