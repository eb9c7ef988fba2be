/** Real processes: `node -e` and `sh`, as they are everywhere. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { makeExec, type ExecOptions } from '../../../src/adapters/process/exec.ts'
import { CommandError } from '../../../src/errors/command-error.ts'
import type { Command } from '../../../src/ports/exec.ts'
import { isAlive } from '../../support/is-alive.ts'

const execWith = (options: Partial<ExecOptions> = {}) =>
  makeExec({
    environment: process.env,
    signal: new AbortController().signal,
    onLine: () => undefined,
    redact: (text) => text,
    ...options,
  })

const command = (argv: Command['argv'], changes: Partial<Command> = {}): Command => ({
  argv,
  inherit: ['PATH'],
  output: 'quiet',
  ...changes,
})

/** A program in JavaScript. */
const script = (source: string, ...parameters: readonly string[]): Command['argv'] => [
  process.execPath,
  '-e',
  source,
  ...parameters,
]

const failureOf = async (run: Promise<unknown>): Promise<CommandError> => {
  const error = await run.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (error instanceof CommandError) return error
  throw new Error('no CommandError', { cause: error })
}

afterEach(() => {
  jest.useRealTimers()
})

describe('a command', () => {
  test('gives both streams and the exit code', async () => {
    const argv = script('process.stdout.write("out"); process.stderr.write("err"); process.exit(3)')
    const result = await execWith().run(command(argv, { okExitCodes: [0, 3] }))
    expect(result).toEqual({ exitCode: 3, stdout: 'out', stderr: 'err' })
  })

  test('is not a shell line: hostile arguments arrive as they are', async () => {
    const hostile = ['$(rm -rf /)', 'a&&b', '`id`', '%PATH%', '"', "'", '', 'ü\n;', '*']
    const argv = script('process.stdout.write(JSON.stringify(process.argv.slice(1)))', '--', ...hostile)
    const { stdout } = await execWith().run(command(argv))
    expect(JSON.parse(stdout)).toEqual(hostile)
  })

  test('inherits the named variables, the mark by which the runner finds orphans, and no other', async () => {
    const AWS_SECRET_ACCESS_KEY = 'x'
    const PATH = process.env['PATH']
    const environment = { PATH, AWS_SECRET_ACCESS_KEY, XDG_A: 'x', XDG: 'd', LANG: 'C', RUNNER_TRACKING_ID: 'github_1' }
    const inherit = ['XDG_A', 'LANG', 'ABSENT', '*', 'AWS_*', 'AWS_', 'PATH*']
    const changes = { inherit, set: { LANG: 'en', NEW: '1' } }
    const { stdout } = await execWith({ environment }).run(
      command(script('process.stdout.write(JSON.stringify(process.env))'), changes),
    )
    expect(JSON.parse(stdout)).toEqual({ XDG_A: 'x', LANG: 'en', NEW: '1', RUNNER_TRACKING_ID: 'github_1' })
  })

  test('reads its input and runs in its folder', async () => {
    const argv = script('process.stdin.pipe(process.stdout); process.stderr.write(process.cwd())')
    const result = await execWith().run(command(argv, { stdin: 'päss', cwd: '/' }))
    expect(result).toEqual({ exitCode: 0, stdout: 'päss', stderr: '/' })
  })

  test('that does not read its input is no error', async () => {
    const result = await execWith().run(command(script('process.exit(0)'), { stdin: 'x'.repeat(1_000_000) }))
    expect(result.exitCode).toBe(0)
  })

  test('hands on its lines when they are for the log, redacted', async () => {
    const lines: string[] = []
    const exec = execWith({ onLine: (line) => lines.push(line), redact: (text) => text.replaceAll('s3cr3t', '***') })
    const argv = script('process.stdout.write("a s3cr3t\\r\\nb\\rc\\n\\nd")')
    await exec.run(command(argv, { output: 'log' }))
    expect(lines).toEqual(['a ***', 'b', 'c', '', 'd'])
    await exec.run(command(argv))
    expect(lines).toHaveLength(5)
  })
})

describe('a failure', () => {
  test('carries exit code, redacted command line and the redacted end of the output', async () => {
    const exec = execWith({ redact: (text) => text.replaceAll('s3cr3t', '***') })
    const argv = script(
      'for (let i = 0; i < 50; i++) console.log("line", i); console.error("bad s3cr3t"); process.exit(7)',
    )
    const error = await failureOf(exec.run(command([...argv, 's3cr3t'])))
    expect(error.failure).toEqual({ kind: 'exited', exitCode: 7 })
    expect(error.argv.at(-1)).toBe('***')
    expect(error.outputTail.split('\n')).toHaveLength(20)
    expect(error.outputTail).toContain('bad ***')
    expect(JSON.stringify(error) + error.message + error.outputTail).not.toContain('s3cr3t')
  })

  test('the end of the output is bounded, and both ends of a long line are kept', async () => {
    const argv = script('console.log("start" + "x".repeat(1e6) + "cause"); process.exitCode = 1')
    const { outputTail } = await failureOf(execWith().run(command(argv)))
    expect(outputTail.length).toBeLessThan(5_000)
    expect(outputTail).toMatch(/^startx+ … x+cause$/)
  })

  test('a program that is not there', async () => {
    const error = await failureOf(execWith().run(command(['no-such-program-1b2c'])))
    expect(error.failure).toEqual({ kind: 'not-found' })
    expect(error.message).toContain('no-such-program-1b2c')
  })

  test('a program that was killed', async () => {
    const error = await failureOf(execWith().run(command(script('process.kill(process.pid, "SIGKILL")'))))
    expect(error.failure).toEqual({ kind: 'killed', signal: 'SIGKILL' })
  })

  test('a program that takes too long', async () => {
    const argv = script('console.log("started"); setInterval(() => 0, 1000)')
    const error = await failureOf(execWith().run(command(argv, { timeoutMs: 300 })))
    expect(error.failure).toEqual({ kind: 'timed-out', afterMs: 300 })
  })
})

describe('abort', () => {
  const reason = new Error('cancelled by a test')

  test('rejects with the reason, before and during the run', async () => {
    await expect(execWith({ signal: AbortSignal.abort(reason) }).run(command(script('0')))).rejects.toBe(reason)
    const controller = new AbortController()
    const exec = execWith({ signal: controller.signal, onLine: () => controller.abort(reason) })
    const argv = script('console.log("up"); setInterval(() => 0, 1000)')
    await expect(exec.run(command(argv, { output: 'log' }))).rejects.toBe(reason)
  })

  test('does not wait for a process that has left the tree and holds the output open', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'setInterval'] })
    const controller = new AbortController()
    const escaped = `require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)'],
      { detached: true, stdio: 'inherit' })`
    let pid = 0
    const onLine = (line: string): void => {
      pid = Number(line)
      controller.abort(reason)
      jest.advanceTimersByTime(3_000)
    }
    const exec = execWith({ signal: controller.signal, onLine })
    const argv = script(`console.log(${escaped}.pid)`)
    await expect(exec.run(command(argv, { output: 'log' }))).rejects.toBe(reason)
    process.kill(pid, 'SIGKILL')
  })

  test('ends the whole tree, also what ignores SIGTERM', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'exec-test-'))
    // Only the two seconds until SIGKILL are not waited for; the processes are real.
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'setInterval'] })
    const controller = new AbortController()
    const pids: number[] = []
    const onLine = (line: string): void => {
      pids.push(Number(line))
      if (pids.length < 2) return
      controller.abort(reason)
      jest.advanceTimersByTime(1_999)
      expect(pids.filter(isAlive)).toHaveLength(2)
      jest.advanceTimersByTime(1)
    }
    const shell =
      'trap "" TERM; sh -c \'trap "" TERM; echo $$; while :; do sleep 1; done\' & echo $$; while :; do sleep 1; done'
    const exec = execWith({ signal: controller.signal, onLine })
    await expect(exec.run(command(['sh', '-c', shell], { output: 'log', cwd: folder }))).rejects.toBe(reason)
    await expectEnded(pids)
    await rm(folder, { recursive: true })
  })
})

/** A killed process needs a moment to go. */
const expectEnded = async (pids: readonly number[]): Promise<void> => {
  jest.useRealTimers()
  for (let round = 0; round < 200 && pids.some(isAlive); round++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  expect(pids.filter(isAlive)).toEqual([])
}
