import { describe, expect, test } from '@jest/globals'
import { fault } from '../../../src/errors/fault.ts'
import type { RunRecord } from '../../../src/report/record.ts'
import { standingOf } from '../../../src/report/summary/standing.ts'
import { noted } from '../../support/sample-changes.ts'
import { recordOf, SAMPLES } from '../../support/sample-records.ts'
import { RESULTS, type StageId } from '../../support/sample-results.ts'

const failsAt = (stage: StageId, entries: Parameters<typeof noted>[]): RunRecord =>
  recordOf({
    failsAt: { stage, error: fault('E_AWS', { message: 'no' }), noted: entries.flatMap((entry) => noted(...entry)) },
  })

describe('standingOf', () => {
  test('a run that changed nothing says so, also when it failed at something that changes', () => {
    expect(standingOf(SAMPLES['build-failed'])).toEqual(['Nothing was changed.'])
    expect(standingOf(failsAt('push', [['tag', 'unchanged']]))).toEqual(['Nothing was changed.'])
  })

  test('a success: the revision is the one that the service was set to', () => {
    expect(standingOf(SAMPLES.success)).toEqual(['The image was pushed.', 'Service `hello` was set to `hello:42`.'])
  })

  test('what is not known is not claimed', () => {
    expect(standingOf(failsAt('push', [['tag', 'unknown']]))).toEqual([
      'The image may have been pushed.',
      'Service `hello` was not changed.',
    ])
    expect(standingOf(failsAt('deploy', [['revision', 'unknown']]))).toEqual([
      'The image was pushed.',
      'A revision of `hello` may have been registered.',
      'Service `hello` was not changed.',
    ])
    expect(
      standingOf(
        failsAt('deploy', [
          ['revision', 'changed'],
          ['service', 'unknown'],
          ['deployment', 'unknown'],
        ]),
      ),
    ).toEqual([
      'The image was pushed.',
      'Revision `hello:42` was registered.',
      'Service `hello` may have been set to `hello:42`.',
      'A deployment of `hello` may have been started.',
    ])
  })

  test('a refused change is none', () => {
    expect(standingOf(failsAt('deploy', [['revision', 'unchanged']]))).toEqual([
      'The image was pushed.',
      'No revision of `hello` was registered.',
      'Service `hello` was not changed.',
    ])
    expect(
      standingOf(
        failsAt('deploy', [
          ['revision', 'changed'],
          ['service', 'unchanged'],
        ]),
      ),
    ).toEqual(['The image was pushed.', 'Revision `hello:42` was registered.', 'Service `hello` was not changed.'])
  })

  test('an image that was in the registry before', () => {
    const record = { ...recordOf({ results: { push: { ...RESULTS.push, kind: 'already-there' } } }), changes: [] }
    expect(standingOf(record)).toEqual([
      'Tag `staging-4f1d2c3b5a69788796a5b4c3d2e1f00112233445` was already in the registry.',
      'Nothing was changed.',
    ])
    const pushed = recordOf({ results: { push: { ...RESULTS.push, kind: 'already-there' } } })
    expect(standingOf(pushed)[0]).toBe('The image was pushed.')
  })
})
