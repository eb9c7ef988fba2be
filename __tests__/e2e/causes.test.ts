/**
 * The committed action deploys containers that really fail, each in its own way: the sentence names the cause, and the earlier version answers
 * by HTTP. The engine drive shortens the times of ECS, not what containers do.
 */
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs'
import { addressOf } from '../../scripts/hello/address.ts'
import { openWorld, type Shipped, type World } from './world.ts'

jest.setTimeout(120_000)

let world: World
let earlier: Shipped
const table: string[] = []

beforeAll(async () => {
  world = await openWorld()
  earlier = await world.ship({ page: 'the earlier version' })
})
afterAll(async () => {
  process.stdout.write(`${table.join('\n')}\n`)
  await world.close()
})

/** Members of the container `app`, and further containers, which have the image of the earlier version. */
interface Change {
  readonly app?: Partial<ContainerDefinition>
  readonly sideCar?: Partial<ContainerDefinition>
}

const shell = (script: string): string[] => ['/bin/busybox', 'sh', '-c', script]

/** As much of an executable of another CPU (e_machine 0xB7, AArch64; 0x3E, x86-64) as the kernel reads before it refuses it. */
const programOfAnotherCpu = (): Buffer => {
  const header = Buffer.alloc(64)
  header.write('\u007FELF\u0002\u0001\u0001', 'latin1')
  header.writeUInt16LE(2, 16)
  header.writeUInt16LE(process.arch === 'arm64' ? 0x3e : 0xb7, 18)
  header.writeUInt32LE(1, 20)
  header.writeUInt16LE(64, 52)
  return header
}

const shipChanged = async ({ app = {}, sideCar }: Change, page: string): Promise<Shipped> => {
  const checkout = await world.checkout({ page })
  const program = join(checkout.folder, 'rootfs', 'bin', 'other-cpu')
  await writeFile(program, programOfAnotherCpu())
  await chmod(program, 0o755)
  const path = join(checkout.folder, 'task-definition.json')
  const definition = JSON.parse(await readFile(path, 'utf8')) as RegisterTaskDefinitionRequest // our own file
  const [first = {}] = definition.containerDefinitions ?? []
  const { portMappings: _, healthCheck: __, ...rest } = first
  const others = sideCar === undefined ? [] : [{ ...rest, name: 'proxy', image: earlier.outputs['image'], ...sideCar }]
  await writeFile(path, JSON.stringify({ ...definition, containerDefinitions: [{ ...first, ...app }, ...others] }))
  return world.ship({ checkout, inputs: { 'container-name': 'app' } })
}

const pageOfService = async (): Promise<string> => (await fetch(`http://${addressOf(world.stack.aws)}/`)).text()
const headlineOf = ({ summary }: Shipped): string => (summary.split('\n')[0] ?? '').replace(/^## \S+ /u, '')

/** Its own health check passes twice a second. That of the side-car is never over, so ECS takes the task for healthy at no time. */
const HEALTHY_AT_FIRST: Change = {
  app: { command: shell('/bin/busybox httpd -p 8080 -h /www; /bin/busybox sleep 4; exit 4') },
  sideCar: { healthCheck: { command: ['CMD', '/bin/busybox', 'false'], interval: 60, retries: 10, startPeriod: 300 } },
}

test.each<readonly [string, Change, string]>([
  ['exits at once', { app: { command: shell('echo no database; exit 1') } }, 'container `app` exited with code 1'],
  ['exits after it was healthy', HEALTHY_AT_FIRST, 'container `app` exited with code 4'],
  ['is unhealthy', { app: { command: shell('/bin/busybox sleep 600') } }, 'container `app` failed its health check'],
  [
    'is killed for memory',
    { app: { memory: 16, command: ['/bin/busybox', 'tail', '/dev/zero'] } },
    'container `app` ran out of memory',
  ],
  ['is built for another CPU', { app: { entryPoint: ['/bin/other-cpu'] } }, 'image `hello` is built for another CPU'],
  ['has a side-car that dies', { sideCar: { command: shell('exit 5') } }, 'container `proxy` exited with code 5'],
  [
    'has a side-car whose image is gone',
    { sideCar: { image: 'GONE' } },
    'cannot pull image `hello`: it does not exist',
  ],
])('a task that %s', async (title, change, sentence) => {
  const gone = `${world.stack.aws.registryHost}/hello@sha256:${'0'.repeat(64)}`
  const { sideCar } = change
  const given = sideCar?.image === 'GONE' ? { ...change, sideCar: { ...sideCar, image: gone } } : change
  const startedAt = Date.now()
  const run = await shipChanged(given, title)
  table.push(
    `${title} | ${headlineOf(run)} | rolled back by ${run.outputs['rollback'] === undefined ? 'ECS' : 'the run'} | ${Date.now() - startedAt} ms`,
  )
  expect(run.exitCode).toBe(1)
  expect(headlineOf(run)).toContain(sentence)
  expect(await pageOfService()).toBe('the earlier version\n')
})

test('a task that starts slowly succeeds', async () => {
  const command = shell('/bin/busybox sleep 3; exec /bin/busybox sh /bin/serve')
  const [interval, retries, startPeriod] = [5, 3, 100]
  const healthCheck = { command: ['CMD', '/bin/busybox', 'wget', '-q', '-O', '/dev/null', 'http://127.0.0.1:8080/'] }
  const app = { command, healthCheck: { ...healthCheck, interval, retries, startPeriod } }
  const run = await shipChanged({ app }, 'the slow version')
  table.push(`starts slowly | ${headlineOf(run)}`)
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'deployment-status': 'success' } })
  expect(await pageOfService()).toBe('the slow version\n')
})
