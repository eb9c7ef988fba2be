/** `init --from-service` as a process: ECS and the load balancer are only read. */
import { execFile } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

/** Of a deployment, which `init` does not have. */
const NO_INPUTS = Object.fromEntries(
  ['environment', 'repository', 'cluster', 'service', 'task-definition', 'aws-region', 'trivy-cache-dir'].map(
    (name) => [name, ''],
  ),
)

/** In place of the few files that a deployment reads. */
const asRepository = async (checkout: string): Promise<void> => {
  await rm(join(checkout, '.git'), { recursive: true })
  await promisify(execFile)('git', ['init', '--quiet', '--initial-branch', 'main', checkout])
}

const imported = (...flags: readonly string[]) =>
  play({
    command: ['init', '--yes', '--dry-run', '--overwrite', 'task-definition.json', '--region', 'eu-west-1', ...flags],
    inputs: NO_INPUTS,
    prepare: asRepository,
  })

test('a service becomes settings and a task definition', async () => {
  const { exitCode, stdout, requests } = await imported('--from-service', 'demo/web')
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('+    cluster: demo')])
  expect(stdout).toContain('+repository: web')
  expect(stdout).not.toContain('infra/network.yaml')
  expect(requests.map(({ operation }) => operation).filter((name) => !name.startsWith('Describe'))).toEqual([])
})

test('a service that does not exist, with those that do', async () => {
  const { exitCode, log } = await imported('--from-service', 'demo/wbe')
  expect([exitCode, log]).toEqual([1, expect.stringContaining('the services are web')])
})
