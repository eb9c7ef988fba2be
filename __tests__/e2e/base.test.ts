/**
 * The committed action with a base image of a private ECR, with a real engine, registry and Trivy: the findings in its layers apart from our own, and
 * what its next tag really fixes.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { runCommand } from '../local-aws/run-command.ts'
import { dpkg, SYSTEM } from '../support/real-scanners.ts'
import { useWorld } from './checked-world.ts'
import { login, logout, sandbox } from './engine-support.ts'
import type { Shipped } from './world.ts'

jest.setTimeout(180_000)

const { world, ship } = useWorld({
  repositories: [
    { name: 'hello', imageTagMutability: 'MUTABLE' },
    { name: 'base', imageTagMutability: 'MUTABLE' },
  ],
})
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'base-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const docker = async (...args: readonly string[]): Promise<void> => {
  const { exitCode, stderr } = await runCommand(sandbox.tools.docker, args)
  if (exitCode !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`)
}

const base = (tag: string): string => `${world().stack.aws.registryHost}/base:${tag}`

/** `kept`: the engine of the run has it, too. */
const pushBase = async (tag: string, openssl: string, where: 'kept' | 'pushed'): Promise<void> => {
  const context = join(folder, tag)
  for (const [path, text] of Object.entries({ ...SYSTEM, ...dpkg('openssl', openssl) })) {
    await mkdir(dirname(join(context, 'rootfs', path)), { recursive: true })
    await writeFile(join(context, 'rootfs', path), text)
  }
  await writeFile(join(context, 'Dockerfile'), 'FROM scratch\nCOPY rootfs/ /\n')
  await docker('build', '--tag', base(tag), context)
  await docker('push', base(tag))
  if (where === 'pushed') await docker('image', 'rm', base(tag))
}

const shipOn = async (tag: string, settings = ''): Promise<Shipped> => {
  const checkout = await world().checkout({ variant: 'vulnerable' })
  await writeFile(join(checkout.folder, 'Dockerfile'), `FROM ${base(tag)}\nCOPY rootfs/app /app\nUSER 10001\n`)
  await writeFile(join(checkout.folder, 'ship-to-ecs.yaml'), settings)
  return ship({
    checkout,
    inputs: { pipeline: 'check', secrets: '', 'secret-envs': '', 'secret-files': '' },
    environment: sandbox.tls === null ? {} : { NODE_EXTRA_CA_CERTS: sandbox.tls.caFile },
  })
}

test('what the next tag fixes is proved by its scan, with the login of the run, and decides nothing', async () => {
  await login(world().stack.aws)
  await pushBase('1.0-slim', '3.0.9-1', 'kept')
  await pushBase('1.1-slim', '3.0.11-1~deb12u2', 'pushed')
  await pushBase('1.2', '3.0.11-1~deb12u2', 'pushed')
  await logout(world().stack.aws)
  const run = await shipOn('1.0-slim')
  expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'blocked', 'gate-verdict': 'blocked' } })
  // Of openssl in the base; lodash is our own.
  expect(run.summary).toContain('1 HIGH, 1 LOW; of our own')
  expect(run.summary).toContain(`\`${base('1.1-slim')}\` fixes 1 of the 2 findings of the base (1 stays).`)
  const passing = await shipOn('1.0-slim', 'trivy-severity: none\n')
  expect(passing).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed' } })
  expect(passing.log).toContain('fixes 1 of the 2 findings of the base (1 stays).')
  expect(passing.log).not.toContain('1.2`')
})
