/** A world for each test of a file, and what must hold after every run in it: no secret anywhere, nothing left behind. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect } from '@jest/globals'
import type { LocalAwsOptions } from '../../local-aws/options.ts'
import { readSandbox } from '../../scripts/sandbox/sandbox.ts'
import { CANARIES, openWorld, type Shipped, type World } from './world.ts'

export interface CheckedWorld {
  readonly world: () => World
  readonly ship: (...shipment: Parameters<World['ship']>) => Promise<Shipped>
  readonly nothingWasPushed: () => Promise<void>
}

/**
 * Opens a world before each test of the file and checks and closes it after; `more` are options of its local AWS, or gives them when what the test
 * needs has been started.
 */
export const useWorld = (more: Partial<LocalAwsOptions> | (() => Partial<LocalAwsOptions>) = {}): CheckedWorld => {
  let current: World | null = null
  const shipped: Shipped[] = []
  let namesBefore: readonly string[] = []
  const world = (): World => {
    if (current === null) throw new Error('there is a world only within a test')
    return current
  }
  beforeEach(async () => {
    current = await openWorld(typeof more === 'function' ? more() : more)
    namesBefore = await privateNames()
  })
  afterEach(async () => {
    try {
      await expectNoSecret(world(), shipped.splice(0))
      expect(world().stack.aws.schemaViolations).toEqual([])
      expect((await privateNames()).filter((name) => !namesBefore.includes(name))).toEqual([])
    } finally {
      await world().close()
      current = null
    }
  })
  return {
    world,
    ship: async (...shipment) => {
      const result = await world().ship(...shipment)
      shipped.push(result)
      return result
    },
    nothingWasPushed: async () => {
      expect(await world().tags()).toEqual([])
      expect(world().callsOf('RegisterTaskDefinition')).toBe(0)
      expect(world().callsOf('UpdateService')).toBe(0)
    },
  }
}

/** The names that runs gave to images in the engine, without the one that keeps the classic builder's cache. */
const privateNames = async (): Promise<readonly string[]> => {
  const { stdout } = await promisify(execFile)(readSandbox().tools.docker, [
    'image',
    'ls',
    '--format',
    '{{.Repository}}',
  ])
  return stdout.split('\n').filter((name) => name.startsWith('ship-to-ecs.local/') && !name.endsWith('/cache'))
}

/** In no log, output or summary, in no argument of a child, and in no environment of one. */
const expectNoSecret = async (world: World, runs: readonly Shipped[]): Promise<void> => {
  const calls = await world.recorder.calls()
  const passwords = world.stack.aws.registryPasswords()
  const joined = passwords.map((password) => Buffer.from(`AWS:${password}`).toString('base64'))
  const secrets = [...Object.values(CANARIES), ...passwords, ...joined]
  const seen = runs.flatMap((run) => {
    expect({ leftovers: run.leftovers, leaks: run.leaks }).toEqual({ leftovers: [], leaks: [] })
    expect(run.post.exitCode).toBe(0)
    // The runner itself reads the masks; no one else sees them.
    const log = run.log.split('\n').filter((line) => !line.startsWith('::add-mask::'))
    return [log.join('\n'), run.post.log, JSON.stringify(run.outputs), run.summary]
  })
  const children = calls.flatMap((call) => [call.argv.join('\n'), call.environment])
  for (const secret of secrets) expect([...seen, ...children].filter((text) => text.includes(secret))).toEqual([])
  const variables = calls.flatMap((call) => [
    ...call.environment.matchAll(/^declare -x ((?:AWS|GITHUB|ACTIONS|INPUT)_\w+)/gm),
  ])
  expect(variables.map(([, name]) => name)).toEqual([])
}
