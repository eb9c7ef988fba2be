/** The stage over the wire: one issue, open while something is to be done. */
import { expect, test } from '@jest/globals'
import type { RunningPlace } from '../../../src/domain/github/issue-facts.ts'
import { markerOf } from '../../../src/domain/github/marker.ts'
import type { IdlePlace } from '../../../src/domain/scan/running-images.ts'
import type { ScannedSideCar } from '../../../src/domain/image/side-car-image.ts'
import type { Blocker, GateVerdict } from '../../../src/domain/scan/gate-verdict.ts'
import { keepIssue } from '../../../src/stages/github/keep-issue.ts'
import { FORBIDDEN, useGitHubWrites, VIEWER } from '../../support/github-writes.ts'
import { broken, RESULTS, vulnerability } from '../../support/sample-results.ts'
import { PROXY, scansOfSideCar } from '../../support/sample-side-cars.ts'

const { open, keep, kept, fault } = useGitHubWrites()

const CREATE = 'POST /repos/{owner}/{repo}/issues'
const PLACES: readonly RunningPlace[] = [{ cluster: 'main', service: null }]
const MARKER = markerOf('issue', ['rescan', null, null, '["main",null]'])
const RUNNING: ScannedSideCar = { ...PROXY, runsIn: ['web'] }
const blockedBy = (...ids: readonly string[]): readonly Blocker[] =>
  ids.map((id) => ({ finding: vulnerability({ id, sideCar: RUNNING }), rule: 'trivy-severity' }))
const BLOCKED: GateVerdict = { kind: 'blocked', blockers: blockedBy('CVE-1') }
const PASSED: GateVerdict = { kind: 'passed' }
const BROKE: GateVerdict = { kind: 'broke', broken: [{ ...broken, sideCar: RUNNING }], blockers: [] }

const play = async (verdict: GateVerdict = BLOCKED, places = PLACES, idle: readonly IdlePlace[] = []) => {
  const { conversations, clock, log } = open()
  const about = { app: null, environment: null, places, runUrl: null }
  const facts = {
    judged: { ...RESULTS.judge, verdict },
    images: [scansOfSideCar(RUNNING, [])],
    rebuilds: { images: [] },
    idle,
    about,
  }
  return { result: await keepIssue.run(facts, { conversations, clock, log }), log }
}

test('it is created, updated, left, closed and opened again: always the same one', async () => {
  expect((await play()).result).toMatchObject({ kind: 'created' })
  expect((await play()).result).toMatchObject({ kind: 'unchanged' })
  // A service without tasks was not judged.
  const idle = [{ place: 'web', images: null }]
  expect((await play(PASSED, PLACES, idle)).result).toMatchObject({ kind: 'updated' })
  expect(kept().issues).toMatchObject([{ state: 'open', body: expect.stringContaining('No task runs in `web`') }])
  expect((await play({ kind: 'blocked', blockers: blockedBy('CVE-2') })).result).toMatchObject({ kind: 'updated' })
  expect((await play(PASSED)).result).toMatchObject({ kind: 'closed' })
  expect((await play(PASSED)).result).toEqual({ kind: 'none' })
  expect((await play()).result).toMatchObject({ kind: 'reopened' })
  expect(kept().issues).toMatchObject([{ number: 1, author: VIEWER, state: 'open' }])
  expect(kept().issues[0]?.body).toMatch(new RegExp(`^${MARKER}\n### ❌`, 'u'))
})

test.each([
  ['nothing blocks', PASSED],
  ['an image could not be judged', BROKE],
])('where %s, none is created', async (_, verdict) => {
  expect((await play(verdict)).result).toEqual({ kind: 'none' })
  expect(kept().issues).toEqual([])
})

test('where an image could not be judged, an open one is updated and stays open, and a closed one stays closed', async () => {
  await play()
  expect((await play(BROKE)).result).toMatchObject({ kind: 'updated' })
  expect(kept().issues).toMatchObject([{ state: 'open', body: expect.stringContaining('could be judged') }])
  await play(PASSED)
  expect((await play(BROKE)).result).toEqual({ kind: 'none' })
  expect(kept().issues).toMatchObject([{ state: 'closed' }])
})

test('a finding that blocks beside a scan that broke opens it', async () => {
  expect((await play({ kind: 'broke', broken: [broken], blockers: blockedBy('CVE-1') })).result).toMatchObject({
    kind: 'created',
  })
})

test('another service has another issue', async () => {
  await play()
  await play(PASSED, [{ cluster: 'main', service: 'web' }])
  await play(BLOCKED, [{ cluster: 'main', service: 'web' }])
  expect(kept().issues).toMatchObject([{ state: 'open' }, { state: 'open' }])
})

test('an issue or a pull request of somebody else with the marker is left alone', async () => {
  const other = { title: 'T', body: `${MARKER}\nx`, state: 'open' as const }
  keep({
    issues: [
      { ...other, number: 1, author: 'octocat' },
      { ...other, number: 2, author: VIEWER, isPull: true },
    ],
  })
  expect((await play()).result).toMatchObject({ kind: 'created' })
  expect(kept().issues).toHaveLength(3)
})

test('an answer that is lost makes no second issue', async () => {
  fault({ kind: 'lost-reply', operation: CREATE, times: 1 })
  expect((await play()).result).toMatchObject({ kind: 'unchanged' })
  // A service without tasks was not judged.
  const idle = [{ place: 'web', images: null }]
  expect((await play(PASSED, PLACES, idle)).result).toMatchObject({ kind: 'updated' })
  expect(kept().issues).toMatchObject([{ state: 'open', body: expect.stringContaining('No task runs in `web`') }])
  expect(kept().issues).toHaveLength(1)
})

test('a title that is too long is cut', async () => {
  await play(BLOCKED, [{ cluster: 'x'.repeat(300), service: null }])
  expect(kept().issues[0]?.title).toHaveLength(256)
})

test.each([
  [403, FORBIDDEN.message, 'it lacks the permission `issues: write`'],
  [410, 'Issues are disabled for this repo', 'issues are disabled in this repository'],
] as const)('%i is no failure', async (status, message, words) => {
  fault({ kind: 'refused', status, message, operation: CREATE, times: 1 })
  const { result, log } = await play()
  expect(result).toMatchObject({ kind: 'skipped', because: expect.stringContaining(words) })
  expect(log.text('warning')).toBe('')
})
