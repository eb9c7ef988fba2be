/** Calls to AWS that cannot be made: no region, no credentials, expired ones, a missing permission. */
import { describe, expect, jest, test } from '@jest/globals'
import { useWorld } from './checked-world.ts'
import { expectFailure, expectNoTraces } from './failure.ts'

jest.setTimeout(120_000)

const { world, ship } = useWorld()

/** No configuration of the machine's user replaces what is taken away. */
const NO_PROFILE = { AWS_CONFIG_FILE: '/nowhere/config', AWS_SHARED_CREDENTIALS_FILE: '/nowhere/credentials' } as const

describe('the environment', () => {
  test('has no region', async () => {
    const run = await ship({ environment: { ...NO_PROFILE, AWS_REGION: '' } })
    expectFailure(run, { stage: 'plan', code: 'E_REGION_MISSING', says: ['region'], next: 'Set `aws-region`' })
    await expectNoTraces(world())
  })

  test('has a word that is no region', async () => {
    const run = await ship({ environment: { ...NO_PROFILE, AWS_REGION: 'eu west 1' } })
    expectFailure(run, { stage: 'plan', code: 'E_REGION_MISSING', says: ['eu west 1'], next: 'a name like' })
    await expectNoTraces(world())
  })

  test('has no credentials: the error says how to get some', async () => {
    const environment = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_SESSION_TOKEN: '' }
    const run = await ship({ environment: { ...NO_PROFILE, ...environment } })
    expectFailure(run, {
      stage: 'plan',
      code: 'E_CREDENTIALS_MISSING',
      says: ['sts:GetCallerIdentity'],
      next: 'aws-actions/configure-aws-credentials',
    })
    await expectNoTraces(world())
  })

  test('has expired credentials: the error comes at the start', async () => {
    world().stack.aws.addFault({ kind: 'expired-token' })
    const run = await ship()
    expectFailure(run, {
      stage: 'plan',
      code: 'E_CREDENTIALS_EXPIRED',
      says: ['sts:GetCallerIdentity', 'expired'],
      next: 'obtain credentials right before this step',
    })
    await expectNoTraces(world())
  })

  test('has credentials that expire in the wait: the report says what was done until then', async () => {
    const { addFault } = world().stack.aws
    let log = ''
    const run = await ship({
      onOutput: (text) => {
        const before = log.includes('::group::wait')
        log += text
        if (!before && log.includes('::group::wait')) addFault({ kind: 'expired-token', service: 'ecs' })
      },
    })
    expectFailure(run, {
      stage: 'wait',
      code: 'E_CREDENTIALS_EXPIRED',
      says: ['ecs:', 'expired'],
      next: 'outlast the build and the wait',
    })
    expect(Object.keys(await world().images())).toEqual([`hello:${run.outputs['image-tag'] ?? ''}`])
    expect(run.outputs['task-definition-arn']).toMatch(/:task-definition\/hello:\d+$/)
    expect(run.outputs['deployment-id']).toMatch(/^ecs-svc\/\d+$/)
    expect(run.outputs['image']).toContain('@sha256:')
    expect(run.summary).toContain('The deployment continues')
  })

  test('lacks a permission: the error names it', async () => {
    world().stack.aws.addFault({
      kind: 'error',
      service: 'ecs',
      operation: 'DescribeServices',
      code: 'AccessDeniedException',
      status: 400,
      message:
        'User: arn:aws:sts::123456789012:assumed-role/deploy/x is not authorized to perform: ecs:DescribeServices on resource: arn:aws:ecs:eu-west-1:123456789012:service/demo/hello because no identity-based policy allows the ecs:DescribeServices action',
    })
    const run = await ship()
    expectFailure(run, {
      stage: 'plan',
      code: 'E_ACCESS_DENIED',
      says: ['ecs:DescribeServices'],
      next: 'Grant ecs:DescribeServices on arn:aws:ecs:eu-west-1:123456789012:service/demo/hello',
    })
    await expectNoTraces(world())
  })
})
