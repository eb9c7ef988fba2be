import { expect, test } from '@jest/globals'
import { described, linesOf, reported, verify, type VerifyPlay } from '../../support/verify-play.ts'

const TAGS = [
  { key: 'team', value: 'shop' },
  { key: 'stage', value: 'prod' },
]
const TAGGED: VerifyPlay = { ...described({ tags: TAGS }), definition: { tags: TAGS } }
const requiring = (requiredTags: Readonly<Record<string, string | null>>): VerifyPlay => ({
  ...TAGGED,
  settings: { requiredTags },
})

test('all are there: nothing is reported', async () => {
  expect(await linesOf(requiring({ team: null, stage: 'prod' }))).toEqual({ lines: [], isRed: false })
})

test.each<readonly [string, VerifyPlay, string]>([
  [
    'the service lacks one',
    { ...requiring({ team: null }), ...described({}) },
    'service web lacks the required tag team',
  ],
  [
    'the task definition lacks one',
    { ...requiring({ team: null }), definition: {} },
    'task definition hello lacks the required tag team',
  ],
  [
    'another value',
    {
      ...requiring({ team: 'shop', stage: 'prod' }),
      definition: { tags: [TAGS[0] ?? {}, { key: 'stage', value: 'test' }] },
    },
    'task definition hello lacks the required tag stage=prod',
  ],
])('%s', async (_, given, words) => {
  expect(await linesOf(given)).toEqual({ lines: [['required-tags', 'warn', words]], isRed: false })
})

test('without a required tag, the tags are not read', async () => {
  const { aws } = await verify(TAGGED)
  expect(aws.requests.filter(({ operation }) => operation === 'DescribeServices')).toHaveLength(1)
})

test.each<readonly [string, VerifyPlay]>([
  [
    'denied',
    {
      faults: [
        {
          kind: 'error',
          code: 'AccessDeniedException',
          message: 'no',
          status: 400,
          service: 'ecs',
          operation: 'DescribeServices',
        },
      ],
    },
  ],
  ['throttled', { faults: [{ kind: 'throttle', service: 'ecs', operation: 'DescribeServices' }] }],
  [
    'incomplete',
    { faults: [{ kind: 'incomplete', without: 'services', service: 'ecs', operation: 'DescribeServices' }] },
  ],
])('tags that cannot be read are not checked: %s', async (_, given) => {
  const lines = reported(await verify({ ...requiring({ team: null }), ...given }))
  expect(lines.map(({ id, level, subject }) => [id, level, subject])).toEqual([
    ['required-tags', 'unknown', 'service web'],
  ])
})
