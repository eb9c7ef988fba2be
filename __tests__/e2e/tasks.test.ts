/** The committed action runs tasks around a deployment as real containers. */
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, jest, test } from '@jest/globals'
import { addressOf } from '../../scripts/hello/address.ts'
import { until } from '../support/until.ts'
import { useWorld } from './checked-world.ts'
import type { Shipment, Shipped } from './world.ts'

jest.setTimeout(180_000)

const { world, ship } = useWorld()

/** A command of the image's own shell. */
const shell = (script: string): string => `[/bin/busybox, sh, -c, ${JSON.stringify(script)}]`

const shipWith = async (settings: string, shipment: Shipment = {}): Promise<Shipped> => {
  const checkout = await world().checkout(shipment)
  await appendFile(join(checkout.folder, 'ship-to-ecs.yaml'), settings)
  return ship({ ...shipment, checkout })
}

const pageOfService = async (): Promise<string> => (await fetch(`http://${addressOf(world().stack.aws)}/`)).text()

describe('a task before the deployment', () => {
  test('runs in the image that was built, with its variables, and its output is in the log', async () => {
    const command = shell('echo "page: $(/bin/busybox cat /www/index.html), $COLOUR"')
    const run = await shipWith(`\nrun-before: [{ command: ${command}, environment: { COLOUR: green } }]\n`, {
      page: 'migrated',
    })
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'deployment-status': 'success' } })
    expect(run.log).toContain('page: migrated, green')
    expect(await pageOfService()).toBe('migrated\n')
  })

  test('that fails leaves the service as it was, and the run says with which exit code', async () => {
    await ship({ page: 'first' })
    const run = await shipWith(`\nrun-before: [{ name: migrate, command: ${shell('echo no table; exit 7')} }]\n`, {
      page: 'second',
    })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_TASK_FAILED' } })
    expect(run.summary).toContain('exited with code 7')
    expect(run.log).toContain('no table')
    expect(world().callsOf('UpdateService')).toBe(1)
    expect(await pageOfService()).toBe('first\n')
  })

  test('is stopped with the run where the setting says so', async () => {
    const run = await shipWith(
      `\nrun-before: [{ command: ${shell('echo step $((6*7)); /bin/busybox sleep 600')}, stop-on-cancel: true }]\n`,
      { cancelWhen: (log) => until('the task prints', () => log().includes('step 42')) },
    )
    expect(run.cancelledAfterMs).toBeLessThan(7000)
    expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'cancelled' } })
    expect(world().callsOf('StopTask')).toBe(1)
    const [task] = world().stack.aws.state.clusters.flatMap(({ oneOffTasks }) => oneOffTasks.map((one) => one.task))
    await until('the container is stopped', () => task?.lastStatus === 'STOPPED')
    expect(world().callsOf('UpdateService')).toBe(0)
  })
})

test('a task after the deployment that fails has the service taken back', async () => {
  await ship({ page: 'first' })
  const run = await shipWith(`\nrun-after: [{ name: warm-up, command: ${shell('exit 9')} }]\n`, { page: 'second' })
  expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_TASK_FAILED' } })
  expect(run.summary).toContain('exited with code 9')
  expect(await pageOfService()).toBe('first\n')
})
