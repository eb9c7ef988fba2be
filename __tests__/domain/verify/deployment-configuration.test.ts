import type { DeploymentConfiguration } from '@aws-sdk/client-ecs'
import { expect, test } from '@jest/globals'
import { judgeDeployment } from '../../../src/domain/verify/deployment-configuration.ts'

const levels = (deploymentConfiguration: DeploymentConfiguration, desiredCount: number): readonly string[] =>
  judgeDeployment({ service: { serviceName: 'web', deploymentConfiguration }, desiredCount, waitMinutes: 30 }).map(
    ({ id, level }) => `${id} ${level}`,
  )

test.each([
  [100, 200, 1, 'ok'],
  [100, 150, 1, 'error'],
  [100, 150, 2, 'ok'],
  [50, 100, 1, 'error'],
  [50, 100, 2, 'ok'],
  [0, 100, 1, 'ok'],
  [100, 110, 9, 'error'],
  [100, 110, 10, 'ok'],
])('at least %i %%, at most %i %% of %i tasks: %s', (minimumHealthyPercent, maximumPercent, count, level) => {
  expect(levels({ minimumHealthyPercent, maximumPercent }, count)).toEqual([`healthy-percent ${level}`])
})

test('where no task runs, a new one has room', () => {
  const deploymentConfiguration = { minimumHealthyPercent: 100, maximumPercent: 100 }
  const service = { serviceName: 'web', deploymentConfiguration, runningCount: 0 }
  const checks = judgeDeployment({ service, desiredCount: 1, waitMinutes: 30 })
  expect(checks.map(({ level }) => level)).toEqual(['ok'])
})

test('no task needs no room', () => {
  expect(levels({ minimumHealthyPercent: 100, maximumPercent: 100 }, 0)).toEqual([])
})

test.each<readonly [DeploymentConfiguration, string]>([
  [{ strategy: 'CANARY', bakeTimeInMinutes: 5 }, 'ok'],
  [{ strategy: 'CANARY', bakeTimeInMinutes: 5, canaryConfiguration: { canaryBakeTimeInMinutes: 25 } }, 'error'],
  // Nine pauses of six minutes.
  [{ strategy: 'LINEAR' }, 'error'],
  [{ strategy: 'LINEAR', linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 10 } }, 'ok'],
])('%j bakes: %s', (configuration, level) => {
  expect(levels(configuration, 2)).toEqual([`bake-time ${level}`])
})
