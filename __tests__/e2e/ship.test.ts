/** The committed action on a real engine, a real registry and the real scanners: the success, and a failure of each kind. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { addressOf } from '../../scripts/demo/address.ts'
import { CANARIES, openWorld, type Shipped, type World } from './world.ts'

jest.setTimeout(180_000)

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(async () => {
  await expectNoSecret()
  expect(world.stack.aws.schemaViolations).toEqual([])
  await world.close()
})

const shipped: Shipped[] = []
const ship = async (...shipment: Parameters<World['ship']>): Promise<Shipped> => {
  const result = await world.ship(...shipment)
  shipped.push(result)
  return result
}

/** In no log, output or summary, in no argument of a child, and in no environment of one. */
const expectNoSecret = async (): Promise<void> => {
  const calls = await world.recorder.calls()
  const password = await world.recorder.password()
  const secrets = [...Object.values(CANARIES), ...(password === null ? [] : [password])]
  const seen = shipped.splice(0).flatMap((run) => {
    // The runner itself reads the masks; nobody else is shown them.
    const log = run.log.split('\n').filter((line) => !line.startsWith('::add-mask::'))
    expect(run.leftovers).toEqual([])
    expect(run.post.exitCode).toBe(0)
    return [log.join('\n'), run.post.log, JSON.stringify(run.outputs), run.summary]
  })
  const children = calls.flatMap((call) => [call.argv.join('\n'), call.environment])
  for (const secret of secrets) expect([...seen, ...children].filter((text) => text.includes(secret))).toEqual([])
  const names = calls.flatMap((call) => [
    ...call.environment.matchAll(/^env declare -x (AWS_|GITHUB_|ACTIONS_|INPUT_)\w*/gm),
  ])
  expect(names.map(([name]) => name)).toEqual([])
}

const nothingWasPushed = async (): Promise<void> => {
  expect(await world.tags()).toEqual([])
  expect(world.callsOf('RegisterTaskDefinition')).toBe(0)
  expect(world.callsOf('UpdateService')).toBe(0)
}

describe('a commit that is fine', () => {
  test('is built, scanned, pushed, deployed and answers', async () => {
    const run = await ship()
    expect(run.log).toContain('::group::build')
    expect(run).toMatchObject({
      exitCode: 0,
      outputs: { result: 'success', 'gate-verdict': 'clean', 'deployment-status': 'success' },
    })
    const tag = `demo-${run.checkout.commit}`
    expect(run.outputs['image-tag']).toBe(tag)
    expect(run.outputs['image']).toBe(`${world.stack.aws.registryHost}/hello@${run.outputs['image-digest'] ?? ''}`)
    expect(await world.tags()).toEqual([`hello:${tag}`])
    const answer = await fetch(`http://${addressOf(world.stack.aws)}/`)
    expect(await answer.text()).toContain('hello from ship-to-ecs')
    expect(run.summary).toContain('Shipped')
    expect(run.summary).toContain(run.outputs['config-digest'])
  })

  test('is scanned by Trivy and Dockle at the same time, each once, before anything is pushed', async () => {
    await ship()
    const calls = await world.recorder.calls()
    const [trivy, ...moreTrivy] = calls.filter((call) => call.program === 'trivy' && call.argv.includes('--input'))
    const [dockle, ...moreDockle] = calls.filter((call) => call.program === 'dockle' && call.argv.includes('--input'))
    expect([moreTrivy, moreDockle]).toEqual([[], []])
    expect(Math.max(trivy?.startedAt ?? NaN, dockle?.startedAt ?? NaN)).toBeLessThan(
      Math.min(trivy?.endedAt ?? NaN, dockle?.endedAt ?? NaN),
    )
    const archive = (argv: readonly string[] = []) => argv[argv.indexOf('--input') + 1]
    expect(archive(trivy?.argv)).toBe(archive(dockle?.argv))
    const push = calls.find((call) => call.argv.includes('push'))
    expect(push?.startedAt).toBeGreaterThan(trivy?.endedAt ?? NaN)
  })

  test('may be shipped again: the tag holds the same image already', async () => {
    const first = await ship()
    const second = await ship({ checkout: first.checkout })
    expect(second).toMatchObject({ exitCode: 0, outputs: { image: first.outputs['image'] } })
    expect(second.log).toContain('already')
  })
})

describe('the gate', () => {
  test('refuses a really installed vulnerable package', async () => {
    const run = await ship({ variant: 'vulnerable' })
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { result: 'refused', 'gate-verdict': 'refused', 'failed-stage': 'gate', 'error-code': 'E_GATE_REFUSED' },
    })
    expect(run.outputs['config-digest']).toMatch(/^sha256:/)
    expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ trivy: { CRITICAL: 1 } })
    expect(run.summary).toContain('CVE-2019-10744')
    expect(run.log).toMatch(/^::error .*E_GATE_REFUSED/m)
    await nothingWasPushed()
  })

  test('refuses what Dockle calls fatal', async () => {
    const run = await ship({ variant: 'dockle' })
    expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'refused', 'gate-verdict': 'refused' } })
    expect(run.summary).toContain('CIS-DI-0010')
    await nothingWasPushed()
  })

  test('tells a scanner that broke from an image that is bad', async () => {
    const run = await ship({ inputs: { 'trivy-cache-dir': '/nowhere' } })
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { result: 'failed', 'gate-verdict': 'broke', 'error-code': 'E_SCANNER_BROKE' },
    })
    expect(run.summary).toContain('no vulnerability database')
    // The other scanner has reported all the same.
    expect(JSON.parse(run.outputs['findings'] ?? '')).toHaveProperty('dockle')
    await nothingWasPushed()
  })
})

describe('the registry', () => {
  test('keeps a tag that another image has taken', async () => {
    const inputs = { tag: 'fixed' }
    const first = await ship({ inputs })
    const digest = first.outputs['config-digest'] ?? ''
    const second = await ship({ inputs, page: 'another page' })
    expect(second).toMatchObject({ exitCode: 1, outputs: { 'failed-stage': 'push', 'error-code': 'E_TAG_TAKEN' } })
    expect(second.summary).toContain(digest)
    expect(second.summary).toContain(second.outputs['config-digest'])
    expect((await world.stack.aws.catalogue())[0]?.tags).toEqual({ fixed: first.outputs['image-digest'] })
    expect(world.callsOf('UpdateService')).toBe(1)
  })

  test('that refuses is told in its own words, and what was scanned is told too', async () => {
    world.stack.aws.addFault({
      service: 'registry',
      kind: 'error',
      code: 'DENIED',
      message: 'not for you',
      status: 403,
    })
    const run = await ship()
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'failed-stage': 'push', 'gate-verdict': 'clean' } })
    expect(['E_LOGIN', 'E_PUSH']).toContain(run.outputs['error-code'])
    expect(world.callsOf('UpdateService')).toBe(0)
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
    const answer = await fetch(`http://${addressOf(world.stack.aws)}/`)
    expect(await answer.text()).toContain('hello from ship-to-ecs')
  })

  test('that is cancelled in the wait leaves outputs and summary within 7 s', async () => {
    const run = await ship({
      cancelWhen: async (log) => {
        while (!log().includes('::group::wait')) await new Promise((resolve) => setTimeout(resolve, 50))
      },
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

describe('the machine', () => {
  test('without a running Docker engine is told so in one clear error', async () => {
    const run = await ship({ environment: { DOCKER_HOST: 'unix:///nowhere/docker.sock' } })
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { result: 'failed', 'failed-stage': 'build', 'error-code': 'E_DOCKER_NOT_RUNNING' },
    })
    expect(run.log).toContain('unix:///nowhere/docker.sock')
    expect(run.outputs['image-tag']).toBe(`demo-${run.checkout.commit}`)
    await nothingWasPushed()
  })

  test('keeps the login that the user has', async () => {
    const before = await readFile(join(process.env['DOCKER_CONFIG'] ?? '', 'config.json'), 'utf8').catch(() => null)
    await ship()
    const after = await readFile(join(process.env['DOCKER_CONFIG'] ?? '', 'config.json'), 'utf8').catch(() => null)
    expect(after).toBe(before)
  })
})
