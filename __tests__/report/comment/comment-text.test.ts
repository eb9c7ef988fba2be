/** The comment: what it says of a judgement. */
import { describe, expect, test } from '@jest/globals'
import type { CommentFacts } from '../../../src/domain/github/comment-facts.ts'
import type { Finding } from '../../../src/domain/scan/findings.ts'
import { ABOUT, blocked, comparedWith, said } from '../../support/comment-play.ts'
import { exception } from '../../support/sample-exceptions.ts'
import { broken, dockleFinding, RESULTS, vulnerability, worst } from '../../support/sample-results.ts'

describe('the verdict', () => {
  test('passed', () => {
    expect(said({ kind: 'passed' })).toBe(
      '### ✅ No finding blocks the image\n\n`hello` for `production`, commit `4f1d2c3b5a69`, [summary of the run](https://github.com/octo-org/hello/actions/runs/4711)\n\n',
    )
  })

  test('blocked, with what to do', () => {
    const text = said(blocked(worst, vulnerability(), vulnerability({ id: 'CVE-2', fixedVersion: '3.0.12' })))
    expect(text).toContain('### ❌ 3 findings block the image')
    expect(text).toContain('#### Blocking (3)')
    expect(text).toContain('- Update `lodash` `4.17.11`: fixed in `4.17.12` (1 finding).')
    expect(text).toContain('- Update `openssl` `3.0.9-1`: fixed in `3.0.11-1~deb12u1`, `3.0.12` (2 findings).')
  })

  test('without a fix, of Dockle, of a secret', () => {
    const secret: Finding = { ...dockleFinding(), kind: 'secret', id: 'aws-key', where: ['/app/.env'], line: 3 }
    const text = said(blocked(vulnerability({ fixedVersion: null }), dockleFinding(), secret))
    expect(text).toContain('`openssl` `3.0.9-1` has no fixed version: use another base image')
    expect(text).toContain('- `CIS-DI-0010`: Do not store credential')
    expect(text).toContain('- Remove the secret `aws-key` from `/app/.env`, and replace it')
  })

  test('broke', () => {
    const text = said({ kind: 'broke', broken: [broken], blockers: [] })
    expect(text).toContain('### ⚠️ The image could not be judged')
    expect(text).toContain('**Trivy** broke: the database schema is too old (trivy exited with code 1). Run again')
  })
})

test('what to do is before what blocks, and a long list is folded', () => {
  const many = Array.from({ length: 11 }, (_, index) =>
    vulnerability({ id: `CVE-${index}`, fixedVersion: `3.0.${index + 1}` }),
  )
  const text = said(blocked(...many))
  expect(text).toContain('- Update `openssl` `3.0.9-1`: fixed in `3.0.1`, `3.0.2`, `3.0.3`, … (11 findings).')
  expect(text).toContain('**Policy:** Trivy findings block at CRITICAL, HIGH; Dockle findings block at FATAL.')
  expect(text.indexOf('#### How to fix')).toBeLessThan(text.indexOf('<summary>Blocking (11)</summary>'))
  expect(said(blocked(...many.slice(0, 10)))).toContain('#### Blocking (10)')
  expect(said({ kind: 'passed' })).not.toContain('Policy')
})

test('it names what another job of the pull request does not have', () => {
  const services = ['web', 'worker', 'web'].map((service) => ({ region: null, cluster: 'main', service }))
  const lineOf = (changes: Partial<CommentFacts['about']>): string =>
    said({ kind: 'passed' }, { about: { ...ABOUT, runUrl: null, ...changes } }).split('\n')[2] ?? ''
  expect(lineOf({ services: services.slice(0, 1) })).toBe(
    '`hello` for `production`, service `web`, commit `4f1d2c3b5a69`',
  )
  expect(lineOf({ services })).toContain(', services `web`, `worker`, commit')
  const many = ['a', 'b', 'c', 'd', 'e'].map((service) => ({ region: null, cluster: 'main', service }))
  expect(lineOf({ services: many })).toContain(', services `a`, `b`, `c`, 2 more, commit')
  const built = { context: 'api', file: null, target: 'prod' }
  expect(lineOf({ built })).toBe('`hello` for `production`, from `api`, target `prod`, commit `4f1d2c3b5a69`')
  expect(lineOf({ built: { context: '', file: null, target: null } })).not.toContain('from')
})

test('overridden: with the reason', () => {
  const blockers = [{ finding: worst, rule: 'trivy-severity' }] as const
  const text = said({ kind: 'overridden', blockers, reason: 'Hotfix, @octocat knows' })
  expect(text).toContain('### ⚠️ The gate was overridden: 1 finding would have blocked the image')
  expect(text).toMatch(/\*\*Reason:\*\* Hotfix, .*64;.*octocat knows/u)
})

test('with the exceptions of the pull request it would pass', () => {
  const source = {
    kind: 'branch',
    because: 'on pull_request',
    branch: 'main',
    commit: '1',
    path: 'x',
    wrong: [],
  } as const
  const exceptions = { ...RESULTS.judge.exceptions, source, wouldPassWith: 2 }
  expect(said(blocked(worst), { exceptions })).toMatch(/💡 \*\*.*2 exceptions/u)
})

test('what will block soon has its day', () => {
  const from = '2026-12-05'
  const text = said({ kind: 'passed' }, { soon: [{ finding: worst, from, because: 'baseline-days' }] })
  expect(text).toContain('⏳ **Will block soon, if nothing changes: 1 finding, on 2026-12-05**\n\n- CRITICAL CVE-2019-')
  expect(text).toMatch(/, from 2026-12-05 \(`baseline-days`\)$/mu)
  expect(said({ kind: 'passed' })).not.toContain('soon')
})

test('what is accepted has who accepted it, why and until when', () => {
  const accepting = exception({ reason: 'Not reachable', owner: '@team' })
  const text = said({ kind: 'passed' }, { excepted: [{ finding: worst, exception: accepting }] })
  expect(text).toMatch(
    /<summary>1 finding accepted by an exception<\/summary>[^]*team \| 2026-12-31 \| Not reachable \|/u,
  )
  expect(text).not.toContain('@team')
})

test('a baseline that is not known is said', () => {
  const compared = { kind: 'not-compared', why: 'unreadable', because: 'access denied' } as const
  expect(said(blocked(worst), { compared })).toContain('The baseline could not be read, so the whole policy applies')
})

test('new, there before and fixed are apart', () => {
  const old = vulnerability({ id: 'CVE-OLD' })
  const mild = vulnerability({ id: 'CVE-MILD', severity: 'LOW' })
  const gone = vulnerability({ id: 'CVE-GONE' })
  const text = said(blocked(worst, old), {
    compared: comparedWith({ added: [worst], there: [old, mild], fixed: [gone] }),
  })
  const [, steps = '', added = '', still = ''] = text.split('#### ')
  expect(steps).toMatch(/^How to fix/u)
  expect(text).toContain('this image adds 1 CRITICAL and fixes 1 HIGH; 2 earlier findings remain')
  expect(added).toMatch(/^New, and blocking \(1\)[^]*CVE-2019-10744/u)
  expect(still).toMatch(/^There before, and blocking \(1\)[^]*CVE-OLD/u)
  expect(text).toMatch(/<summary>1 finding fixed<\/summary>[^]*CVE-GONE/u)
  expect(text).toMatch(/<summary>1 finding there before, not blocking<\/summary>[^]*CVE-MILD/u)
})
