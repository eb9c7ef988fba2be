/** Deploy and wait as a process of its own on the virtual clock: the SDK's own retries, real timers, a real SIGINT. */
import { spawn, type ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { afterEach, expect, jest, test } from '@jest/globals'
import { heldAt, neverConverges, succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import type { LocalAws } from '../../local-aws/server.ts'
import { startWeb } from '../support/deploy-to.ts'

interface Ended {
  readonly printed: unknown
  readonly errors: string
  readonly realSeconds: number
}

jest.setTimeout(60_000)

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

const start = (aws: LocalAws) => {
  const startedAt = performance.now()
  const preload = resolve('local-aws', 'clock', 'preload.ts')
  const program = resolve('__tests__', 'support', 'rollout-program.ts')
  const child = spawn(process.execPath, ['--no-warnings', '--import', preload, program], {
    env: {
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'not-a-secret',
      LOCAL_AWS_CLOCK: aws.endpoint,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  const text = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (text.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (text.stderr += chunk.toString()))
  const ended = new Promise<Ended>((done) => {
    child.on('close', () => {
      const printed: unknown = text.stdout === '' ? null : JSON.parse(text.stdout)
      done({ printed, errors: text.stderr, realSeconds: (performance.now() - startedAt) / 1000 })
    })
  })
  return { child, ended }
}

test('a success at 180 s is seen at once, after the SDK has been throttled and cut off', async () => {
  const aws = await startWeb(succeeds({ at: 180 }), [
    { kind: 'throttle', service: 'ecs', operation: 'DescribeServices', afterCalls: 3, times: 2 },
    { kind: 'reset', service: 'ecs', operation: 'UpdateService', times: 1 },
  ])
  try {
    const { printed, errors } = await start(aws).ended
    expect(errors).toBe('')
    expect(printed).toMatchObject({ code: null, result: { outcome: { kind: 'success' } } })
    const { waitedMs } = (printed as { readonly result: { readonly waitedMs: number } }).result
    expect(waitedMs).toBeGreaterThan(170_000)
    expect(waitedMs).toBeLessThan(190_000)
    // The service's first deployment and ours: the update that was sent twice started one.
    expect(aws.state.clusters[0]?.services[0]?.rollouts).toHaveLength(2)
    expect(aws.schemaViolations).toEqual([])
  } finally {
    await aws.close()
  }
})

test('ECS that throttles is asked less often, not more', async () => {
  const aws = await startWeb(succeeds({ at: 180 }), [
    { kind: 'throttle', service: 'ecs', afterSeconds: 60, untilSeconds: 120 },
  ])
  try {
    expect((await start(aws).ended).printed).toMatchObject({ result: { outcome: { kind: 'success' } } })
    const times = aws.requests.filter(({ service }) => service === 'ecs').map(({ time }) => time)
    const inMinuteFrom = (from: number): number => times.filter((time) => time >= from && time < from + 60_000).length
    expect(Math.max(...times.slice(6).map(inMinuteFrom))).toBeLessThanOrEqual(45)
  } finally {
    await aws.close()
  }
})

test('thirty minutes that lead nowhere pass at once', async () => {
  const aws = await startWeb(neverConverges())
  try {
    const { printed, realSeconds } = await start(aws).ended
    expect(printed).toMatchObject({ code: 'E_WAIT_TIMED_OUT', result: { outcome: { kind: 'timed-out' } } })
    expect(realSeconds).toBeLessThan(60)
  } finally {
    await aws.close()
  }
})

test('a SIGINT in the wait ends it with what was seen', async () => {
  const aws = await startWeb(heldAt(succeeds({ at: 180 }), 90))
  try {
    const { child, ended } = start(aws)
    await aws.clock.held()
    child.kill('SIGINT')
    const { printed } = await ended
    expect(printed).toMatchObject({
      code: 'E_CANCELLED',
      result: { outcome: { kind: 'interrupted', view: { running: 1, status: 'IN_PROGRESS' } } },
    })
  } finally {
    aws.clock.release()
    await aws.close()
  }
})
