/**
 * The committed action with `pipeline: rescan`, a real engine, registry, Trivy and Dockle: a service that runs two images is judged by today's
 * database, the issue says what a rebuild fixes, and is closed once everything that blocks is accepted.
 */
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { startLocalGitHub, type LocalGitHub } from '../../local-github/server.ts'
import type { Checkout } from '../../scripts/hello/checkout.ts'
import { runCommand } from '../local-aws/run-command.ts'
import { dpkg, SYSTEM } from '../support/real-scanners.ts'
import { sarifProblems } from '../support/sarif-schema.ts'
import { useWorld } from './checked-world.ts'
import { login, logout, sandbox } from './engine-support.ts'
import { imageIn, manifestIn } from './registry-client.ts'
import { NO_BUILD_SECRETS } from './scan-world.ts'
import { CANARIES, type Shipped } from './world.ts'

jest.setTimeout(240_000)

const mutable = (name: string) => ({ name, imageTagMutability: 'MUTABLE' as const })
const { world, ship } = useWorld({
  repositories: ['hello', 'base', 'proxy'].map(mutable),
})

let folder = ''
let github: LocalGitHub
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rescan-'))
  github = await startLocalGitHub({
    repositories: { 'octo/hello': { defaultBranch: 'main', branches: {} } },
    token: CANARIES.githubToken,
  })
})
afterEach(async () => {
  await github.close()
  await rm(folder, { recursive: true, force: true })
})

const docker = async (...args: readonly string[]): Promise<void> => {
  const { exitCode, stderr } = await runCommand(sandbox.tools.docker, args)
  if (exitCode !== 0) throw new Error(`docker ${args.join(' ')}: ${stderr}`)
}

const [VULNERABLE, FIXED] = ['3.0.9-1', '3.0.11-1~deb12u2']

/** A small Debian with this openssl. */
const pushSystem = async (image: string, openssl: string): Promise<string> => {
  const name = `${world().stack.aws.registryHost}/${image}`
  const context = await mkdtemp(join(folder, 'image-'))
  for (const [path, text] of Object.entries({ ...SYSTEM, ...dpkg('openssl', openssl) })) {
    await mkdir(dirname(join(context, 'rootfs', path)), { recursive: true })
    await writeFile(join(context, 'rootfs', path), text)
  }
  await mkdir(join(context, 'rootfs', 'bin'))
  await copyFile(sandbox.tools.busybox ?? '', join(context, 'rootfs', 'bin', 'busybox'))
  await chmod(join(context, 'rootfs', 'bin', 'busybox'), 0o755)
  const dockerfile = 'FROM scratch\nCOPY rootfs/ /\nUSER 10001\nCMD ["/bin/busybox", "sleep", "600"]\n'
  await writeFile(join(context, 'Dockerfile'), dockerfile)
  await docker('build', '--tag', name, context)
  await docker('push', name)
  return name
}

const act = (checkout: Checkout, inputs: Readonly<Record<string, string>>): Promise<Shipped> =>
  ship({
    checkout,
    inputs: { ...NO_BUILD_SECRETS, ...inputs },
    event: { schedule: '17 5 * * 1-5' },
    environment: {
      GITHUB_EVENT_NAME: 'schedule',
      GITHUB_API_URL: github.endpoint,
      ...(sandbox.tls === null ? {} : { NODE_EXTRA_CA_CERTS: sandbox.tls.caFile }),
    },
  })

/** The service runs the image of the run, on `base`, and `proxy` beside it; both have a HIGH of openssl, the image a CRITICAL of lodash, too. */
const deployBoth = async (base: string, proxy: string): Promise<Checkout> => {
  const checkout = await world().checkout({ variant: 'vulnerable' })
  const at = (name: string): string => join(checkout.folder, name)
  const onBase = `FROM ${base}\n${['bin', 'www', 'app'].map((name) => `COPY rootfs/${name} /${name}\n`).join('')}`
  const dockerfile = await readFile(at('Dockerfile'), 'utf8')
  await writeFile(at('Dockerfile'), dockerfile.replace('FROM scratch\nCOPY rootfs/ /\n', onBase))
  // Our own file.
  const definition = JSON.parse(await readFile(at('task-definition.json'), 'utf8')) as {
    containerDefinitions: object[]
  }
  definition.containerDefinitions.push({ name: 'proxy', image: proxy, essential: true })
  await writeFile(at('task-definition.json'), JSON.stringify(definition))
  await writeFile(at('ship-to-ecs.yaml'), 'trivy-severity: none\npin-sidecars: pin\ncontainer-name: app\n')
  expect(await act(checkout, {})).toMatchObject({ exitCode: 0, outputs: { 'deployment-status': 'success' } })
  await writeFile(at('ship-to-ecs.yaml'), 'trivy-severity: CRITICAL,HIGH\nissue: on\n')
  return checkout
}

const NEXT_MONTH = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
const EXCEPTIONS = ['CVE-2023-5363', 'CVE-2019-10744']
  .map((id) => `  - { id: ${id}, reason: not reachable, owner: platform, expires: ${NEXT_MONTH} }\n`)
  .join('')

test('two images that run: blocked, with an issue that says what a rebuild fixes; accepted, and the issue is closed', async () => {
  const { aws } = world().stack
  await login(aws)
  const base = await pushSystem('base:1-slim', VULNERABLE)
  const checkout = await deployBoth(base, await pushSystem('proxy:1.29', VULNERABLE))
  const { digest: proxy } = await imageIn(aws, 'proxy', await manifestIn(aws, 'proxy', '1.29'))
  await pushSystem('base:1-slim', FIXED)
  // What the tag is now does not run.
  await pushSystem('proxy:1.29', FIXED)
  await logout(aws)
  const before = world().callsOf('RegisterTaskDefinition')

  const blocked = await act(checkout, { pipeline: 'rescan' })
  expect(blocked).toMatchObject({ exitCode: 1, outputs: { result: 'blocked', 'gate-verdict': 'blocked' } })
  expect(JSON.parse(blocked.outputs['findings'] ?? '')).toMatchObject({
    sideCars: [
      { containers: ['app'], runsIn: ['hello'], trivy: { CRITICAL: 1, HIGH: 1, LOW: 1 } },
      { image: `${aws.registryHost}/proxy@${proxy}`, containers: ['proxy'], trivy: { CRITICAL: 0, HIGH: 1, LOW: 1 } },
    ],
  })
  const reports = Object.entries(blocked.reports).filter(([name]) => name.endsWith('.sarif'))
  expect(reports.map(([name]) => dirname(name))).toHaveLength(4)
  for (const [name, text] of reports) expect([name, sarifProblems(text)]).toEqual([name, []])
  const fixes = 'fixes 1 of the 2 findings of the base (1 stays). A rebuild on it fixes 1 of the 2 findings that block.'
  expect(blocked.summary).toContain(fixes)
  expect(github.kept.issues).toMatchObject([{ state: 'open', body: expect.stringContaining(fixes) as unknown }])
  expect(github.kept.issues[0]?.body).toContain(proxy)

  await writeFile(join(checkout.folder, 'ship-to-ecs.exceptions.yaml'), `exceptions:\n${EXCEPTIONS}`)
  const passed = await act(checkout, { pipeline: 'rescan' })
  expect(passed).toMatchObject({ exitCode: 0, outputs: { result: 'success', 'gate-verdict': 'passed' } })
  expect(JSON.parse(passed.outputs['exceptions-used'] ?? '')).toMatchObject([
    { id: 'CVE-2023-5363', findings: 2 },
    { id: 'CVE-2019-10744', findings: 1 },
  ])
  expect(github.kept.issues).toMatchObject([{ number: 1, state: 'closed' }])
  expect(world().callsOf('RegisterTaskDefinition')).toBe(before)
})
