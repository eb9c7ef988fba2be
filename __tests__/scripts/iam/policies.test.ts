/** The policies of our templates and the recording of the calls, each judged by the other. What AWS itself would say is not known here. */
import { describe, expect, test } from '@jest/globals'
import { decide, type Statement } from '../../../local-aws/access/policy.ts'
import { covers, grantsOf, OF_PEOPLE, ROLE_KEYS, WITHHELD, type RoleKey } from '../../../scripts/iam/grants.ts'
import { RECORDED_CALLS, unrecorded, type RecordedCall } from '../../../scripts/iam/recorded-calls.ts'
import { stacksWithRoles, permissionsOf } from '../../support/role-stacks.ts'
import { outputsOf, PRODUCTION, REGION, SHARED } from '../../support/our-templates.ts'

const ecs = (rest: string): string => `arn:aws:ecs:${REGION}:${PRODUCTION}:${rest}`
const codeDeploy = (rest: string): string => `arn:aws:codedeploy:${REGION}:${PRODUCTION}:${rest}`

/** A resource of each type that belongs to the application, and one that does not: null where a policy cannot distinguish them. */
const RESOURCES: Readonly<Record<string, readonly [own: string, other: string | null]>> = {
  '*': ['*', null],
  repository: [`arn:aws:ecr:${REGION}:${SHARED}:repository/hello`, `arn:aws:ecr:${REGION}:${SHARED}:repository/other`],
  'every repository': [`arn:aws:ecr:${REGION}:${SHARED}:repository/*`, null],
  cluster: [ecs('cluster/hello-production'), ecs('cluster/other')],
  service: [ecs('service/hello-production/hello'), ecs('service/hello-production/other')],
  'service-deployment': [ecs('service-deployment/hello-production/hello/1'), ecs('service-deployment/other/hello/1')],
  'service-revision': [ecs('service-revision/hello-production/hello/1'), ecs('service-revision/other/hello/1')],
  task: [ecs('task/hello-production/1'), ecs('task/other/1')],
  'task-definition': [ecs('task-definition/hello-production:1'), ecs('task-definition/hello-staging:1')],
  'container-instance': [ecs('container-instance/hello-production/1'), ecs('container-instance/other/1')],
  'capacity-provider': [ecs('capacity-provider/FARGATE'), null],
  role: [
    `arn:aws:iam::${PRODUCTION}:role/hello-production-execution`,
    `arn:aws:iam::${PRODUCTION}:role/hello-staging-execution`,
  ],
  secret: [
    `arn:aws:secretsmanager:${REGION}:${PRODUCTION}:secret:hello-production/db-a1b2c3`,
    `arn:aws:secretsmanager:${REGION}:${PRODUCTION}:secret:other-a1b2c3`,
  ],
  parameter: [
    `arn:aws:ssm:${REGION}:${PRODUCTION}:parameter/hello-production/url`,
    `arn:aws:ssm:${REGION}:${PRODUCTION}:parameter/other`,
  ],
  stack: [
    `arn:aws:cloudformation:${REGION}:${PRODUCTION}:stack/hello-production-network/1`,
    `arn:aws:cloudformation:${REGION}:${PRODUCTION}:stack/other/1`,
  ],
  'log-group': [
    `arn:aws:logs:${REGION}:${PRODUCTION}:log-group:/ecs/hello-production:log-stream:app`,
    `arn:aws:logs:${REGION}:${PRODUCTION}:log-group:/ecs/other:log-stream:app`,
  ],
  'listener-rule': [
    outputsOf('load-balancer', stacksWithRoles())['SorryPageRuleArn'] ?? '',
    `arn:aws:elasticloadbalancing:${REGION}:${PRODUCTION}:listener-rule/app/other/1/2/3`,
  ],
  deploymentgroup: [codeDeploy('deploymentgroup:hello/production'), codeDeploy('deploymentgroup:other/production')],
  application: [codeDeploy('application:hello'), codeDeploy('application:other')],
  deploymentconfig: [codeDeploy('deploymentconfig:CodeDeployDefault.ECSAllAtOnce'), null],
}

const INFRASTRUCTURE_ROLE = `arn:aws:iam::${PRODUCTION}:role/hello-production-load-balancer`

/** The roles of an environment read the images of side-cars in its own account. */
const SIDE_CAR = [`arn:aws:ecr:${REGION}:${PRODUCTION}:repository/side-car`, null] as const

type Call = Pick<RecordedCall, 'action' | 'conditions' | 'resource'> & Partial<Pick<RecordedCall, 'role'>>

const resourcesOf = ({ role, resource, conditions }: Call) => {
  const [own, other] = (role === 'target' && resource === 'repository' ? SIDE_CAR : RESOURCES[resource]) ?? []
  if (own === undefined || other === undefined) throw new Error(`${resource}: no sample of it`)
  return { own: conditions.includes('iam:passedtoservice=ecs.amazonaws.com') ? INFRASTRUCTURE_ROLE : own, other }
}

const contextOf = ({ conditions }: Call, cluster: string) =>
  new Map(
    conditions.map((one): [string, readonly string[]] => {
      const [key = '', value] = one.split('=')
      if (value !== undefined) return [key, [value]]
      return [key, [key === 'ecs:cluster' ? ecs(`cluster/${cluster}`) : ecs('task-definition/hello-production:1')]]
    }),
  )

const may = (statements: readonly Statement[], call: Call, resource: string, cluster = 'hello-production'): boolean =>
  decide(statements, { action: call.action, resource, names: null, context: contextOf(call, cluster) }) === 'allowed'

const actionsIn = (statements: readonly Statement[], effect: Statement['Effect'] = 'Allow'): readonly string[] =>
  statements.filter(({ Effect }) => Effect === effect).flatMap(({ Action }) => Action)

/** Old revisions are deregistered only when no service of the account runs them, and after a wrong name the run lists those that exist. */
const isNarrow = ({ action, stages }: RecordedCall): boolean =>
  action !== 'ecr:DescribeRepositories' && stages.some((stage) => stage !== 'clean-up')

describe.each(ROLE_KEYS)('%s', (role: RoleKey) => {
  const statements = permissionsOf(role)
  const calls = RECORDED_CALLS.filter((call) => covers(role, call))

  test('may make every call that was recorded for it', () => {
    expect(calls.filter((call) => !may(statements, call, resourcesOf(call).own))).toEqual([])
    expect(grantsOf(role).length).toBeGreaterThan(0)
  })

  test('may do nothing that no call needs', () => {
    const needed = new Set(grantsOf(role).map(({ action }) => action))
    const allowed = actionsIn(statements)
    expect(allowed.filter((action) => !needed.has(action))).toEqual([])
  })

  test('may make no call on what belongs to another application', () => {
    const own = permissionsOf(role, { CreateRepository: 'enabled', CodeDeployApplication: 'hello' })
    const elsewhere = calls.filter(isNarrow).filter((call) => {
      const { other } = resourcesOf(call)
      return other !== null && may(own, call, other)
    })
    expect(elsewhere).toEqual([])
  })

  test('fits into the policies of a role', () => {
    // IAM and AWS STS quotas: 10,240 characters without white space for all inline policies of a role.
    expect(JSON.stringify(permissionsOf(role)).length).toBeLessThan(10_240)
  })
})

test('a recorded call is of a role, of people, or withheld for a reason', () => {
  const homeless = RECORDED_CALLS.filter(
    (call) =>
      !OF_PEOPLE.includes(call.pipeline) &&
      !ROLE_KEYS.some(
        (role) => covers(role, call) || WITHHELD.some((one) => one.role === role && one.action === call.action),
      ),
  )
  expect(homeless).toEqual([])
  for (const { role, action } of WITHHELD) {
    expect(actionsIn(permissionsOf(role))).not.toContain(action)
  }
})

test.each(['registry-plan', 'registry-rescan', 'plan', 'rescan'] as const)('%s only reads', (role) => {
  const actions = actionsIn(permissionsOf(role))
  expect(actions.filter((action) => !/:(?:Batch(?:Get|Check)|Describe|Get|List)/u.test(action))).toEqual([])
})

test.each(ROLE_KEYS)('%s reads no value of a secret', (role) => {
  const statements = permissionsOf(role)
  expect(actionsIn(statements)).not.toContain('secretsmanager:GetSecretValue')
  // AWS Systems Manager user guide: the default key lets all principals of the account decrypt.
  const reads = actionsIn(statements).some((action) => action.startsWith('ssm:'))
  expect(actionsIn(statements, 'Deny')).toEqual(reads ? ['kms:Decrypt'] : [])
})

test('roles are passed to ECS alone, tasks are listed in one cluster, and only the own family is deployed', () => {
  const deploy = permissionsOf('deploy', {})
  const [role = ''] = RESOURCES['role'] ?? []
  const pass = (service: string): Call => ({
    action: 'iam:PassRole',
    resource: 'role',
    conditions: [`iam:passedtoservice=${service}`],
  })
  expect(may(deploy, pass('ecs-tasks.amazonaws.com'), role)).toBe(true)
  expect(may(deploy, pass('lambda.amazonaws.com'), role)).toBe(false)
  const list: Call = { action: 'ecs:ListTasks', resource: '*', conditions: ['ecs:cluster'] }
  expect([may(deploy, list, '*'), may(deploy, list, '*', 'other')]).toEqual([true, false])
  const update = (family: string) =>
    decide(deploy, {
      action: 'ecs:UpdateService',
      resource: ecs('service/hello-production/hello'),
      names: null,
      context: new Map([['ecs:task-definition', [ecs(`task-definition/${family}:7`)]]]),
    })
  expect([update('hello-production'), update('other')]).toEqual(['allowed', 'not-allowed'])
})

test('a call that is not in the recording is named, and how to record it', () => {
  const call = {
    pipeline: 'ship',
    role: 'target',
    action: 'ecs:DeleteService',
    resource: 'service',
    conditions: [],
    stage: 'deploy',
  }
  expect(unrecorded([call])).toEqual([
    'ship target ecs:DeleteService service in deploy',
    expect.stringContaining('--calls=FOLDER'),
  ])
  const [known] = RECORDED_CALLS.map(({ stages, ...kind }) => ({ ...kind, stage: stages[0] ?? '' }))
  expect(unrecorded(known === undefined ? [] : [known])).toEqual([])
})

test('without a sorry page no role may change a rule of a load balancer', () => {
  const changes = (given: Readonly<Record<string, string>>) =>
    actionsIn(permissionsOf('deploy', given)).filter(
      (action) => action.startsWith('elasticloadbalancing:') && !/:Describe/u.test(action),
    )
  expect(changes({ SorryPageRuleArn: '' })).toEqual([])
  expect(changes({})).not.toEqual([])
})
