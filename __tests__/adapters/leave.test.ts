/** A process that leaves: what it has written is read first, and what it has left behind does not hold it. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, jest, test } from '@jest/globals'

jest.setTimeout(30_000)

const LINES = 200
const PROGRAM = `
  const { leaveSoon } = await import(${JSON.stringify(resolve('src/adapters/leave.ts'))})
  for (let count = 0; count < ${LINES}; count += 1) process.stdout.write('x'.repeat(50_000) + '\\n')
  process.stdout.write('the end\\n')
  setInterval(() => undefined, 1000)
  leaveSoon()`

test('a reader that is slow gets all of the log', async () => {
  const child = spawn(process.execPath, ['--no-warnings', '--input-type=module', '--eval', PROGRAM], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number | null>((done) => child.on('close', done))
  await sleep(4_000)
  let log = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    log += text
  })
  expect(await ended).toBe(0)
  expect(log.length).toBe(LINES * 50_001 + 'the end\n'.length)
  expect(log).toMatch(/the end\n$/u)
})
