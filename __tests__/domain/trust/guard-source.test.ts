import { describe, expect, test } from '@jest/globals'
import { guardSentence, type GuardReport, type TrustedPlace } from '../../../src/domain/trust/guard-report.ts'
import { guardSourceOf, type CheckoutFacts } from '../../../src/domain/trust/guard-source.ts'
import { COMMIT, HEAD_COMMIT } from '../../support/image.ts'

const facts = (changes: Partial<CheckoutFacts>): CheckoutFacts => ({
  event: 'push',
  sha: COMMIT,
  head: COMMIT,
  targetBranch: null,
  isQueued: false,
  defaultBranch: 'main',
  path: 'ship-to-ecs.yaml',
  ...changes,
})

describe('the checkout is trusted', () => {
  test.each(['push', 'schedule', 'workflow_dispatch', 'release'])('on %s at the commit of the event', (event) => {
    expect(guardSourceOf(facts({ event }))).toEqual({ kind: 'checkout' })
  })

  test('outside GitHub', () => {
    expect(guardSourceOf(facts({ event: null, sha: null, head: null }))).toEqual({ kind: 'checkout' })
  })

  test('when the workflow names a file outside of every checkout', () => {
    expect(guardSourceOf(facts({ event: 'pull_request', path: null }))).toEqual({ kind: 'checkout' })
  })
})

describe('a branch is asked instead', () => {
  test.each([
    ...['pull_request', 'pull_request_target', 'pull_request_review', 'pull_request_review_comment', 'merge_group'],
    ...['workflow_run', 'issue_comment', 'issues', 'repository_dispatch', 'deployment', 'deployment_status', 'create'],
    ...['workflow_call', 'Push', 'push ', 'an event of tomorrow'],
  ])('on %s, also at the commit of the event', (event) => {
    const source = { kind: 'branch', branch: 'release/2.x', because: `on ${event}` }
    expect(guardSourceOf(facts({ event, targetBranch: 'release/2.x' }))).toEqual(source)
  })

  test('an event without a name', () => {
    expect(guardSourceOf(facts({ event: null }))).toMatchObject({ kind: 'branch', branch: 'main' })
  })

  test.each([
    [HEAD_COMMIT, 'because the checkout is at fedcba9, not at 0123456 of the release'],
    [null, 'because the checkout is at an unknown commit, not at 0123456 of the release'],
  ])('a writer’s event, but %s is checked out', (head, because) => {
    expect(guardSourceOf(facts({ event: 'release', head }))).toEqual({ kind: 'branch', branch: 'main', because })
  })

  test('neither branch is known', () => {
    expect(guardSourceOf(facts({ event: 'workflow_run', defaultBranch: null }))).toMatchObject({ branch: null })
  })
})

describe('what is said of it', () => {
  const place: TrustedPlace = { kind: 'file', branch: 'main', commit: COMMIT, path: 'deploy/ship.yaml' }
  const because = 'on pull_request'

  const nothing = { because, place, notTaken: [], notHandedOver: [] }
  const reason = 'GitHub returned 404: Not Found'
  test.each<[GuardReport, string | null]>([
    [
      { ...nothing, notTaken: ['offline', 'network'] },
      'Guarded settings not taken from the checkout on pull_request: `offline`, `network`; taken from `deploy/ship.yaml` of `main` at 0123456 instead',
    ],
    [
      { ...nothing, place: { ...place, kind: 'no-file' }, notTaken: ['offline'] },
      'Guarded settings not taken from the checkout on pull_request: `offline`; left at the default, because `main` at 0123456 has no `deploy/ship.yaml`',
    ],
    [
      { ...nothing, notHandedOver: ['ssh', 'build-args'] },
      'Guarded variables or SSH agent of the job not handed to the build on pull_request, because `deploy/ship.yaml` of `main` at 0123456 does not hand them over: those in `ssh`, `build-args`',
    ],
    [
      { ...nothing, notTaken: ['offline'], notHandedOver: ['ssh'] },
      'Guarded settings not taken from the checkout on pull_request: `offline`; taken from `deploy/ship.yaml` of `main` at 0123456 instead; variables or SSH agent of the job not handed to the build on pull_request, because `deploy/ship.yaml` of `main` at 0123456 does not hand them over: those in `ssh`',
    ],
    [
      { ...nothing, place: { kind: 'unreadable', branch: 'main', reason } },
      'Guarded settings are not taken from the checkout on pull_request, and cannot be read from `main` (GitHub returned 404: Not Found); inputs and defaults apply',
    ],
    [
      { ...nothing, place: { kind: 'unreadable', branch: null, reason } },
      'Guarded settings are not taken from the checkout on pull_request, and cannot be read from the default branch (GitHub returned 404: Not Found); inputs and defaults apply',
    ],
    [nothing, null],
  ])('%#', (report, sentence) => {
    expect(guardSentence(report)).toBe(sentence)
  })
})
