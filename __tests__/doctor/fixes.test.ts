/** The command of a line changes exactly what the line says: it is read as a shell reads it, made against an AWS in memory, and the line is looked at again. */
import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { accountChecks } from '../../src/doctor/account-checks.ts'
import { runChecks, type CheckResult } from '../../src/doctor/doctor-check.ts'
import { targetChecks } from '../../src/doctor/target-checks.ts'
import { workflowCalls, type WorkflowFile } from '../../src/domain/github/workflow-calls.ts'
import { memoryAws, type MemoryAws } from '../support/memory-aws.ts'
import { configFor } from '../support/doctor-config.ts'

const SUB = 'repo:octo-org@1/hello@2:environment:production'
const HOST = 'token.actions.githubusercontent.com'
const DEPLOY = 'arn:aws:iam::123456789012:role/releases'
const PUSH = 'arn:aws:iam::123456789012:role/images'

const examine = (
  aws: MemoryAws,
  settings: Readonly<Record<string, string>>,
  workflows: readonly WorkflowFile[] = [],
): Promise<readonly CheckResult[]> => {
  const config = configFor({ 'role-to-assume': DEPLOY, 'registry-role': PUSH, ...settings })
  const calls = workflowCalls(workflows)
  const tokens = { prefix: 'repo:octo-org@1/hello@2', branch: 'main' }
  const one = { name: 'production', config, ports: aws.ports, tokens, calls, stacks: [] }
  const subject = { status: 'ok', what: SUB, fix: null } as const
  const known = {
    id: 'github-sub',
    environment: 'production',
    needs: [],
    look: () => Promise.resolve(subject),
  } as const
  return runChecks([known, ...accountChecks(one), ...targetChecks(one)])
}

/** The words of a command, by a shell. */
const wordsOf = (command: string): readonly string[] =>
  execFileSync('sh', ['-c', `for word in ${command}; do printf '%s\\0' "$word"; done`], { encoding: 'utf8' })
    .split('\0')
    .slice(0, -1)

const wrong = (lines: readonly CheckResult[]): readonly string[] =>
  lines.flatMap(({ id, status }) => (status === 'fail' || status === 'warn' ? [id] : []))

const statement = (sub: string, workflow: string): object => ({
  Effect: 'Allow',
  Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${HOST}` },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: {
    StringEquals: { [`${HOST}:aud`]: 'sts.amazonaws.com', [`${HOST}:sub`]: sub },
    StringLike: { [`${HOST}:job_workflow_ref`]: `ship-to-ecs/ship-to-ecs/.github/workflows/${workflow}.yml@*` },
  },
})
const policy = (...Statement: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement })
const OTHERS = statement('repo:octo-org@1/hello@2:pull_request', 'check')

test('where everything is there, nothing is wrong', async () => {
  expect(wrong(await examine(memoryAws(), {}))).toEqual([])
})

describe('what is missing is the only line that is wrong, and its command fixes it', () => {
  test.each<[string, string, (aws: MemoryAws['state']) => void]>([
    ['the provider', 'oidc-provider', (state) => void (state.audiences = null)],
    ['its audience', 'oidc-provider', (state) => void (state.audiences = ['other'])],
    ['the role', 'deploy-role', ({ roles }) => void roles.delete('releases')],
    ['the role of the registry', 'registry-role', ({ roles }) => void roles.delete('images')],
    ['trust of the role', 'deploy-role-trust', ({ roles }) => void roles.set('releases', policy(OTHERS))],
    ['trust without a sub', 'deploy-role-trust', ({ roles }) => void roles.set('releases', memoryAws.open)],
    ['trust of the registry', 'registry-role-trust', ({ roles }) => void roles.set('images', policy(OTHERS))],
    ['the repository', 'repository', ({ repositories }) => repositories.clear()],
    ['tags that stay', 'repository', ({ repositories }) => void repositories.set('hello', 'MUTABLE')],
    ['the cluster', 'cluster', ({ clusters }) => void clusters.delete('main')],
  ])('%s', async (_, id, take) => {
    const aws = memoryAws()
    take(aws.state)
    const before = await examine(aws, {})
    expect(wrong(before)).toEqual([id])
    const fix = before.find((one) => one.id === id)?.fix ?? ''
    await aws.run(wordsOf(fix))
    expect(wrong(await examine(aws, {}))).toEqual([])
  })
})

test('whom a policy lets in besides stays let in', async () => {
  const aws = memoryAws()
  aws.state.roles.set('releases', policy(OTHERS))
  const fix = (await examine(aws, {})).find(({ id }) => id === 'deploy-role-trust')?.fix ?? ''
  await aws.run(wordsOf(fix))
  expect(JSON.parse(aws.state.roles.get('releases') ?? '')).toMatchObject({ Statement: [OTHERS, {}] })
})

test('a role that lets in one of the workflows that deploy is enough for a deployment, and the line names the others', async () => {
  const aws = memoryAws()
  aws.state.roles.set('releases', policy(OTHERS, statement(SUB, 'ship')))
  const line = (await examine(aws, {})).find(({ id }) => id === 'deploy-role-trust')
  expect(line).toMatchObject({ status: 'warn', what: `lets in ${SUB}, not from rollback.yml, maintenance.yml` })
  await aws.run(wordsOf(line?.fix ?? ''))
  expect(wrong(await examine(aws, {}))).toEqual([])
  expect(JSON.parse(aws.state.roles.get('releases') ?? '')).toMatchObject({ Statement: [OTHERS, {}, {}] })
})

const PREFIX = 'repo:octo-org@1/hello@2'
const calling = (name: string, text: string): WorkflowFile => ({
  name: `${name}.yml`,
  text: `on: ${text.split('|')[0]}
jobs:
  one:
    uses: octo-org/ship-to-ecs/.github/workflows/${name}.yml@v1
    with: { ${text.split('|')[1]} }
`,
})
const SHIP = calling('ship', '{ push: { branches: [trunk] } }|environment: production')
const CHECK = calling(
  'check',
  'pull_request|environment: production, role-to-assume: "arn:aws:iam::123456789012:role/hello-production-plan"',
)
const PAGE = calling(
  'maintenance',
  '[schedule]|environment: production, role-to-assume: "arn:aws:iam::123456789012:role/hello-production-plan"',
)

describe('who asks for a role, the workflows of the checkout say', () => {
  const of = (sub: string, workflow: string): object => {
    const text = JSON.stringify(statement(sub, workflow))
    return JSON.parse(text.replace('ship-to-ecs/ship-to-ecs', 'octo-org/ship-to-ecs')) as object // as it was written
  }

  test('the image is pushed from the branch, before a job has an environment', async () => {
    const aws = memoryAws()
    aws.state.roles.set('releases', policy(of(SUB, 'ship')))
    aws.state.roles.set('images', policy(of(SUB, 'ship')))
    const lines = await examine(aws, {}, [SHIP])
    expect(wrong(lines)).toEqual(['registry-role-trust'])
    const line = lines.find(({ id }) => id === 'registry-role-trust')
    expect(line?.what).toContain(`does not let in ${PREFIX}:ref:refs/heads/trunk from ship.yml`)
    await aws.run(wordsOf(line?.fix ?? ''))
    expect(wrong(await examine(aws, {}, [SHIP]))).toEqual([])
  })

  test('the workflows of another repository are not those that are called', async () => {
    const aws = memoryAws()
    aws.state.roles.set('releases', policy(statement(SUB, '*')))
    expect(wrong(await examine(aws, {}, [SHIP]))).toEqual(['deploy-role-trust', 'registry-role-trust'])
  })

  test('roles that only read are asked for by pull requests and by the branch', async () => {
    const aws = memoryAws()
    const without = await examine(aws, {}, [CHECK, PAGE])
    expect(wrong(without)).toEqual(['workflow-roles'])
    expect(without.find(({ id }) => id === 'workflow-roles')?.fix).toContain(
      'aws iam create-role --role-name hello-production-plan',
    )
    aws.state.roles.set('hello-production-plan', policy(of(`${PREFIX}:pull_request`, 'check')))
    const line = (await examine(aws, {}, [CHECK, PAGE])).find(({ id }) => id === 'workflow-roles')
    expect(line?.what).toContain(
      `hello-production-plan does not let in ${PREFIX}:ref:refs/heads/main from maintenance.yml`,
    )
    await aws.run(wordsOf(line?.fix ?? ''))
    expect(wrong(await examine(aws, {}, [CHECK, PAGE]))).toEqual([])
  })
})

test.each([
  ['other repositories', 'repo:*'],
  ['pull requests', `${PREFIX}:*`],
])('a role that lets in %s is a warning, and the command ends it', async (who, pattern) => {
  const aws = memoryAws()
  const loose = JSON.stringify(statement('SUB', '*')).replace(
    '"StringLike":{',
    `"StringLike":{"${HOST}:sub":"${pattern}",`,
  )
  aws.state.roles.set('releases', policy(OTHERS, JSON.parse(loose.replace(`,"${HOST}:sub":"SUB"`, '')) as object)) // as above
  const line = (await examine(aws, {})).find(({ id }) => id === 'deploy-role-trust')
  expect(line).toMatchObject({ status: 'warn', what: `lets in ${who}, too` })
  await aws.run(wordsOf(line?.fix ?? ''))
  expect(wrong(await examine(aws, {}))).toEqual([])
  expect(JSON.parse(aws.state.roles.get('releases') ?? '')).toMatchObject({ Statement: [OTHERS, {}] })
})

test('a registry in another account is asked with credentials of that account, and said to be', async () => {
  const lines = await examine(memoryAws(), { 'registry-role': 'arn:aws:iam::999999999999:role/hello-push' })
  expect(lines.find(({ id }) => id === 'registry-role')).toMatchObject({
    ...{ status: 'skipped', what: expect.stringContaining('run it again with those of 999999999999') },
  })
})
