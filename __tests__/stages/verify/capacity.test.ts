/** Each row breaks one thing of the tasks or of where they run: exactly that is reported. */
import { describe, expect, test } from '@jest/globals'
import { described, linesOf, type VerifyPlay } from '../../support/verify-play.ts'
import { host, onHosts } from '../../support/verify-worlds.ts'
import { APP, PROXY } from '../../support/verify-sample.ts'

describe('one thing of the tasks is missing or wrong', () => {
  test.each<readonly [string, VerifyPlay, string, string, string]>([
    [
      'an Express service',
      described({ resourceManagementType: 'ECS' }),
      'express',
      'error',
      'service web is an Express Mode service, which this version does not deploy',
    ],
    [
      'Windows',
      { definition: { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } } },
      'windows',
      'error',
      'task definition hello runs on WINDOWS_SERVER_2022_CORE, and only Linux is supported',
    ],
    [
      'an image',
      { definition: { containerDefinitions: [APP, PROXY] } },
      'image',
      'error',
      `image ${PROXY.image} (proxy) does not exist`,
    ],
    [
      'a capacity provider',
      {
        ...described({ capacityProviderStrategy: [{ capacityProvider: 'spot' }] }),
        surroundings: { containerInstances: [host('ACTIVE', 4096)] },
      },
      'capacity-provider',
      'error',
      'capacity provider spot does not exist in the cluster',
    ],
    [
      'no room',
      onHosts(host('ACTIVE', 128)),
      'hosts',
      'warn',
      'service web has no container instance with 256 CPU units and 512 MiB left for a new task',
    ],
    [
      'a host that drains',
      onHosts(host('ACTIVE', 1024), host('DRAINING', 1024)),
      'draining-hosts',
      'warn',
      'service web has 1 of 2 container instances in DRAINING',
    ],
    [
      'protected tasks',
      { surroundings: { protectedTasks: [1] } },
      'task-protection',
      'warn',
      'service web has 1 protected task, which ECS does not stop until the protection ends',
    ],
    [
      'ECS Exec without a role',
      { ...described({ enableExecuteCommand: true }), definition: { taskRoleArn: undefined } },
      'exec',
      'warn',
      'service web has ECS Exec enabled, and the task definition has no task role',
    ],
    [
      'ECS Exec on a read-only file system',
      {
        ...described({ enableExecuteCommand: true }),
        definition: { containerDefinitions: [{ ...APP, readonlyRootFilesystem: true }] },
      },
      'exec',
      'warn',
      'service web has ECS Exec enabled, and app has a read-only root file system',
    ],
    [
      'Container Insights',
      { insights: 'disabled' },
      'container-insights',
      'warn',
      'cluster demo has Container Insights disabled',
    ],
  ])('%s', async (_, given, id, level, words) => {
    expect(await linesOf(given)).toEqual({ lines: [[id, level, words]], isRed: level === 'error' })
  })
})
