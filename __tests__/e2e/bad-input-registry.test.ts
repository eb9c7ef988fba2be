/** A registry that rejects the image after it was built and judged: nothing is deployed, and what is known is reported. */
import { describe, expect, jest, test } from '@jest/globals'
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import { readSandbox } from '../../scripts/sandbox/sandbox.ts'
import { useWorld } from './checked-world.ts'
import { expectFailure, expectNoTraces } from './failure.ts'

jest.setTimeout(120_000)

const { world, ship } = useWorld()

/** Nothing was pushed or deployed; the results of the scans are reported. */
const expectOnlyScanned = async (run: Awaited<ReturnType<typeof ship>>): Promise<void> => {
  await expectNoTraces(world())
  expect(run.outputs).toMatchObject({ 'gate-verdict': 'passed', 'image-tag': `demo-${run.checkout.commit}` })
  expect(run.outputs['config-digest']).toMatch(/^sha256:/)
  expect(run.outputs['image']).toBeUndefined()
}

describe('a registry that denies', () => {
  test('a token: the error names the permission', async () => {
    world().stack.aws.addFault({
      kind: 'error',
      service: 'ecr',
      operation: 'GetAuthorizationToken',
      code: 'AccessDeniedException',
      status: 400,
      message: 'not authorized to perform: ecr:GetAuthorizationToken on resource: *',
    })
    const run = await ship()
    expectFailure(run, {
      stage: 'push',
      code: 'E_ACCESS_DENIED',
      says: ['ecr:GetAuthorizationToken'],
      next: 'Grant ecr:GetAuthorizationToken on *',
    })
    await expectOnlyScanned(run)
  })
})

const refusal = (status: number, code: string, message: string): FaultRule => ({
  kind: 'error',
  service: 'registry',
  code,
  message,
  status,
})

const enforced = (): void => {
  test.each([
    {
      what: 'the token',
      rule: refusal(401, 'UNAUTHORIZED', 'authentication required'),
      code: 'E_LOGIN',
      next: 'ecr:GetAuthorizationToken',
    },
    {
      what: 'a token that is too old',
      rule: { kind: 'expired-token', service: 'registry' },
      code: 'E_LOGIN',
      next: 'ecr:GetAuthorizationToken',
    },
    {
      what: 'this role',
      rule: {
        ...refusal(
          403,
          'DENIED',
          'User: arn:aws:sts::123456789012:assumed-role/deploy/x is not authorized to perform: ecr:InitiateLayerUpload on resource: arn:aws:ecr:eu-west-1:123456789012:repository/hello because no identity-based policy allows the ecr:InitiateLayerUpload action',
        ),
        operation: 'POST upload',
      },
      code: 'E_ACCESS_DENIED',
      next: 'Grant ecr:InitiateLayerUpload on arn:aws:ecr:eu-west-1:123456789012:repository/hello',
    },
    {
      what: 'everybody, because of an error of its own',
      // The manifest: a layer that fails is tried five times by the engine itself, for 50 s and more.
      rule: { kind: 'html500', service: 'registry', operation: 'PUT manifest' },
      code: 'E_PUSH',
      next: "Read the registry's response",
    },
  ] as const)('$what: the error says so', async ({ rule, code, next }) => {
    world().stack.aws.addFault(rule)
    const run = await ship()
    expectFailure(run, { stage: 'push', code, says: [world().stack.aws.registryHost], next })
    await expectOnlyScanned(run)
  })
}

/** A plain registry on loopback enforces nothing. */
const notEnforced = (): void => {
  test("does not exist here: the registry on the user's Docker accepts what it is sent", async () => {
    world().stack.aws.addFault(refusal(403, 'DENIED', 'this rule is not used'))
    const run = await ship()
    expect({ exitCode: run.exitCode, result: run.outputs['result'] }).toEqual({ exitCode: 0, result: 'success' })
    expect(world().stack.aws.requests.filter(({ service }) => service === 'registry')).toEqual([])
  })
}

describe('a data plane that rejects', readSandbox().engine === 'yours' ? notEnforced : enforced)
