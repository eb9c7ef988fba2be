/** Real processes: a limit ends the whole group, also what ignores SIGTERM. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { runWithin, type Ended } from '../../../scripts/test/run-within.ts'
import { isAlive } from '../../support/is-alive.ts'
import { until } from '../../support/until.ts'

let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-within-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

const run = (source: string, limit = new AbortController().signal, graceMs = 0): Promise<Ended> =>
  runWithin([process.execPath, '-e', source], { cwd: folder, environment: { MARK: 'set' }, limit, graceMs })

test('gives the exit code of a program that ends in time', async () => {
  await expect(run("process.exit(process.env.MARK === 'set' ? 3 : 4)")).resolves.toEqual({ kind: 'ended', exitCode: 3 })
})

test('a program that cannot be started is an error', async () => {
  const bounded = { cwd: folder, environment: {}, limit: new AbortController().signal, graceMs: 0 }
  await expect(runWithin(['/no/such/program'], bounded)).rejects.toThrow('ENOENT')
})

test.each([
  ['ends at SIGTERM', '', 60_000],
  ['ignores SIGTERM', "process.on('SIGTERM', () => undefined);", 0],
])('after the limit nothing of a program is left that %s', async (_how, ignore, graceMs) => {
  const limit = new AbortController()
  const endless = `process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000)`
  const ended = run(
    `${ignore} const { spawn } = require('node:child_process');
    const worker = spawn(process.execPath, ['-e', ${JSON.stringify(endless)}], { stdio: 'ignore' });
    worker.on('spawn', () => require('node:fs').writeFileSync('pids', process.pid + ' ' + worker.pid + '\\n'));
    setInterval(() => undefined, 1000)`,
    limit.signal,
    graceMs,
  )
  const pids = (): Promise<string> => readFile(join(folder, 'pids'), 'utf8').catch(() => '')
  await until('both processes run', async () => (await pids()).endsWith('\n'))
  const both = (await pids()).trim().split(' ').map(Number)
  expect(both.map(isAlive)).toEqual([true, true])
  limit.abort()
  await expect(ended).resolves.toEqual({ kind: 'hung' })
  await until('both processes have ended', () => !both.some(isAlive))
})
