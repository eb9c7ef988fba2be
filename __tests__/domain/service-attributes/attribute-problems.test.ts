/** What ECS cannot give a service. */
import type { RegisterTaskDefinitionCommandInput, Service } from '@aws-sdk/client-ecs'
import { expect, test } from '@jest/globals'
import { attributeProblems } from '../../../src/domain/service-attributes/attribute-problems.ts'
import type { ServiceAttributes } from '../../../src/domain/service-attributes/service-attributes.ts'

const SERVICE: Service = {
  serviceName: 'web',
  launchType: 'FARGATE',
  networkConfiguration: { awsvpcConfiguration: { subnets: ['a'] } },
  deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
}

const DEFINITION = {
  family: 'web',
  networkMode: 'awsvpc',
  taskRoleArn: 'arn:role',
  containerDefinitions: [],
} satisfies RegisterTaskDefinitionCommandInput

interface Facts {
  readonly service?: Partial<Service>
  readonly definition?: Partial<RegisterTaskDefinitionCommandInput>
}

const problems = (value: ServiceAttributes, { service = {}, definition = {} }: Facts = {}): readonly string[] =>
  attributeProblems(
    { value, positions: new Map() },
    { service: { ...SERVICE, ...service }, definition: { ...DEFINITION, ...definition } },
  )

const OWN = { own: { weight: 1, base: 0 } }
const SPOT = { FARGATE_SPOT: { weight: 1, base: 0 } }
const OTHER: Facts = { service: { launchType: 'EC2' } }
const CODE_DEPLOY: Facts = { service: { deploymentController: { type: 'CODE_DEPLOY' } } }
const BALANCED: Facts = { service: { loadBalancers: [{ targetGroupArn: 'arn:tg' }] } }
const LATTICE = { deployments: [{ vpcLatticeConfigurations: [{ roleArn: 'r', targetGroupArn: 't', portName: 'p' }] }] }
const CHECKED: Facts = { definition: { containerDefinitions: [{ healthCheck: { command: ['CMD', 'true'] } }] } }

const MANY_TAGS = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, 'v']))
const tagList = (tags: Readonly<Record<string, string>>) => Object.entries(tags).map(([key, value]) => ({ key, value }))

test.each<readonly [ServiceAttributes, Facts, string]>([
  [
    { 'enable-execute-command': true },
    { definition: { taskRoleArn: undefined } },
    'the task definition has no task role',
  ],
  [{ 'health-check-grace-period-seconds': 60 }, {}, 'no load balancer, and no container has a health check'],
  [{ 'platform-version': '1.4.0' }, OTHER, 'does not run on Fargate'],
  [{ 'platform-version': '1.4.0', 'capacity-providers': OWN }, {}, 'does not run on Fargate'],
  [{ network: { 'public-ip': true } }, OTHER, 'does not run on Fargate'],
  [{ network: { subnets: ['a'] } }, { definition: { networkMode: 'bridge' } }, 'the network mode bridge'],
  [{ network: { 'public-ip': true } }, { service: { networkConfiguration: undefined } }, 'has no subnets'],
  [{ 'capacity-providers': OWN }, { service: { launchType: 'EXTERNAL' } }, 'the launch type EXTERNAL'],
  [{ 'capacity-providers': SPOT }, { service: { schedulingStrategy: 'DAEMON' } }, 'is a DAEMON'],
  [{ tags: MANY_TAGS }, {}, "the service 'web' would have 51 tags; at most 50 are possible"],
  [{ tags: { k0: 'v' } }, { service: { tags: tagList(MANY_TAGS) } }, 'would have 51 tags'],
  [{ alarms: {} }, {}, 'has no alarms; set `names`, too'],
  [{ 'maximum-percent': 100 }, {}, 'with both percentages at 100 no task can be replaced'],
  [{ 'availability-zone-rebalancing': true }, { service: { schedulingStrategy: 'DAEMON' } }, 'is a DAEMON'],
  [
    { 'availability-zone-rebalancing': true, 'maximum-percent': 100, 'minimum-healthy-percent': 0 },
    {},
    'no room for it',
  ],
  [{ 'enable-execute-command': false }, CODE_DEPLOY, "the service 'web', which CodeDeploy deploys"],
  [{ network: { subnets: ['a'] } }, CODE_DEPLOY, 'which CodeDeploy deploys'],
  [{ 'circuit-breaker': {} }, CODE_DEPLOY, 'which CodeDeploy deploys'],
])('%j is refused: %j', (value, facts, why) => {
  const found = problems(value, facts)
  expect(found).toHaveLength(1)
  expect(found[0]).toContain(why)
  expect(found[0]).toMatch(/^`service-attributes\.[a-z.-]+` is set, but /u)
})

test.each<readonly [ServiceAttributes, Facts]>([
  [{ 'enable-execute-command': true, network: { 'public-ip': true }, 'platform-version': '1.4.0' }, {}],
  [{ 'platform-version': '1.4.0', 'capacity-providers': SPOT }, OTHER],
  [{ 'health-check-grace-period-seconds': 60 }, BALANCED],
  [{ 'health-check-grace-period-seconds': 60 }, CHECKED],
  [{ 'health-check-grace-period-seconds': 60 }, { service: LATTICE }],
  [{ 'health-check-grace-period-seconds': 0 }, {}],
  [{ 'capacity-providers': OWN }, OTHER],
  [{ alarms: { enable: false } }, {}],
  [{ 'maximum-percent': 100, 'minimum-healthy-percent': 0 }, {}],
  [{ 'propagate-tags': 'SERVICE', 'enable-ecs-managed-tags': true, 'maximum-percent': 150 }, CODE_DEPLOY],
])('%j is possible: %j', (value, facts) => {
  expect(problems(value, facts)).toEqual([])
})

test('all problems are given, with the places of what is wrong', () => {
  const at = { path: 'ship-to-ecs.yaml', line: 3, column: 5 }
  const found = attributeProblems(
    {
      value: { 'enable-execute-command': true, 'health-check-grace-period-seconds': 1 },
      positions: new Map([['/enable-execute-command', at]]),
    },
    { service: SERVICE, definition: { ...DEFINITION, taskRoleArn: undefined } },
  )
  expect(found).toHaveLength(2)
  expect(found[0]).toMatch(/^ship-to-ecs\.yaml:3:5: `service-attributes\.enable-execute-command` is set/u)
})

test('50 tags are possible, those of AWS aside, and so is the removal of what is too much', () => {
  const tags = [...tagList(MANY_TAGS), { key: 'aws:cloudformation:stack-name', value: 'shop' }]
  expect(problems({ tags: { k0: null } }, { service: { tags } })).toEqual([])
  expect(problems({ 'enable-execute-command': false }, { service: { tags } })).toEqual([])
})
