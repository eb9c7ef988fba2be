import { expect, test } from '@jest/globals'
import { containerLogs } from '../../../src/domain/task-definition/container-logs.ts'

const log = (name: string, logDriver: 'awslogs' | 'awsfirelens', options: Readonly<Record<string, string>>) => ({
  name,
  logConfiguration: { logDriver, options: { ...options } },
})

test('group, region and prefix of each container with awslogs, and nothing else of its options', () => {
  const input = {
    family: 'web',
    containerDefinitions: [
      log('app', 'awslogs', {
        'awslogs-group': '/ecs/web',
        'awslogs-region': 'eu-west-1',
        'awslogs-stream-prefix': 'web',
        'awslogs-datetime-format': 'not for reports',
      }),
      log('bare', 'awslogs', { 'awslogs-group': 'bare' }),
      log('no group', 'awslogs', {}),
      log('router', 'awsfirelens', { 'awslogs-group': 'x' }),
      { name: 'silent' },
      { ...log('x', 'awslogs', { 'awslogs-group': 'nameless' }), name: undefined },
    ],
  }
  expect(containerLogs({ source: 'task.json', input })).toEqual([
    { container: 'app', logGroup: '/ecs/web', logRegion: 'eu-west-1', logPrefix: 'web' },
    { container: 'bare', logGroup: 'bare', logRegion: null, logPrefix: null },
  ])
})
