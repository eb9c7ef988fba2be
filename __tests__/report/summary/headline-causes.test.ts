/** Headlines of errors as they are raised: each says itself what its short forms are. */
import { describe, expect, test } from '@jest/globals'
import { toAwsError } from '../../../src/adapters/aws/sdk-errors.ts'
import { tagFrom } from '../../../src/domain/image/tag.ts'
import { checkTaskDefinition } from '../../../src/domain/task-definition/check.ts'
import { chooseContainer } from '../../../src/domain/task-definition/task-definition.ts'
import { AwsError } from '../../../src/errors/aws-error.ts'
import { CommandError } from '../../../src/errors/command-error.ts'
import { fault } from '../../../src/errors/fault.ts'
import { shortForms } from '../../../src/errors/short-forms.ts'
import { headlineOf } from '../../../src/report/summary/headline.ts'
import { newRecord, recordEvent } from '../../../src/report/record.ts'
import { settingsError } from '../../../src/settings/problems.ts'
import { readSettings } from '../../../src/settings/read-settings.ts'
import { readTree } from '../../../src/settings/read-tree.ts'
import { asOneError } from '../../../src/stages/plan/every-problem.ts'
import { missingName } from '../../../src/stages/plan/missing-name.ts'
import { pushFault } from '../../../src/stages/push/failures.ts'
import { recordOf } from '../../support/sample-records.ts'
import { RESULTS, type StageId } from '../../support/sample-results.ts'
import { run } from '../../support/image.ts'

const failed = (stage: StageId, error: unknown): string => headlineOf(recordOf({ failsAt: { stage, error } }))

const thrownBy = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error
  }
}

describe('the headline', () => {
  const repository = (name: string) =>
    missingName('E_REPOSITORY_NOT_FOUND', {
      what: 'ECR repository',
      plural: 'repositories',
      input: 'repository',
      name,
      names: ['hello'],
      where: 'in account 123456789012 (eu-west-1)',
    })
  const cluster = (name: string, names: readonly string[] | null) =>
    missingName('E_CLUSTER_NOT_FOUND', { what: 'ECS cluster', plural: 'clusters', input: 'cluster', name, names })
  const plan = (...errors: readonly unknown[]): string => failed('plan', asOneError(new AggregateError(errors)))

  test('of a name that does not exist: with those that do, where they fit', () => {
    expect(plan(cluster('dmo', ['demo']))).toMatch(/^Failed in plan: the ECS cluster 'dmo' does not exist; .*demo/u)
    expect(plan(cluster('dmo', ['x'.repeat(90)]))).toBe("Failed in plan: the ECS cluster 'dmo' does not exist")
    expect(plan(repository('h'.repeat(90)))).toBe('Failed in plan: the ECR repository does not exist')
  })

  test('of a plan: its problems where they fit, otherwise the first and the number of the others', () => {
    expect(plan(repository('helo'), cluster('dmo', ['demo']))).toBe(
      "Failed in plan: the ECR repository 'helo' does not exist; the ECS cluster 'dmo' does not exist",
    )
    expect(plan(cluster('dmo', null), fault('E_AWS', { message: 'ECS is down. Sorry.' }))).toBe(
      "Failed in plan: the ECS cluster 'dmo' does not exist; ECS is down",
    )
    expect(plan(cluster('a'.repeat(50), null), cluster('b'.repeat(50), null))).toBe(
      'Failed in plan: the ECS cluster does not exist, and 1 more problem',
    )
  })

  test('of one wrong setting: with its place in the file, where that fits', () => {
    const setting = (text: string): string =>
      failed('plan', settingsError([{ at: { path: 'ship-to-ecs.yaml', line: 12, column: 20 }, text }]))
    expect(setting('`pull` is wrong')).toBe('Failed in plan: ship-to-ecs.yaml:12:20: `pull` is wrong')
    expect(setting(`\`pull\` is ${'x'.repeat(60)}`)).toBe(`Failed in plan: \`pull\` is ${'x'.repeat(60)}`)
  })

  test('of a wrong setting whose text is too long: the setting', () => {
    const started = newRecord({ pipeline: 'ship', startedAt: 0 })
    const headline = (text: string, given: Readonly<Record<string, string>> = {}): string => {
      const file = { path: 'ship-to-ecs.yaml', text }
      const read = (name: string): string => given[name] ?? ''
      const inputs = { read, given: Object.keys(given), file, trusted: { kind: 'checkout' }, readTree } as const
      const error = thrownBy(() => readSettings(inputs))
      return headlineOf(recordEvent(recordEvent(started, { kind: 'broken', error }), { kind: 'ended', at: 1 }))
    }
    const target = 'repository: hello\ncluster: demo\nservice: hello\n'
    const environments = 'environments: { staging: {}, production: {}, acceptance-of-the-customer: {} }\n'
    const whole = `${target}task-definition: task.json\n`
    expect(headline(`${whole}${environments}`)).toBe(
      'Not started: `environment` is required because ship-to-ecs.yaml has `environments`',
    )
    expect(headline(`${whole}${environments}`, { environment: 'prod' })).toBe(
      "Not started: `environment`: 'prod' is not one of `environments`",
    )
    expect(headline(`${target}environment: demo\n`)).toBe('Not started: `task-definition` is required')
    expect(headline(whole, { environment: 'demo', 'trivy-severity': 'x'.repeat(90) })).toBe(
      'Not started: `trivy-severity` is invalid',
    )
  })

  test('of a settings file that is no YAML: the file and the line', () => {
    const headline = (text: string): string => {
      const file = { path: 'ship-to-ecs.yaml', text }
      const error = thrownBy(() =>
        readSettings({ read: () => '', given: [], file, trusted: { kind: 'checkout' }, readTree }),
      )
      return headlineOf(recordEvent(recordEvent(started, { kind: 'broken', error }), { kind: 'ended', at: 1 }))
    }
    const started = newRecord({ pipeline: 'ship', startedAt: 0 })
    expect(headline('cluster: demo\nservice: [hello\n')).toBe(
      'Not started: ship-to-ecs.yaml is not valid YAML (line 3)',
    )
    expect(headline('cluster: "a\n')).toBe('Not started: ship-to-ecs.yaml is not valid YAML (line 2)')
  })

  test('of a task definition: its only problem, and the container that is missing', () => {
    const source = 'services/orders/deploy/task-definition.json'
    const app = { name: 'app', image: 'app', memory: 64 }
    const definition = { family: 'orders', containerDefinitions: [app] }
    const role = { taskRoleArn: 'arn:aws:iam::<ACCOUNT_ID>:role/orders' }
    const invalid = (more: object): unknown => thrownBy(() => checkTaskDefinition({ ...definition, ...more }, source))
    expect(failed('plan', invalid(role))).toBe(
      'Failed in plan: taskRoleArn: nothing fills in the placeholder <ACCOUNT_ID>; write the value',
    )
    const draft = { source, input: definition }
    expect(
      failed(
        'plan',
        thrownBy(() => chooseContainer(draft, 'web')),
      ),
    ).toBe("Failed in plan: the container 'web' does not exist in the task definition")
  })

  test('of an expired session: that it expired, also where it interrupts a wait', () => {
    const error = new AwsError({
      operation: 'ecs:DescribeServices',
      awsCode: 'ExpiredTokenException',
      awsMessage: 'The security token included in the request is expired',
      code: 'E_CREDENTIALS_EXPIRED',
    })
    expect(failed('plan', error)).toBe('Failed in plan: the AWS credentials have expired')
    expect(shortForms(error).at(-1)).toBe('the AWS credentials have expired')
  })

  test('of a tag: the first problem', () => {
    const tag = (template: string): string =>
      failed(
        'tag',
        thrownBy(() => tagFrom({ template, environment: null, run: run() }, 0)),
      )
    expect(tag('{typo}{')).toBe('Failed in tag: {typo} is not a placeholder of `tag`')
    expect(tag('a{')).toBe("Failed in tag: tag 'a{': a brace is not closed or not opened")
    expect(tag('{pr}')).toBe(
      "Failed in tag: tag '{pr}': {pr} has no value in this run: only a run for a pull request has one",
    )
    expect(tag(`{pr}${'x'.repeat(60)}`)).toBe(
      'Failed in tag: {pr} has no value in this run: only a run for a pull request has one',
    )
    expect(tag('---')).toBe("Failed in tag: tag '---' has no letter or digit that a tag may have")
  })

  test('of a call to AWS: what failed, without addresses and ARNs', () => {
    const call = (name: string, facts: object): string =>
      failed('plan', toAwsError(name, Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), facts)))
    expect(call('sts:GetCallerIdentity', { code: 'ECONNREFUSED' })).toBe(
      'Failed in plan: AWS cannot be reached: connection refused (sts:GetCallerIdentity)',
    )
    expect(call('ecs:UpdateService', { name: 'ServerException', message: 'no '.repeat(40) })).toBe(
      'Failed in plan: ecs:UpdateService failed: ServerException',
    )
    expect(call('ecs:UpdateService', { code: 'EPROTO' })).toBe(
      'Failed in plan: AWS cannot be reached: EPROTO (ecs:UpdateService)',
    )
    expect(
      call('ecs:UpdateService', { name: 'AccessDeniedException', message: 'User: arn:aws:sts::1:x is not …' }),
    ).toBe('Failed in plan: AWS denied ecs:UpdateService')
  })

  test('of a push: how docker ended, not what it printed', () => {
    const outputTail = 'unexpected '.repeat(20)
    const cause = new CommandError({
      argv: ['docker', 'push', 'x'],
      failure: { kind: 'exited', exitCode: 1 },
      outputTail,
    })
    const { registry, repository: name } = RESULTS.push
    expect(failed('push', pushFault({ registry, repository: name, tag: RESULTS.tag.tag }, cause))).toBe(
      'Failed in push: the image could not be pushed to `hello`: docker push ended with exit code 1',
    )
  })
})
