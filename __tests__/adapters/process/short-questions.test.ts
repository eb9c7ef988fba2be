/** Questions to git and tar, which the toolkit runs: a `git` of the test's own, first on PATH. */
import { existsSync } from 'node:fs'
import * as fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { makeExec, type ExecOptions } from '../../../src/adapters/process/exec.ts'
import { CommandError } from '../../../src/errors/command-error.ts'
import type { Command } from '../../../src/ports/exec.ts'
import { until } from '../../support/until.ts'

let folder = ''
beforeEach(async () => {
  folder = await fs.mkdtemp(join(tmpdir(), 'question-test-'))
})
afterEach(async () => {
  jest.restoreAllMocks()
  await fs.rm(folder, { recursive: true })
})

const plant = async (directory: string, source: string): Promise<void> => {
  await fs.mkdir(directory, { recursive: true })
  await fs.writeFile(join(directory, 'git'), `#!${process.execPath}\n${source}\n`, { mode: 0o755 })
}

const ask = (options: Partial<ExecOptions> = {}, changes: Partial<Command> = {}) =>
  makeExec({
    environment: { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}` },
    signal: new AbortController().signal,
    onLine: () => undefined,
    redact: (text) => text.replaceAll('s3cr3t', '***'),
    ...options,
  }).run({ argv: ['git', 'ask'], inherit: ['PATH'], output: 'quiet', ...changes })

const failureOf = async (run: Promise<unknown>): Promise<CommandError> => {
  const error = await run.catch((thrown: unknown) => thrown)
  if (error instanceof CommandError) return error
  throw new Error('no CommandError', { cause: error })
}

describe('a short question', () => {
  test('gives both streams and the exit code, and prints nothing', async () => {
    const printed = [jest.spyOn(process.stdout, 'write'), jest.spyOn(process.stderr, 'write')]
    await plant(folder, 'process.stdout.write("öut"); process.stderr.write("err"); process.exitCode = 3')
    expect(await ask({}, { okExitCodes: [3] })).toEqual({ exitCode: 3, stdout: 'öut', stderr: 'err' })
    for (const stream of printed) expect(stream).not.toHaveBeenCalled()
  })

  test('is no shell line, and its child gets the named variables alone', async () => {
    await plant(folder, 'console.log(JSON.stringify([process.argv.slice(2), Object.keys(process.env).sort()]))')
    const hostile = ['$(id)', 'a b', '"', '', '`x`', '*', "'; id"]
    const environment = {
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      AWS_SECRET_ACCESS_KEY: 'x',
      RUNNER_TRACKING_ID: 'github_1',
    }
    const { stdout } = await ask({ environment }, { argv: ['git', ...hostile], set: { GIT_NO_LAZY_FETCH: '1' } })
    expect(JSON.parse(stdout)).toEqual([hostile, ['GIT_NO_LAZY_FETCH', 'PATH', 'RUNNER_TRACKING_ID']])
  })

  test.each(['with blank', 'with "quotes"', "it's", 'back\\slash', 'back\\"both', '$(id)'])(
    'its program may be in a folder named %j',
    async (name) => {
      await plant(join(folder, name), 'console.log("here")')
      const environment = { PATH: `${join(folder, name)}:${process.env['PATH'] ?? ''}` }
      expect((await ask({ environment })).stdout).toBe('here\n')
    },
  )

  test('a character that is cut in two arrives whole', async () => {
    const cut =
      'const b = Buffer.from("ü"); process.stdout.write(b.subarray(0, 1)); setTimeout(() => process.stdout.write(b.subarray(1)), 50)'
    await plant(folder, cut)
    expect((await ask()).stdout).toBe('ü')
  })

  test('a failure has the exit code and the redacted end of the output', async () => {
    await plant(folder, 'console.error("fatal: s3cr3t"); process.exitCode = 128')
    const error = await failureOf(ask())
    expect(error.failure).toEqual({ kind: 'exited', exitCode: 128 })
    expect(error.outputTail).toBe('fatal: ***')
    await plant(folder, 'process.kill(process.pid, "SIGKILL")')
    expect((await failureOf(ask())).failure).toEqual({ kind: 'killed', signal: 'a signal' })
  })

  test('a program that is not there', async () => {
    expect((await failureOf(ask({ environment: { PATH: folder } }))).failure).toEqual({ kind: 'not-found' })
  })

  test('an abort rejects with its reason while the child runs', async () => {
    const reason = new Error('cancelled by a test')
    const started = join(folder, 'started')
    await plant(folder, `require('fs').writeFileSync('${started}', ''); setTimeout(() => 0, 1000)`)
    const controller = new AbortController()
    const answer = ask({ signal: controller.signal })
    await until('the child runs', () => existsSync(started))
    controller.abort(reason)
    await expect(answer).rejects.toBe(reason)
  })
})

test('no program comes from the checkout: by a relative or empty folder of PATH, an absolute one, or a link', async () => {
  const checkout = join(folder, 'checkout')
  await plant(join(checkout, 'node_modules', '.bin'), 'console.log("planted")')
  await plant(checkout, 'console.log("planted")')
  const [link, workspace] = [join(folder, 'link'), join(folder, 'workspace')]
  await fs.symlink(join(checkout, 'node_modules', '.bin'), link)
  await fs.symlink(checkout, workspace)
  const before = process.cwd()
  process.chdir(checkout)
  try {
    const absolute = [checkout, join(checkout, 'node_modules', '.bin'), `${folder}/x/../checkout`, link, workspace]
    for (const path of ['.', '', 'node_modules/.bin', ':./node_modules/.bin:', ...absolute]) {
      const environment = { PATH: path, GITHUB_WORKSPACE: workspace }
      for (const output of ['quiet', 'log'] as const) {
        const changes = { cwd: checkout, output }
        expect((await failureOf(ask({ environment }, changes))).failure).toEqual({ kind: 'not-found' })
      }
    }
  } finally {
    process.chdir(before)
  }
})

test.each(['', '/', 'relative', '/nowhere'])(
  'a workspace that is %j takes no folder out of PATH',
  async (workspace) => {
    await plant(join(folder, 'bin'), 'console.log("here")')
    const environment = { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}`, GITHUB_WORKSPACE: workspace }
    expect((await ask({ environment })).stdout).toBe('here\n')
  },
)
