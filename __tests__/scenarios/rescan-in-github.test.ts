/** What a rescan of the shipped bundle writes in GitHub: one issue that is kept up to date, and a report in code scanning for each image. */
import { describe, expect, jest, test } from '@jest/globals'
import type { KeptIssue } from '../../local-github/kept.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { runningPlay } from '../support/rescan-play.ts'
import { COMMIT, TOKEN, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'
import type { ImagesElsewhere } from '../support/side-car-tools.ts'

jest.setTimeout(90_000)

const playOnce = useShipPlays(({ github }) => expect(github?.violations).toEqual([]))

const SCHEDULE = { name: 'schedule', payload: { schedule: '17 5 * * 1-5' } }

const rescan = async (images: ImagesElsewhere, given: ShipPlay = {}): Promise<ShipPlayed> =>
  playOnce(
    await runningPlay(images, {
      comparisons: {},
      event: SCHEDULE,
      ...given,
      inputs: { service: '', 'task-definition': '', repository: '', 'github-token': TOKEN, ...given.inputs },
    }),
  )

const issuesOf = ({ github }: ShipPlayed): readonly KeptIssue[] => github?.kept.issues ?? []

const FINE = { 'old:1': { severities: ['LOW'] } } as const
const BLOCKED = { 'old:1': { severities: ['CRITICAL', 'HIGH'] } } as const

describe('the issue', () => {
  const watch = (images: ImagesElsewhere, issues: readonly KeptIssue[] = [], given: ShipPlay = {}) =>
    rescan(images, { settings: 'issue: on', kept: { issues }, ...given })

  test('is opened, updated, closed and opened again: it is always the same one', async () => {
    const first = await watch(BLOCKED)
    expect(first.outputs['gate-verdict']).toBe('blocked')
    const [issue, ...others] = issuesOf(first)
    expect(others).toEqual([])
    expect(issue).toMatchObject({ state: 'open', title: 'Blocking findings in running images: demo (test)' })
    expect(issue?.body).toMatch(
      /^<!-- ship-to-ecs issue [0-9a-f]{32} -->\n### ❌ 1 of 1 running image has blocking findings\n/u,
    )
    expect(issue?.body).toMatch(/#### `example\.com\/team\/old@sha256:[0-9a-f]{64}`\n\nRuns in `web`: container `app`/u)
    expect(issue?.body).toContain('- Update `lodash` `1.0.0`: fixed in `1.0.1` (2 findings).')
    expect(first.summary).toContain('[created](https://github.com/octo-org/hello/issues/1)')

    const second = await watch({ 'old:1': { severities: ['CRITICAL'] } }, issuesOf(first))
    expect(issuesOf(second)).toMatchObject([{ number: 1, state: 'open', body: expect.stringContaining('(1 finding)') }])

    const third = await watch(FINE, issuesOf(second))
    expect(third.exitCode).toBe(0)
    expect(issuesOf(third)).toMatchObject([
      { number: 1, state: 'closed', body: expect.stringContaining('✅ No blocking findings') },
    ])

    const fourth = await watch(BLOCKED, issuesOf(third))
    expect(issuesOf(fourth)).toMatchObject([{ number: 1, state: 'open' }])
  })

  test.each([
    ['a scan that breaks', { trivy: 'fails' }],
    ['an image that cannot be pulled', { pull: 'denied' }],
  ] as const)('%s keeps it open, and the run is red', async (_, broken) => {
    const issues = issuesOf(await watch(BLOCKED))
    const run = await watch({ 'old:1': broken }, issues)
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'gate-verdict': 'broke' } })
    expect(issuesOf(run)).toMatchObject([{ state: 'open', body: expect.stringContaining('could be judged') }])
  })

  test('is not written where the setting does not say so, nor where nothing blocks', async () => {
    expect(issuesOf(await watch(BLOCKED, [], { settings: '' }))).toEqual([])
    expect(issuesOf(await watch(FINE))).toEqual([])
  })

  test('a token that may not write: a notice, and the verdict is kept', async () => {
    const message = 'Resource not accessible by integration'
    const operation = 'POST /repos/{owner}/{repo}/issues'
    const run = await watch(BLOCKED, [], {
      gitHubFaults: [{ kind: 'refused', status: 403, message, operation }],
    })
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'gate-verdict': 'blocked' } })
    expect(run.log).toContain('::notice title=No issue written::')
    expect(run.log).toContain('it lacks the permission `issues: write`')
  })
})

describe('code scanning', () => {
  const upload = (images: ImagesElsewhere, given: ShipPlay = {}) =>
    rescan(images, { settings: 'code-scanning: upload', ...given })

  interface Log {
    readonly runs: readonly [
      { readonly automationDetails: { readonly id: string }; readonly results: readonly object[] },
    ]
  }

  const uploadsOf = ({ github }: ShipPlayed): readonly (readonly [string, number])[] =>
    (github?.kept.sarifs ?? []).map(({ ref, commit, text }) => {
      expect({ ref, commit }).toEqual({ ref: 'refs/heads/main', commit: COMMIT })
      // A report of our own, which its own tests hold against the schema.
      const { runs } = JSON.parse(text) as Log
      return [runs[0].automationDetails.id, runs[0].results.length]
    })

  test('has a category for each image and scanner, on the branch of the job', async () => {
    const run = await upload({ 'old:1': { severities: ['CRITICAL'] }, 'proxy:1': { severities: ['LOW', 'LOW'] } })
    expect(run.outputs['gate-verdict']).toBe('blocked')
    const at = 'ship-to-ecs/test/demo/running/example.com/team'
    expect(uploadsOf(run)).toEqual([
      [`${at}/old/linux-amd64/trivy/`, 1],
      [`${at}/old/linux-amd64/dockle/`, 0],
      [`${at}/proxy/linux-amd64/trivy/`, 2],
      [`${at}/proxy/linux-amd64/dockle/`, 0],
    ])
  })

  test('two digests of one name share the categories: no upload closes the alerts of the other', async () => {
    const run = await upload({ 'old:1': { severities: ['HIGH'] }, 'old:2': { severities: ['HIGH', 'LOW'] } })
    expect(uploadsOf(run).map(([, results]) => results)).toEqual([2, 0])
    expect(JSON.parse(run.outputs['findings'] ?? '')).toMatchObject({ sideCars: [{ trivy: {} }, { trivy: {} }] })
  })

  test('of two digests one cannot be looked at: nothing of the name is uploaded', async () => {
    const run = await upload({ 'old:1': { severities: ['HIGH'] }, 'old:2': { pull: 'denied' } })
    expect(run.outputs['gate-verdict']).toBe('broke')
    expect(uploadsOf(run)).toEqual([])
    expect(run.log).toMatch(
      /::warning.*trivy\.sarif is not written: not every image of the name example\.com\/team\/old/u,
    )
  })
})
