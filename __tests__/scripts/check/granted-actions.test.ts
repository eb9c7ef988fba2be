import { expect, test } from '@jest/globals'
import { AUTHORIZATION, grantedIn, grantProblems, type GrantedActions } from '../../../scripts/check/granted-actions.ts'
import { textOfTemplate } from '../../support/our-templates.ts'

const DATA = AUTHORIZATION.parse({
  cloudwatch: { Actions: { describealarms: { Resources: ['alarm'] } }, Resources: {} },
  ecs: {
    Actions: {
      describetaskdefinition: {},
      listtasks: { Resources: 'container-instance' },
      describeservicerevisions: { Resources: ['service', 'service-revision'] },
    },
    Resources: {
      service: { ARNFormats: ['arn:${Partition}:ecs:${Region}:${Account}:service/.*'] },
      'service-revision': { ARNFormats: ['arn:${Partition}:ecs:${Region}:${Account}:service-revision/.*'] },
    },
  },
  s3: {
    Actions: { getobject: { Resources: ['object', 'accesspointobject'] } },
    Resources: { object: { ARNFormats: 'arn:${Partition}:s3:::.*/.*' }, accesspointobject: { ARNFormats: [] } },
  },
})

const arn = (rest: string): string => `arn:aws:ecs:eu-west-1:111111111111:${rest}`

const ON_ALL: GrantedActions = {
  place: 'here',
  actions: ['cloudwatch:DescribeAlarms', 'ecs:ListTasks'],
  resources: ['*'],
}

const problemsOf = (actions: readonly string[], resources: readonly string[]): readonly string[] =>
  grantProblems([ON_ALL, { place: 'there', actions, resources }], DATA)

test.each([
  [['ecs:DescribeTaskDefinition'], ['*']],
  [['ecs:DescribeServiceRevisions'], [arn('service/*'), arn('service-revision/*')]],
  [['s3:GetObject'], ['arn:aws-cn:s3:::bucket/config/*']],
])('%j on %j is granted', (actions, resources) => {
  expect(problemsOf(actions, resources)).toEqual([])
})

test.each([
  [
    'an action without resource types on a resource',
    'ecs:DescribeTaskDefinition',
    [arn('service/*')],
    /AWS grants it on \*/,
  ],
  [
    'an action with resource types on *',
    'ecs:DescribeServiceRevisions',
    ['*'],
    /service, service-revision.*granted on \*/,
  ],
  ['a resource of another type', 's3:GetObject', ['arn:aws:s3:::bucket'], /no resource type for arn:aws:s3:::bucket$/],
  ['half of what ECS asks for', 'ecs:DescribeServiceRevisions', [arn('service-revision/*')], /the type service$/],
  ['an action that AWS does not have', 'ecs:DescribeEverything', ['*'], /is no action of AWS$/],
])('%s is a problem', (_, action, resources, problem) => {
  expect(problemsOf([action], resources)).toEqual([expect.stringMatching(problem)])
})

test('an exception that no policy needs is a problem', () => {
  expect(grantProblems([], DATA)).toEqual([
    expect.stringMatching(/^cloudwatch:DescribeAlarms is an exception .* remove it$/),
    expect.stringMatching(/^ecs:ListTasks is an exception .* remove it$/),
  ])
})

test('the statements of a template are those of its roles, with every option on, and not those of its buckets', () => {
  const granted = (name: string) => grantedIn({ name, text: textOfTemplate(name) })
  expect(granted('deploy-roles').map(({ place }) => place)).toEqual(
    expect.arrayContaining(['deploy-roles: DeployRole, Stacks', 'deploy-roles: KeepRevisionsPolicy, EveryService']),
  )
  const places = granted('firelens').map(({ place }) => place)
  expect(new Set(places.map((place) => place.split(',')[0]))).toEqual(new Set(['firelens: Permissions']))
  expect(granted('network')).toEqual([])
})
