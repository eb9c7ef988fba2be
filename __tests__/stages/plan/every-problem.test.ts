import { describe, expect, test } from '@jest/globals'
import { awsError, denied, plan, target } from '../../support/plan-play.ts'

describe('several problems', () => {
  test('are reported at once, each with its hint', async () => {
    const config = target({
      repository: 'helo',
      service: 'wbe',
      taskDefinition: { kind: 'file', path: '/checkout/x.json', name: 'x.json' },
    })
    const { code, message } = await plan(config).failure()
    expect(code).toBe('E_INPUT')
    expect(message.split('\n')).toEqual([
      'the plan found 3 problems:',
      "- the ECR repository 'helo' does not exist; the repositories are hello, team/api",
      "  Did you mean 'hello'? Correct `repository`.",
      "- the ECS service 'wbe' does not exist in the cluster 'prod'; the services are web, worker",
      "  Did you mean 'web'? Correct `service`.",
      '- the task definition file x.json does not exist in the checkout',
      '  Set `task-definition` to a file in the checkout, a family, or an ARN.',
    ])
  })

  test('a missing cluster is one problem, not two', async () => {
    await expect(plan(target({ cluster: 'nowhere' })).failure()).resolves.toMatchObject({ code: 'E_CLUSTER_NOT_FOUND' })
    const errors = { describeClusters: denied('ecs:DescribeClusters') }
    await expect(plan(target({ cluster: 'nowhere' }), { errors }).failure()).resolves.toMatchObject({
      code: 'E_CLUSTER_NOT_FOUND',
    })
  })

  test('a deleted cluster, in which ECS still looks for services, is one problem, too', async () => {
    const played = plan(target({ cluster: 'gone' }), { clusters: { prod: [], gone: [] } })
    await expect(played.failure()).resolves.toMatchObject({ code: 'E_CLUSTER_NOT_FOUND' })
  })

  test('missing permissions are listed together with wrong names', async () => {
    const errors = { describeRepositories: denied('ecr:DescribeRepositories') }
    const { code, message } = await plan(target({ service: 'wbe' }), { errors }).failure()
    expect(code).toBe('E_INPUT')
    expect(message).toContain('- AccessDeniedException in a test (ecr:DescribeRepositories: AccessDeniedException)')
    expect(message).toContain("- the ECS service 'wbe'")
  })
})

describe('without AWS', () => {
  const config = target({ taskDefinition: { kind: 'file', path: '/checkout/x.json', name: 'x.json' } })
  const noCredentials = awsError('getCallerIdentity', 'CredentialsProviderError', 'E_CREDENTIALS_MISSING')

  test.each([
    ['credentials', { errors: { getCallerIdentity: noCredentials } }, noCredentials.message],
    ['a region', { region: null }, 'no AWS region is set'],
  ])('a wrong task definition file is reported together with missing %s', async (_, play, words) => {
    const { code, message } = await plan(config, play).failure()
    expect(code).toBe('E_INPUT')
    expect(message).toMatch(/^the plan found 2 problems:\n/)
    expect(message).toContain(`- ${words}`)
    expect(message).toContain('- the task definition file x.json does not exist in the checkout')
  })

  test('a cancel comes alone', async () => {
    const reason = new Error('cancelled')
    await expect(plan(config, { errors: { getCallerIdentity: reason } }).run()).rejects.toBe(reason)
  })
})

describe('what comes alone', () => {
  const wrong = target({ service: 'wbe' })

  test('no region', async () => {
    await expect(plan(wrong, { region: null }).failure()).resolves.toMatchObject({ code: 'E_REGION_MISSING' })
  })

  test.each(['getCallerIdentity', 'describeRepositories'])('credentials that expired at %s', async (call) => {
    const expired = awsError(call, 'ExpiredToken', 'E_CREDENTIALS_EXPIRED')
    await expect(plan(wrong, { errors: { [call]: expired } }).run()).rejects.toBe(expired)
  })

  test('a cancel', async () => {
    const reason = new Error('cancelled')
    await expect(plan(wrong, { errors: { describeRepositories: reason } }).run()).rejects.toBe(reason)
  })
})
