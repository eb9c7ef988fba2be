import { describe, expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import { fault } from '../../../src/errors/fault.ts'
import type { ScanResult } from '../../../src/domain/scan/findings.ts'
import type { RunRecord } from '../../../src/report/record.ts'
import { headlineOf } from '../../../src/report/summary/headline.ts'
import { hostile } from '../../support/hostile-text.ts'
import { gateError, recordOf, SAMPLES } from '../../support/sample-records.ts'
import {
  broken,
  foundByDockle,
  RESULTS,
  STARTED,
  trivyReport,
  worst,
  type StageId,
} from '../../support/sample-results.ts'
import { crashed } from '../../support/sample-rollout.ts'

const TAG = '`staging-4f1d2c3b5a69788796a5b4c3d2e1f00112233445`'
const failed = (stage: StageId, message: string, headline?: string | readonly string[]): string =>
  headlineOf(
    recordOf({
      failsAt: { stage, error: fault('E_PUSH', { message, ...(headline === undefined ? {} : { headline }) }) },
    }),
  )

describe('headlineOf', () => {
  test.each([
    ['success', `Shipped: \`hello\` runs ${TAG}`],
    ['nothing-runs', 'Shipped: `hello` is set to `hello:42`; the desired count is 0, so no task runs'],
    ['blocked', 'Blocked: 2 vulnerabilities and 1 Dockle finding'],
    ['broke', 'Failed in gate: Trivy broke: the database schema is too old (trivy exited with code 1)'],
    ['build-failed', 'Failed in build: `false` exited with code 1'],
    ['tag-taken', 'Failed in push: the tag already belongs to another image'],
    ['rolled-back', 'Rolled back: container `app` exited with code 3 (3 of 3 tasks)'],
    ['cancelled', 'Cancelled while waiting for the deployment of `hello`'],
    ['two-services', '1 of 2 services rolled back: container `app` exited with code 3 (3 of 3 tasks)'],
    ['undone', 'Cancelled while waiting for the deployment of `hello`; the change was undone'],
    ['wrong-inputs', 'Not started: `trivy-severity` is invalid, and 4 more problems'],
  ] as const)('%s', (sample, expected) => {
    expect(headlineOf(SAMPLES[sample])).toBe(expected)
  })

  test('says when tasks report no digest: then nothing shows which image they run', () => {
    const confirm = { kind: 'unreported', tasks: 2, silent: 1 } as const
    expect(headlineOf(recordOf({ results: { confirm } }))).toBe(
      `Shipped: \`hello\` runs ${TAG}; 1 task reports no digest`,
    )
  })

  test('takes the first sentence of a message, without the colon before a list of several', () => {
    expect(failed('push', 'The registry is gone. Nobody was harmed.')).toBe('Failed in push: the registry is gone')
    expect(failed('push', 'these are wrong:\n  - one')).toBe('Failed in push: these are wrong: one')
    expect(failed('push', 'these are wrong:\n  - one\n  - two')).toBe('Failed in push: these are wrong')
    expect(failed('push', 'this is wrong\n  - one')).toBe('Failed in push: this is wrong')
    expect(failed('push', 'main.ts v1.2 is wrong')).toBe('Failed in push: main.ts v1.2 is wrong')
  })

  test('prefers the short form of an error, and never cuts: what does not fit is left for the title', () => {
    expect(failed('push', 'x', 'the registry is full')).toBe('Failed in push: the registry is full')
    expect(failed('push', `the registry said ${'no '.repeat(40)}`)).toBe('Failed in push: the push failed')
    const long = 'ServerException: '.repeat(6)
    const short = 'Service `hello` was not updated'
    expect(failed('deploy', `${short}: ${long}`, [`${short}: ${long}`, short])).toBe(`Failed in deploy: ${short}`)
    expect(failed('tag', `tag \`x\`: ${long}`)).toBe('Failed in tag: the push failed')
    expect(failed('push', 'x'.repeat(90), 'y'.repeat(90))).toBe('Failed in push: the push failed')
  })

  test('names the one finding that blocks', async () => {
    const blockedBy = async (scan: ScanResult): Promise<string> =>
      headlineOf(recordOf({ failsAt: { stage: 'gate', error: await gateError([scan]) } }))
    expect(await blockedBy(trivyReport([worst]))).toBe('Blocked: CVE-2019-10744 (CRITICAL) in lodash 4.17.11')
    expect(await blockedBy(trivyReport([{ ...worst, packageName: 'x'.repeat(90) }]))).toBe('Blocked: 1 vulnerability')
    expect(await blockedBy(foundByDockle)).toBe(
      'Blocked: Dockle finding CIS-DI-0010 (FATAL): Do not store credential in environment variables/files',
    )
  })

  test('leaves out what is in parentheses, then the reason of a broken scan, when that is too long', async () => {
    const withReason = async (because: string): Promise<string> =>
      headlineOf(recordOf({ failsAt: { stage: 'gate', error: await gateError([{ ...broken, because }]) } }))
    const mirrors = 'mirror.gcr.io/aquasec/trivy-db:2, ghcr.io/aquasecurity/trivy-db:2'
    expect(
      await withReason(`Cannot download the vulnerability database: connection refused (2 mirrors tried: ${mirrors})`),
    ).toBe('Failed in gate: Trivy broke: Cannot download the vulnerability database: connection refused')
    expect(await withReason('no '.repeat(40))).toBe('Failed in gate: Trivy broke')
  })

  test('has at most one id', () => {
    const arn = 'arn:aws:ecs:eu-west-1:123456789012:service/a'
    expect(failed('push', `no ${arn}`)).toBe(`Failed in push: no ${arn}`)
    expect(failed('push', `no ${arn} ecs-svc/1`)).toBe('Failed in push: the push failed')
  })

  test('never gets longer than 100 characters, whatever the names are', () => {
    const withText = (text: string): readonly RunRecord[] => {
      const deploy = { ...STARTED, service: text }
      const error = fault('E_ROLLED_BACK', { message: text, result: crashed })
      return [
        recordOf({ results: { deploy } }),
        recordOf({ results: { deploy }, failsAt: { stage: 'wait', error } }),
        recordOf({ failsAt: { stage: 'plan', error: fault('E_AWS', { message: text, headline: text }) } }),
        recordOf({ results: { deploy, push: { ...RESULTS.push, tag: text } } }),
      ]
    }
    const texts = fc.oneof(hostile, fc.string({ minLength: 60, maxLength: 300 }))
    fc.assert(
      fc.property(texts, (text) => {
        for (const record of withText(text)) {
          const headline = headlineOf(record)
          expect(headline.length).toBeLessThanOrEqual(100)
          expect(headline.length).toBeGreaterThan(5)
        }
      }),
    )
  })
})
