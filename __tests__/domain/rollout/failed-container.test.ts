import type { Container } from '@aws-sdk/client-ecs'
import { expect, test } from '@jest/globals'
import { failedContainer } from '../../../src/domain/rollout/failed-container.ts'
import { cause, exits, unstarted } from '../../support/rollout-causes.ts'
import { stoppedTask } from '../../support/rollout-shapes.ts'

const CRASH: Container = { name: 'app', exitCode: 3 }

test.each<[string, readonly Container[], string | null]>([
  ['the one that exited', [CRASH], 'app'],
  ['not one that ended because of it', [{ name: 'proxy', exitCode: 143 }, CRASH], 'app'],
  [
    'the unhealthy one',
    [
      { name: 'proxy', exitCode: 137 },
      { name: 'app', exitCode: 137, healthStatus: 'UNHEALTHY' },
    ],
    'app',
  ],
  ['none that did not start', [{ name: 'app' }], null],
  ['none', [], null],
])('%s', (_, containers, expected) => {
  expect(failedContainer([exits(...containers)])?.container ?? null).toBe(expected)
})

test('of the task that stopped last; one whose containers did not start has no log', () => {
  const at = (id: string, minute: number, containers: readonly Container[]) =>
    stoppedTask(id, { stoppedAt: new Date(minute * 60_000), containers: [...containers] })
  const stopped = [at('a', 1, [CRASH]), at('b', 2, [CRASH]), at('c', 3, [{ name: 'app' }])]
  expect(failedContainer(stopped)).toEqual({ container: 'app', taskId: stopped[1]?.taskArn?.split('/').at(-1) })
})

test('the cause has it, where there is one', () => {
  expect(cause({ stopped: [exits(CRASH)] }).failed?.container).toBe('app')
  expect(cause({ stopped: [unstarted('CannotPullContainerError: x')] })).not.toHaveProperty('failed')
})
