/** Programs that end and leave a process behind that holds their output open. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { makeExec } from '../../../src/adapters/process/exec.ts'
import { until } from '../../support/until.ts'

const left: number[] = []
beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'setInterval'] })
})
afterEach(() => {
  jest.useRealTimers()
  for (const pid of left.splice(0)) process.kill(pid, 'SIGKILL')
})

/** Runs a program that leaves another one behind, and passes the time once it has ended; gives the result and the log. */
const play = (source: string) => {
  const lines: string[] = []
  const exec = makeExec({
    environment: process.env,
    signal: new AbortController().signal,
    onLine: (line) => {
      if (line.startsWith('pid ')) left.push(Number(line.slice(4)))
      else lines.push(line)
    },
    redact: (text) => text,
  })
  const start = (
    body: string,
  ): string => `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(body)}],
    { stdio: 'inherit', detached: true })`
  const child = start(source)
  const argv = [
    process.execPath,
    '-e',
    `const child = ${child}; console.log('pid ' + child.pid); console.log('done'); process.exitCode = 3; child.unref()`,
  ] as const
  const run = exec.run({ argv: [...argv], inherit: ['PATH'], output: 'log', okExitCodes: [3] })
  return { run, lines }
}

test('the end of a program is not held up by what it left running, and nothing is said when no output is lost', async () => {
  const { run, lines } = play('setTimeout(() => 0, 3600000)')
  await until('the program has ended', () => jest.getTimerCount() > 0)
  jest.advanceTimersByTime(2_000)
  const { exitCode, stdout } = await run
  expect({ exitCode, stdout: stdout.replace(/^pid \d+\n/u, '') }).toEqual({ exitCode: 3, stdout: 'done\n' })
  expect(lines).toEqual(['done'])
})

test('output that is lost is reported', async () => {
  const { run, lines } = play('setInterval(() => console.log("more"), 5); process.stdout.on("error", () => 0)')
  await until('the program has ended', () => jest.getTimerCount() > 0)
  jest.advanceTimersByTime(1_500)
  const before = lines.length
  await until('what it left running prints', () => lines.length > before)
  jest.advanceTimersByTime(500)
  await run
  expect(lines.at(-1)).toBe('a process that the command left running still prints; the rest is left out')
})
