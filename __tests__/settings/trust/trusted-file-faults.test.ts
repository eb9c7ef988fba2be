/** Trusted files that are wrong, and those that GitHub does not give. */
import { describe, expect, test } from '@jest/globals'
import { failureOf, readGuarded as read, UNREADABLE } from '../../support/guarded-settings.ts'
import { REQUIRED } from '../../support/settings.ts'

describe('a trusted file with faults', () => {
  test('a guarded value that is wrong', () => {
    const { message } = failureOf({ checkout: '', trusted: 'offline: perhaps\n' })
    expect(message).toBe(
      'main:ship-to-ecs.yaml:1:10: `offline` has no valid value; correct it there, or set it as an input',
    )
    expect(read({ checkout: '', trusted: 'offline: x\n', inputs: { ...REQUIRED, offline: 'true' } }).problems).toEqual(
      [],
    )
  })

  test('what is no YAML is as good as unreadable', () => {
    const trusted = 'offline: [1\n'
    const error = failureOf({ checkout: 'offline: true\n', trusted })
    expect(error.code).toBe('E_GUARDED_SETTINGS')
    expect(error.hint).toMatch(/^Correct the file of that branch, or set `offline` as inputs/u)
    expect(error.message).toContain('cannot be read: main:ship-to-ecs.yaml is not valid YAML')
    expect(read({ checkout: 'offline: true\n', trusted }).run.offline).toBe(false)
    expect(read({ checkout: '', trusted })).toMatchObject({ problems: [], guard: { place: { kind: 'unreadable' } } })
  })

  test('anything else does not keep the pull request from correcting it', () => {
    expect(read({ checkout: '', trusted: 'clustr: x\npull: perhaps\noffline: true\n' })).toMatchObject({
      problems: [],
      run: { offline: true },
    })
  })
})

describe('a trusted file that cannot be read', () => {
  const checkout = 'offline: true\nnetwork: host\ntag: v1\n'

  test('the reason and the next step', () => {
    expect(failureOf({ checkout, trusted: UNREADABLE })).toMatchObject({
      code: 'E_GUARDED_SETTINGS',
      message:
        'the checkout sets `offline`, `network`, which only a trusted branch may decide, and the file of that branch cannot be read: GitHub returned 404: Not Found',
      hint: 'Grant `permissions: contents: read` to the job, or set `offline` as inputs or in `guarded-settings` and `network` in the input `guarded-settings`; then re-run.',
    })
  })

  test.each([
    [
      "the response is not GitHub's: it is of the type text/html, not of GitHub's API",
      'Check `GITHUB_API_URL` and the proxy',
    ],
    ['GitHub could not be reached: ECONNREFUSED', 'Check `GITHUB_API_URL` and the proxy of the runner, or set'],
    ['there is no token: `github-token` is empty', 'Set `github-token`, or set'],
    ['GitHub returned 403: Resource not accessible', 'Grant `permissions: contents: read` to the job, or set'],
  ])('%s: the next step fits', (reason, hint) => {
    const place = { kind: 'unreadable', branch: 'main', reason } as const
    const trusted = { kind: 'place', because: 'on pull_request', place, file: null } as const
    expect(failureOf({ checkout, trusted }).hint).toContain(hint)
  })

  test('what hands over variables of the job can be an input only', () => {
    const { hint } = failureOf({ checkout: 'offline: true\nssh: [default]\n', trusted: UNREADABLE })
    expect(hint).toContain('or set `offline` as inputs or in `guarded-settings` and `ssh` as inputs; then re-run.')
  })

  test('what only the file has can be in `guarded-settings`', () => {
    const { hint } = failureOf({ checkout: 'offline: true\npolicy: { secrets: none }\n', trusted: UNREADABLE })
    expect(hint).toContain(
      'or set `offline` as inputs or in `guarded-settings` and `policy` in the input `guarded-settings`;',
    )
  })

  test('beside other problems', () => {
    const { code, message } = failureOf({ checkout: `${checkout}pull: perhaps\n`, trusted: UNREADABLE })
    expect(code).toBe('E_INPUT')
    expect(message).toMatch(/^2 problems in the settings:\n.*`pull`.*\n.*GitHub returned 404: Not Found\. Grant `perm/)
  })

  test('not all are inputs', () => {
    const inputs = { ...REQUIRED, offline: 'true' }
    expect(failureOf({ checkout, trusted: UNREADABLE, inputs }).message).toContain('the checkout sets `network`, which')
  })

  test('all are inputs', () => {
    const inputs = { ...REQUIRED, offline: 'false', 'guarded-settings': 'network: none\n' }
    const { problems, run, guard } = read({ checkout, trusted: UNREADABLE, inputs })
    expect(problems).toEqual([])
    expect(run).toMatchObject({ offline: false, network: 'none', tag: 'v1' })
    expect(guard).toMatchObject({ notTaken: [], place: { kind: 'unreadable' } })
  })

  test('the checkout sets none', () => {
    expect(read({ checkout: 'tag: v1\n', trusted: UNREADABLE }).problems).toEqual([])
  })
})
