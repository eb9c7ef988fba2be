/** The committed action on a real engine and registry: what fails after the gate, on the machine, or by a cancel. */
import { describe, expect, jest, test } from '@jest/globals'
import { addressOf } from '../../scripts/hello/address.ts'
import { useWorld } from './checked-world.ts'
import { until } from '../support/until.ts'
import { readable } from './failure.ts'

jest.setTimeout(180_000)

const { world, ship, nothingWasPushed } = useWorld()

describe('the registry', () => {
  test('keeps a tag that another image has taken', async () => {
    const inputs = { tag: 'fixed' }
    const first = await ship({ inputs })
    const digest = first.outputs['config-digest'] ?? ''
    const second = await ship({ inputs, page: 'another page' })
    expect(second).toMatchObject({ exitCode: 1, outputs: { 'failed-stage': 'push', 'error-code': 'E_TAG_TAKEN' } })
    const words = readable(second.summary)
    expect(words).toContain(digest)
    expect(words).toContain(second.outputs['config-digest'])
    expect(await world().images()).toEqual({ 'hello:fixed': first.outputs['image-digest'] })
    expect(world().callsOf('UpdateService')).toBe(1)
  })
})

describe('the deployment', () => {
  test('of a container that ends at its start is red, says why, and the earlier version runs', async () => {
    const first = await ship()
    const run = await ship({ variant: 'crash' })
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: {
        result: 'failed',
        'deployment-status': 'rolled-back',
        'failed-stage': 'wait',
        'error-code': 'E_ROLLED_BACK',
      },
    })
    expect(run.outputs['image']).toMatch(/@sha256:/)
    expect(run.outputs['previous-task-definition-arn']).toBe(first.outputs['task-definition-arn'])
    expect(run.summary).toContain('Essential container in task exited')
    expect(run.summary).toContain('exit code 3')
    const answer = await fetch(`http://${addressOf(world().stack.aws)}/`)
    expect(await answer.text()).toContain('hello from ship-to-ecs')
  })

  test('that is cancelled in the wait leaves outputs and summary within 7 s', async () => {
    const run = await ship({
      cancelWhen: (log) => until('the log of the wait begins', () => log().includes('::group::wait')),
    })
    expect(run.cancelledAfterMs).toBeLessThan(7000)
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { result: 'cancelled', 'deployment-status': 'interrupted', 'error-code': 'E_CANCELLED' },
    })
    expect(run.outputs['deployment-id']).toMatch(/^ecs-svc\//)
    expect(run.summary).toMatch(/cancelled/i)
  })
})

test('a Docker engine that does not run is one clear error', async () => {
  const run = await ship({ environment: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } })
  expect(run).toMatchObject({
    exitCode: 1,
    outputs: { result: 'failed', 'failed-stage': 'build', 'error-code': 'E_DOCKER_NOT_RUNNING' },
  })
  expect(run.log).toContain('unix:///nowhere/docker.sock')
  expect(run.outputs['image-tag']).toBe(`demo-${run.checkout.commit}`)
  await nothingWasPushed()
})
