/** Guarded settings of a checkout that others may have written: the shipped bundle as a process beside a local GitHub. */
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { EVENTS } from '../support/events.ts'
import { OTHER, playTrust, TIP, TOKEN, type TrustPlay, type TrustPlayed } from '../support/trust-play.ts'

jest.setTimeout(60_000)

/** The findings of these runs have the severities CRITICAL, HIGH and below. */
const LOWERED = 'trivy-severity: none\n'
const STRICT = 'trivy-severity: CRITICAL,HIGH\n'

const played: TrustPlayed[] = []
const play = async (given: TrustPlay): Promise<TrustPlayed> => {
  const result = await playTrust(given)
  played.push(result)
  return result
}

afterEach(() => {
  const all = played.splice(0)
  expect(all.flatMap(({ violations }) => violations)).toEqual([])
  for (const { log, summary } of all)
    expect(`${log.replaceAll(/^::add-mask::.*$/gmu, '')}${summary}`).not.toContain(TOKEN)
})

const READS = [
  'GET /repos/octo-org/hello/git/ref/heads/main',
  `GET /repos/octo-org/hello/contents/ship-to-ecs.yaml?ref=${TIP}`,
  `GET /repos/octo-org/hello/contents/ship-to-ecs.exceptions.yaml?ref=${TIP}`,
]

describe('the verdict', () => {
  const judged = { program: 'judged', checkout: LOWERED, main: STRICT } as const

  test.each([
    ['pull_request', 'pull_request'],
    ['pull_request', 'pull_request from a fork'],
    ['pull_request_target', 'pull_request_target'],
    ['merge_group', 'merge_group'],
    ['workflow_run', 'workflow_run'],
    ['issue_comment', 'issue_comment'],
  ] as const)('on %s (%s) severities that the checkout lowers are those of the tip of main', async (event, payload) => {
    const { outputs, summary, log, asked } = await play({ ...judged, event, payload: EVENTS[payload] })
    expect(outputs).toMatchObject({ result: 'blocked', 'gate-verdict': 'blocked' })
    const sentence = `Guarded settings not taken from the checkout on ${event}: \`trivy-severity\`; taken from \`ship-to-ecs.yaml\` of \`main\` at 1111111 instead`
    expect(summary).toContain(sentence)
    expect(log).toContain(`::warning::${sentence}`)
    expect(asked).toEqual(READS)
  })

  test('on a push the checkout decides, and GitHub is not asked', async () => {
    const { outputs, summary, asked } = await play({ ...judged, event: 'push', payload: EVENTS.push })
    expect(outputs).toMatchObject({ 'gate-verdict': 'passed' })
    expect(summary).not.toContain('Guarded settings')
    expect(asked).toEqual([])
  })

  test('on a push whose checkout is at another commit the default branch decides', async () => {
    const { outputs, summary } = await play({ ...judged, event: 'push', payload: EVENTS.push, head: OTHER })
    expect(outputs).toMatchObject({ 'gate-verdict': 'blocked' })
    expect(summary).toContain('because the checkout is at 3333333, not at 2222222 of the push: `trivy-severity`')
  })

  test('a schedule whose event names no repository: GitHub is asked for the default branch', async () => {
    const { outputs, asked } = await play({ ...judged, event: 'schedule', payload: EVENTS.schedule, head: OTHER })
    expect(outputs).toMatchObject({ 'gate-verdict': 'blocked' })
    expect(asked).toEqual(['GET /repos/octo-org/hello', ...READS])
  })

  test('a target branch with a slash in its name', async () => {
    const branches = {
      main: { commit: OTHER, files: { 'ship-to-ecs.yaml': LOWERED } },
      'release/2.x': { commit: TIP, files: { 'ship-to-ecs.yaml': STRICT } },
    }
    const payload = EVENTS['pull_request to a branch with a slash']
    const { outputs, summary } = await play({ ...judged, event: 'pull_request', payload, repository: { branches } })
    expect(outputs).toMatchObject({ 'gate-verdict': 'blocked' })
    expect(summary).toContain('of `release/2.x` at 1111111 instead')
  })

  test('no file on the target branch: the defaults', async () => {
    const { outputs, summary } = await play({
      ...judged,
      event: 'pull_request',
      payload: EVENTS.pull_request,
      main: null,
    })
    expect(outputs).toMatchObject({ 'gate-verdict': 'blocked' })
    expect(summary).toContain(
      '`trivy-severity`; left at the default, because `main` at 1111111 has no `ship-to-ecs.yaml`',
    )
  })

  test('a pull request that deletes the file does not lose the policy', async () => {
    const { outputs, summary } = await play({
      program: 'judged',
      event: 'pull_request',
      payload: EVENTS.pull_request,
      checkout: null,
      main: 'trivy-severity: none\n',
    })
    expect(outputs).toMatchObject({ 'gate-verdict': 'passed' })
    expect(summary).toContain('`trivy-severity`; taken from `ship-to-ecs.yaml` of `main`')
  })

  test('an input wins on every event, and nothing is reported', async () => {
    const { outputs, summary } = await play({
      ...judged,
      event: 'pull_request',
      payload: EVENTS.pull_request,
      inputs: { 'trivy-severity': 'none' },
    })
    expect(outputs).toMatchObject({ 'gate-verdict': 'passed' })
    expect(summary).not.toContain('Guarded settings')
  })

  test('config-file: none switches both files off', async () => {
    const { outputs, asked } = await play({
      ...judged,
      event: 'pull_request',
      payload: EVENTS.pull_request,
      main: LOWERED,
      inputs: { 'config-file': 'none' },
    })
    expect(outputs).toMatchObject({ 'gate-verdict': 'blocked' })
    expect(asked).toEqual([])
  })
})

describe('the shipped bundle', () => {
  const pull = { event: 'pull_request', payload: EVENTS.pull_request, checkout: LOWERED, main: STRICT } as const

  test('takes the guarded settings of the target branch', async () => {
    const { summary, asked } = await play(pull)
    expect(summary).toContain('`trivy-severity`; taken from `ship-to-ecs.yaml` of `main` at 1111111 instead')
    expect(asked).toEqual(READS)
  })

  test.each([
    ['a token without the right', { kind: 'no-right' }, 'GitHub returned 404: Not Found'],
    ['a wrong token', { kind: 'bad-credentials' }, 'GitHub returned 401: Bad credentials'],
    ['a rate limit', { kind: 'rate-limit', retryAfterSeconds: 60 }, 'GitHub returned 429: You have exceeded'],
  ] as const)('%s: red, with the reason and the next step', async (_, fault, reason) => {
    const { exitCode, outputs, summary, log } = await play({ ...pull, faults: [fault] })
    expect(exitCode).toBe(1)
    expect(outputs).toMatchObject({ result: 'failed', 'error-code': 'E_GUARDED_SETTINGS' })
    expect(summary).toContain('Not started: the guarded settings of the target branch cannot be read')
    expect(summary).toContain(reason)
    expect(summary).toContain('Grant `permissions: contents: read` to the job, or set `trivy-severity` as inputs')
    expect(log).not.toContain('::group::')
  })

  test('faults that pass are tried again', async () => {
    const faults = [
      { kind: 'server-error', times: 1 },
      { kind: 'cut-off', times: 1 },
    ] as const
    const { summary, asked } = await play({ ...pull, faults })
    expect(summary).toContain('taken from `ship-to-ecs.yaml` of `main` at 1111111 instead')
    expect(asked).toHaveLength(READS.length + 2)
  })

  test.each([
    ['inputs', { 'trivy-severity': 'CRITICAL' }],
    ['guarded-settings', { 'guarded-settings': 'trivy-severity: [CRITICAL]' }],
  ])('unreadable, but all that the checkout sets is given by %s: it runs', async (_, inputs) => {
    const { outputs, summary, log } = await play({ ...pull, inputs, faults: [{ kind: 'no-right' }] })
    expect(outputs['error-code']).not.toBe('E_GUARDED_SETTINGS')
    expect(log).toContain('::group::')
    expect(summary).toMatch(/cannot be read from `main` \(.*\); inputs and defaults apply/)
  })

  test('unreadable, and the checkout sets nothing that is guarded: it runs, and the log and the summary say what applies', async () => {
    const { outputs, summary, log } = await play({ ...pull, checkout: 'tag: v1\n', faults: [{ kind: 'no-right' }] })
    expect(outputs['error-code']).not.toBe('E_GUARDED_SETTINGS')
    const sentence =
      'Guarded settings are not taken from the checkout on pull_request, and cannot be read from `main` (GitHub returned 404: Not Found'
    expect(log).toContain(`::warning::${sentence}`)
    expect(summary).toContain(sentence)
    expect(summary).toContain('inputs and defaults apply')
  })

  test('variables and the SSH agent of the job go to the build only where main hands them over', async () => {
    const checkout = 'secret-envs: { a: DB_PASSWORD, b: NPM_TOKEN }\nssh: [default]\nbuild-args: [DB_PASSWORD, A=1]\n'
    const environment = { DB_PASSWORD: 'hunter2-hunter2', NPM_TOKEN: 'npm-token-of-the-job' }
    const { summary, log } = await play({ ...pull, checkout, main: 'secret-envs: { t: NPM_TOKEN }\n', environment })
    const sentence = 'because `ship-to-ecs.yaml` of `main` at 1111111 does not hand them over: those in'
    expect(summary).toContain(sentence)
    expect(log).toMatch(/::warning::Guarded variables .* those in `build-args`, `secret-envs`, `ssh`$/m)
    // The secret that is handed over is masked; the other one is not even read.
    expect(log).toContain(`::add-mask::${environment.NPM_TOKEN}`)
    expect(log).not.toContain(environment.DB_PASSWORD)
  })

  test('the token is masked', async () => {
    const { log } = await play(pull)
    expect(log).toContain(`::add-mask::${TOKEN}`)
  })
})
