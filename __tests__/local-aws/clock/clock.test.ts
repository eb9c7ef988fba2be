import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { heldAt, neverConverges } from '../../../local-aws/ecs/script/scenarios.ts'
import { UpdateServiceCommand } from '@aws-sdk/client-ecs'
import type { LocalAws } from '../../../local-aws/server.ts'
import { clientsOf, startHello } from '../support.ts'

const preload = path.resolve('local-aws', 'clock', 'preload.ts')
const node = path.resolve('node_modules', '.bin', 'node')

let aws: LocalAws

beforeEach(async () => {
  aws = await startHello(heldAt(neverConverges(), 600))
})

afterEach(async () => {
  aws.clock.release()
  await aws.close()
})

interface Ended {
  readonly output: string
  readonly exitCode: number | null
  readonly realSeconds: number
}

/** Runs a module text under the virtual clock. */
const start = (program: string) => {
  const startedAt = Date.now()
  const child = spawn(node, ['--no-warnings', '--import', preload, '--input-type=module', '--eval', program], {
    env: { PATH: process.env['PATH'], LOCAL_AWS_CLOCK: aws.endpoint, ENDPOINT: aws.endpoint },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (exitCode) => resolve({ output, exitCode, realSeconds: (Date.now() - startedAt) / 1000 }))
  })
  return { child, ended }
}

describe('the virtual clock', () => {
  test('thirty minutes of polling pass at once, for the server too', async () => {
    const { ended } = start(`
      import { setTimeout as sleep } from 'node:timers/promises'
      const startedAt = Date.now(), mark = performance.now()
      let polls = 0
      while (Date.now() - startedAt < 30 * 60_000) {
        await fetch(process.env.ENDPOINT + '/poll').then((response) => response.text())
        polls += 1
        await sleep(3000)
      }
      const seconds = (Date.now() - startedAt) / 1000
      console.log(JSON.stringify({ polls, seconds, monotonic: (performance.now() - mark) / 1000 }))
    `)
    const before = aws.clock.now()
    const { output, exitCode, realSeconds } = await ended
    expect({ output, exitCode }).toMatchObject({ exitCode: 0 })
    const seen = JSON.parse(output) as { polls: number; seconds: number; monotonic: number } // the program above prints it
    expect(seen.polls).toBeGreaterThan(590)
    expect(seen.polls).toBeLessThanOrEqual(600)
    expect(Math.abs(seen.monotonic - seen.seconds)).toBeLessThan(1)
    expect((aws.clock.now() - before) / 1000).toBeGreaterThanOrEqual(1800)
    // Far from both: no real sleep, and no measure of how busy the machine is.
    expect(realSeconds).toBeLessThan(900)
  })

  test('timers fire in the order of time, whatever made them', async () => {
    const { ended } = start(`
      import timers from 'node:timers'
      import { promisify } from 'node:util'
      const say = (text) => process.stdout.write(text + ' ')
      setTimeout(() => say('300s'), 300_000)
      timers.setTimeout(() => say('100s'), 100_000)
      promisify(setTimeout)(200_000).then(() => say('200s'))
      const never = setTimeout(() => say('cleared'), 150_000)
      clearTimeout(never)
      setTimeout(() => say('unreferenced'), 900_000).unref()
      let ticks = 0
      const interval = setInterval(() => { say('tick'); if (++ticks === 2) clearInterval(interval) }, 60_000)
      AbortSignal.timeout(250_000).addEventListener('abort', () => say('250s'))
      setTimeout(() => say('soon'), 5)
    `)
    expect(await ended).toMatchObject({ output: 'soon tick 100s tick 200s 250s 300s ', exitCode: 0 })
  })

  test('time does not jump while a child process or a file operation is in progress', async () => {
    const { ended } = start(`
      import { execFile } from 'node:child_process'
      const startedAt = Date.now()
      const timeout = setTimeout(() => console.log('timed out'), 60_000)
      execFile('sleep', ['0.3'], () => {
        clearTimeout(timeout)
        console.log(Date.now() - startedAt < 50_000 ? 'in time' : 'late')
      })
    `)
    expect(await ended).toMatchObject({ output: 'in time\n', exitCode: 0 })
  })

  test('a held clock waits for the test, and a signal arrives', async () => {
    const { ecs } = clientsOf(aws)
    const update = { cluster: 'demo', service: 'web', forceNewDeployment: true }
    await ecs.send(new UpdateServiceCommand(update))
    const { child, ended } = start(`
      const startedAt = Date.now()
      const timer = setInterval(() => {}, 3000)
      process.on('SIGINT', () => {
        clearInterval(timer)
        console.log(Math.round((Date.now() - startedAt) / 1000))
      })
    `)
    await aws.clock.held()
    child.kill('SIGINT')
    const { output, exitCode } = await ended
    expect(exitCode).toBe(0)
    expect(Number(output)).toBeGreaterThanOrEqual(595)
    expect(Number(output)).toBeLessThanOrEqual(603)
  })
})
