/** All checks have a result: what another one has not found is skipped with what depends on it, and what cannot be read is no failure. */
import { describe, expect, test } from '@jest/globals'
import {
  exitCodeOf,
  failed,
  ok,
  runChecks,
  skipped,
  warned,
  type DoctorCheck,
  type Finding,
} from '../../src/doctor/doctor-check.ts'
import { doctorLines } from '../../src/doctor/doctor-report.ts'
import { AwsError } from '../../src/errors/aws-error.ts'
import { fault } from '../../src/errors/fault.ts'

const check = (
  id: DoctorCheck['id'],
  finding: Finding | Error,
  needs: DoctorCheck['needs'] = [],
  environment: string | null = null,
): DoctorCheck => ({
  ...{ id, environment, needs },
  look: () => (finding instanceof Error ? Promise.reject(finding) : Promise.resolve(finding)),
})
const statuses = async (...checks: readonly DoctorCheck[]): Promise<string[]> =>
  (await runChecks(checks)).map(({ status }) => status)

describe('what needs something', () => {
  test.each([
    [ok('there'), ['ok', 'ok', 'ok']],
    [warned('there', null), ['warn', 'ok', 'ok']],
    [failed('missing', null), ['fail', 'skipped', 'skipped']],
    [skipped('not known'), ['skipped', 'skipped', 'skipped']],
  ])('%j', async (first, expected) => {
    expect(
      await statuses(
        check('cluster', first),
        check('service', ok(''), ['cluster']),
        check('plan', ok(''), ['service']),
      ),
    ).toEqual(expected)
  })

  test('is skipped with the title of what it needs, and an optional failure is a warning', async () => {
    const optional = { ...check('repository', failed('missing', null)), isOptional: true }
    expect(await runChecks([optional, check('service', ok(''), ['repository'])])).toMatchObject([
      { status: 'warn', what: 'missing' },
      { status: 'skipped', what: 'needs ECR repository' },
    ])
  })

  test('is not skipped for another environment', async () => {
    const [staging, production] = ['staging', 'production']
    expect(
      await statuses(
        check('cluster', failed('missing', null), [], staging),
        check('service', ok(''), ['cluster'], staging),
        check('service', ok(''), ['cluster'], production),
      ),
    ).toEqual(['fail', 'skipped', 'ok'])
  })
})

describe('what cannot be read', () => {
  const aws = (code?: 'E_ACCESS_DENIED') =>
    new AwsError({ operation: 'iam:GetRole', awsCode: 'AccessDenied', awsMessage: 'no', ...(code && { code }) })

  test('is skipped with the reason', async () => {
    const results = await runChecks([
      check('deploy-role', aws('E_ACCESS_DENIED')),
      check('cluster', aws()),
      check('disk', fault('E_GITHUB', { message: 'silence' })),
    ])
    expect(results.map(({ status, what }) => `${status}: ${what}`)).toEqual([
      'skipped: no permission: iam:GetRole',
      expect.stringMatching(/^skipped: AWS could not be asked: /u),
      'skipped: not known: silence',
    ])
  })

  test('a defect is no finding', async () => {
    await expect(runChecks([check('disk', new TypeError('broken'))])).rejects.toThrow('broken')
  })
})

test.each([
  [['ok', 'warn'], 'cluster', 0],
  [['ok', 'fail'], 'cluster', 1],
  [['ok', 'skipped'], 'deploy-role-policy', 0],
  [['ok', 'skipped'], 'cluster', 1],
  [['fail'], 'settings', 2],
] as const)('the exit code of %j for %s is %i', (all, id, code) => {
  const one = { id, environment: null, what: '', fix: null }
  expect(exitCodeOf(all.map((status) => ({ ...one, status })))).toBe(code)
})

test('people see why the exit code is not 0 where nothing failed', () => {
  const one = { id: 'plan', environment: null, what: '', fix: null, status: 'skipped' } as const
  expect(doctorLines([one]).at(-1)).toBe(
    'Not ready, as far as can be seen: Plan of a deployment could not be looked at.',
  )
  expect(doctorLines([one, { ...one, id: 'cluster', status: 'fail' }]).at(-1)).toBe(
    '0 ok, 1 failed, 0 warnings, 1 not checked',
  )
})
