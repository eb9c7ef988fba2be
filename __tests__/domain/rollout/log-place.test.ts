/** Where the output of a container is, by its log options. */
import { expect, test } from '@jest/globals'
import type { LogConfiguration } from '@aws-sdk/client-ecs'
import { logPlaceOf, placeInWords } from '../../../src/domain/rollout/log-place.ts'

const firelens = (options: Readonly<Record<string, string>>): LogConfiguration => ({
  logDriver: 'awsfirelens',
  options,
})
const CLOUDWATCH = { Name: 'cloudwatch_logs', region: 'eu-west-1', log_group_name: '/ecs/web' }

test.each<readonly [string, LogConfiguration | undefined, string]>([
  ['nothing', undefined, 'its log is kept by the engine'],
  ['another driver', { logDriver: 'splunk', options: { 'splunk-token': 'secret' } }, 'its log driver is splunk'],
  [
    'awslogs',
    { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs/web', 'awslogs-stream-prefix': 'w' } },
    'log group /ecs/web, stream w/web/0123',
  ],
  [
    'awslogs without a prefix',
    { logDriver: 'awslogs', options: { 'awslogs-group': '/ecs/web' } },
    'log group /ecs/web, stream d0c5e4',
  ],
  [
    'FireLens to CloudWatch Logs',
    firelens({ ...CLOUDWATCH, log_stream_prefix: 'fl-' }),
    'log group /ecs/web, stream fl-web-firelens-0123, region eu-west-1',
  ],
  [
    'FireLens to one stream, by the older output',
    firelens({ ...CLOUDWATCH, Name: 'cloudwatch', log_stream_name: 'all' }),
    'log group /ecs/web, stream all, region eu-west-1',
  ],
  ['FireLens without a name of the stream', firelens(CLOUDWATCH), 'log group /ecs/web, region eu-west-1'],
  [
    'FireLens to a name that it fills in',
    firelens({ ...CLOUDWATCH, log_group_name: '/ecs/$(ecs_cluster)' }),
    'its log driver is awsfirelens, output cloudwatch_logs',
  ],
  [
    'FireLens to a stream that it fills in',
    firelens({ ...CLOUDWATCH, log_stream_prefix: '$(ecs_task_id)-' }),
    'log group /ecs/web, region eu-west-1',
  ],
  [
    'FireLens to elsewhere',
    firelens({ Name: 'datadog', apikey: 'secret' }),
    'its log driver is awsfirelens, output datadog',
  ],
  ['FireLens by a file', firelens({}), 'its log driver is awsfirelens'],
])('%s', (_, logConfiguration, expected) => {
  const definition = { name: 'web', ...(logConfiguration && { logConfiguration }) }
  const words = placeInWords(logPlaceOf(definition, { taskId: '0123', runtimeId: 'd0c5e4' }))
  expect(words).toBe(expected)
})
