/** The comment of the shipped bundle on a pull request: it says what the gate says, and changes nothing about it. */
import { describe, expect, jest, test } from '@jest/globals'
import type { GitHubFaultRule } from '../../local-github/options.ts'
import { EVENTS } from '../support/events.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { COMMIT, TOKEN, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const playOnce = useShipPlays(({ github }) => expect(github?.violations).toEqual([]))

const play = (given: ShipPlay = {}): Promise<ShipPlayed> =>
  playOnce({
    main: 'comment: on',
    event: { name: 'pull_request', payload: EVENTS.pull_request },
    settings: 'comment: on',
    ...given,
    environment: { GITHUB_REF: 'refs/pull/12/merge', ...given.environment },
    inputs: { pipeline: 'check', 'github-token': TOKEN, ...given.inputs },
  })

const CREATE = 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments'

const bodiesIn = ({ github }: ShipPlayed): readonly string[] => (github?.kept.comments ?? []).map(({ body }) => body)

describe('a comment', () => {
  test('says that the image passes', async () => {
    const run = await play()
    expect(run.exitCode).toBe(0)
    const [body, ...others] = bodiesIn(run)
    expect(others).toEqual([])
    expect(body).toMatch(/^<!-- ship-to-ecs comment [0-9a-f]{32} -->\n### ✅ No finding blocks the image\n/u)
    expect(body).toContain('`hello` for `test`, service `web`, commit ')
    expect(run.summary).toContain('[created](https://github.com/octo-org/hello/pull/12#issuecomment-1)')
  })

  test('is written when the gate blocks', async () => {
    const run = await play({ severities: ['CRITICAL'] })
    expect(run.outputs['gate-verdict']).toBe('blocked')
    expect(bodiesIn(run)).toEqual([expect.stringContaining('### ❌ 1 finding blocks the image')])
    expect(bodiesIn(run)[0]).toContain('#### How to fix')
  })

  test('of an earlier run is updated; others stay', async () => {
    const [body = ''] = bodiesIn(await play())
    const comment = (id: number, author: string) => ({ id, number: 12, author, body: `${body}old` })
    const comments = [comment(1, 'octocat'), comment(2, 'github-actions[bot]')]
    const run = await play({ kept: { comments } })
    expect(bodiesIn(run).map((one) => one.endsWith('old'))).toEqual([true, false])
  })

  test('of another job stays: each ships to a service of its own', async () => {
    const [body = ''] = bodiesIn(await play())
    const comments = [{ id: 1, number: 12, author: 'github-actions[bot]', body }]
    const other = { inputs: { service: 'worker' }, otherServices: ['worker'] }
    const both = bodiesIn(await play({ kept: { comments }, ...other }))
    expect(both).toEqual([body, expect.stringContaining('service `worker`')])
    const again = await play({
      kept: {
        comments: both.map((one, index) => ({ id: index + 1, number: 12, author: 'github-actions[bot]', body: one })),
      },
    })
    expect(bodiesIn(again)).toHaveLength(2)
  })

  test('cannot be silenced by the pull request: the setting is that of the target branch', async () => {
    const run = await play({ settings: 'comment: off' })
    expect(bodiesIn(run)).toHaveLength(1)
    expect(bodiesIn(await play({ main: 'comment: off', settings: 'comment: on' }))).toEqual([])
  })

  test('is not written on a push', async () => {
    const run = await playOnce({
      comparisons: {},
      settings: 'comment: on',
      inputs: { pipeline: 'check', 'github-token': TOKEN },
    })
    expect(run.exitCode).toBe(0)
    expect(bodiesIn(run)).toEqual([])
    expect(run.log).toContain('comment: left out because this run is not for a pull request')
  })
})

describe('code scanning', () => {
  const upload = (given: ShipPlay = {}): Promise<ShipPlayed> =>
    play({ main: 'code-scanning: upload', settings: 'code-scanning: upload', ...given })

  const toolsIn = ({ github }: ShipPlayed): readonly unknown[] =>
    (github?.kept.sarifs ?? []).map(({ ref, commit, text }) => {
      // A report of our own, which its own tests hold against the schema.
      const { runs } = JSON.parse(text) as { runs: { tool: { driver: { name: string } }; results: unknown[] }[] }
      return { ref, commit, tools: runs.map(({ tool, results }) => [tool.driver.name, results.length]) }
    })

  test('has a report of each scanner when the gate blocks, for the commit that GitHub shows', async () => {
    const run = await upload({ severities: ['CRITICAL'] })
    expect(run.outputs['gate-verdict']).toBe('blocked')
    const at = { ref: 'refs/pull/12/merge', commit: COMMIT }
    expect(toolsIn(run)).toEqual([
      { ...at, tools: [['Trivy', 1]] },
      { ...at, tools: [['Dockle', 0]] },
    ])
    expect(run.summary).toContain('2 reports')
  })

  test('that is not processed is a warning, and the image passes', async () => {
    const processing = [{ status: 'pending' }, { status: 'failed', errors: ['rejecting SARIF'] }] as const
    const run = await upload({ kept: { processing } })
    expect(run.exitCode).toBe(0)
    expect(run.log).toMatch(/::warning.*GitHub did not process it: .*rejecting SARIF\. The verdict is not affected\./u)
  })

  test('that the token of a fork cannot reach is a notice', async () => {
    const operation = 'POST /repos/{owner}/{repo}/code-scanning/sarifs'
    const message = 'Resource not accessible by integration'
    const run = await upload({ gitHubFaults: [{ kind: 'refused', status: 403, message, operation }] })
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain('::notice title=Nothing uploaded to code scanning::')
    expect(run.log).toContain('it lacks the permission `security-events: write`')
  })
})

describe('what GitHub does not take changes no verdict', () => {
  const refused = (status: 403 | 422, message: string): GitHubFaultRule => ({
    ...{ kind: 'refused', status, message, operation: CREATE },
  })

  test.each([
    ['passed', {}],
    ['blocked', { severities: ['CRITICAL'] }],
  ] as const)('the token of a fork: a notice names the permission, and the verdict is %s', async (verdict, more) => {
    const run = await play({ ...more, gitHubFaults: [refused(403, 'Resource not accessible by integration')] })
    expect(run.outputs['gate-verdict']).toBe(verdict)
    expect(run.exitCode).toBe(verdict === 'passed' ? 0 : 1)
    expect(run.log).toContain('::notice title=No comment on the pull request::')
    expect(run.log.split('it lacks the permission `pull-requests: write`').length).toBeGreaterThan(1)
    expect(run.log).not.toMatch(/::warning.*comment/u)
  })

  test('any other answer is a warning with the reason', async () => {
    const run = await play({ gitHubFaults: [refused(422, 'Body is too long (maximum is 65536 characters)')] })
    expect(run.exitCode).toBe(0)
    expect(run.log).toMatch(/::warning.*the text is longer than GitHub accepts .*The verdict is not affected\./u)
  })

  test.each([
    ['GraphQL', "it is of the type text/html, not of GitHub's API"],
    ['GET /repos/{owner}/{repo}/issues/{issue_number}/comments', 'it is of the type text/html'],
  ] as const)('a web page instead of an answer (%s) is a warning', async (operation, words) => {
    const run = await play({ gitHubFaults: [{ kind: 'web-page', operation }] })
    expect(run.exitCode).toBe(0)
    expect(run.log).toMatch(/::warning.*The comment was not written: .*The verdict is not affected\./u)
    expect(run.log).toContain(words)
  })

  test('an answer that is lost makes no second comment', async () => {
    const run = await play({ gitHubFaults: [{ kind: 'lost-reply', operation: CREATE, times: 1 }] })
    expect(run.exitCode).toBe(0)
    expect(bodiesIn(run)).toHaveLength(1)
  })
})
