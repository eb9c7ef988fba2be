/** The role that the stacks of `init` give to deployments may do what the generated settings need, with names of `init` and with those of an import. */
import { describe, expect, test } from '@jest/globals'
import { decide, type Statement } from '../../local-aws/access/policy.ts'
import { resolveStack } from '../../scripts/infra/resolve-stack.ts'
import { knownValues, stacksOf } from '../../src/init/generated/stacks.ts'
import { templateFacts } from '../../src/init/generated/template-facts.ts'
import type { Answers } from '../../src/init/init-answers.ts'
import { LOCK_FILE, readLock } from '../../src/init/init-lock.ts'
import { answersWith } from '../support/any-answers.ts'
import { CALLER, outputsOf, serviceOf, TEMPLATES } from '../support/generated-play.ts'
import { importCalls, REGISTERED } from '../support/import-play.ts'
import { repositoryOf } from '../support/init-play.ts'
import { statementsFor } from '../support/role-stacks.ts'

/** Of the stack `deploy-roles` of the environment. */
const deployRole = (answers: Answers, environment: string): readonly Statement[] => {
  const stack = stacksOf(answers, TEMPLATES, CALLER).find(
    (one) => one.environment === environment && one.template === 'infra/deploy-roles.yaml',
  )
  if (stack === undefined) throw new Error(`no roles in ${environment}`)
  const outputs = outputsOf(answers)
  const { resources } = resolveStack({
    name: stack.name,
    template: TEMPLATES.get(stack.template) ?? '',
    parameters: Object.assign({}, ...stack.from.map((name) => outputs.get(name)), stack.parameters) as Record<
      string,
      string
    >,
    account: stack.account,
    region: answers.region,
  })
  return statementsFor(`${answers.application}-${environment}-deploy`, resources)
}

const passed = (statements: readonly Statement[], role: string, service: string): string =>
  decide(statements, {
    action: 'iam:PassRole',
    resource: role,
    names: null,
    context: new Map([['iam:passedtoservice', [service]]]),
  })

const asks = (statements: readonly Statement[], action: string, resource: string): string =>
  decide(statements, { action, resource, names: null, context: new Map() })

describe('the first deployment', () => {
  const answers = answersWith({ strategy: 'blue-green' })
  const [{ name: environment } = { name: '' }] = answers.environments
  const rolesIn = (value: unknown): readonly string[] =>
    JSON.stringify(value).match(/arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+/gu) ?? []

  test('may pass on every role of the definition of the service to ECS', () => {
    const roles = rolesIn(serviceOf(answers, environment, outputsOf(answers)))
    const statements = deployRole(answers, environment)
    expect(roles).toEqual([expect.stringContaining('-load-balancer')])
    expect(roles.map((role) => passed(statements, role, 'ecs.amazonaws.com'))).toEqual(['allowed'])
  })

  test('passes on no such role where ECS does not change the load balancer', () => {
    const rolling = answersWith({ strategy: 'rolling' })
    const [role = ''] = rolesIn(serviceOf(answers, environment, outputsOf(answers)))
    expect(rolesIn(serviceOf(rolling, environment, outputsOf(rolling)))).toEqual([])
    expect(passed(deployRole(rolling, environment), role, 'ecs.amazonaws.com')).toBe('not-allowed')
  })
})

const WITH_LOGS = {
  ...REGISTERED,
  containerDefinitions: REGISTERED.containerDefinitions?.map((one) => ({
    ...one,
    logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': `/shop/${one.name}` } },
  })),
}

const WORKFLOW = `on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    environment: production
    steps:
      - uses: aws-actions/amazon-ecs-deploy-task-definition@v2
        with: { task-definition: task.json, service: web, cluster: prod }
`

const imported = async (from: 'service' | 'workflow'): Promise<Answers> => {
  const files = { 'deploy.yml': WORKFLOW, 'task.json': JSON.stringify(WITH_LOGS) }
  const { init, textOf } = repositoryOf(from === 'service' ? {} : files, {
    aws: importCalls({ definition: WITH_LOGS as typeof REGISTERED }),
  })
  const run = await init({
    yes: true,
    ...(from === 'service' ? { 'from-service': 'prod/Shop_Web' } : { 'from-workflow': 'deploy.yml' }),
  })
  expect(run).toMatchObject({ exit: 0 })
  const read = readLock(textOf(LOCK_FILE), '0.1.0')
  if ('problem' in read) throw new Error(read.problem)
  return read.lock.answers
}

test.each(['service', 'workflow'] as const)(
  'a %s that was imported keeps its family, its log group and its secrets',
  async (from) => {
    const answers = await imported(from)
    const statements = deployRole(answers, 'production')
    const account = answers.environments[0]?.account ?? answers.registryAccount ?? '000000000000'
    const definition = (family: string): string =>
      `arn:aws:ecs:${answers.region}:${account}:task-definition/${family}:42`
    const logs = (group: string): string =>
      `arn:aws:logs:${answers.region}:${account}:log-group:${group}:log-stream:a/b`
    const secret = (name: string): string => `arn:aws:secretsmanager:eu-west-1:222222222222:secret:${name}`
    expect([
      asks(statements, 'ecs:RegisterTaskDefinition', definition('shop')),
      asks(statements, 'ecs:RegisterTaskDefinition', definition('other')),
      asks(statements, 'logs:GetLogEvents', logs('/shop/web')),
      asks(statements, 'logs:GetLogEvents', logs('/ecs/other')),
      passed(statements, REGISTERED.executionRoleArn ?? '', 'ecs-tasks.amazonaws.com'),
      asks(statements, 'secretsmanager:DescribeSecret', secret('shop/api-key-AbCdEf')),
      asks(statements, 'secretsmanager:DescribeSecret', secret('other-AbCdEf')),
    ]).toEqual(['allowed', 'not-allowed', 'allowed', 'not-allowed', 'allowed', 'allowed', 'not-allowed'])
  },
)

test('every value that stacks are given is a parameter of a template', () => {
  const known = new Set([...TEMPLATES.values()].flatMap((text) => templateFacts(text).parameters))
  const answers = answersWith({})
  const names = answers.environments.flatMap((one) => Object.keys(knownValues(answers, CALLER, one)))
  expect(names).toContain('MinCapacity')
  expect(names.filter((name) => !known.has(name))).toEqual([])
})
