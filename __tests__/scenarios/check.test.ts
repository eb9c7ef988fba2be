/** `pipeline: check` of the shipped bundle: a pull request is built, judged and planned, and nothing is pushed or changed. */
import { describe, expect, jest, test } from '@jest/globals'
import { EVENTS } from '../support/events.ts'
import { HEAD_COMMIT } from '../support/image.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { playShip, TOKEN, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const TAG = `test-${HEAD_COMMIT}`

/** Calls that read; everything else is a change. */
const READS = /^(?:Describe|Get|List|BatchGet|BatchCheck)/

const playOnce = useShipPlays(({ aws }) => {
  expect(aws.requests.map(({ operation }) => operation).filter((name) => !READS.test(name))).toEqual([])
})
const play = (given: ShipPlay = {}): Promise<ShipPlayed> =>
  playOnce({
    event: { name: 'pull_request', payload: EVENTS['pull_request from a fork'] },
    ...given,
    inputs: { pipeline: 'check', 'config-file': 'none', ...given.inputs },
  })

const headline = ({ summary }: ShipPlayed): string => summary.split('\n')[0] ?? ''

/** What GitHub gives to the workflow of a fork's pull request: no secret, and no variable of the repository. */
const FORK = {
  environment: { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_EC2_METADATA_DISABLED: 'true' },
} as const

const NOTICE = 'No AWS credentials found, so nothing in AWS was read and there is no plan.'

describe('with credentials', () => {
  test('the image is judged, and the plan is shown', async () => {
    const run = await play()
    const { exitCode, outputs, summary, callsOf } = run
    expect(exitCode).toBe(0)
    expect(headline(run)).toBe('## ✅ Passed: no finding blocks the image; `web` would get a new image')
    expect(summary).toContain(`+    image: (to be built) ${outputs['registry']}/hello:${TAG}`)
    expect(summary).toContain('Nothing was changed.')
    expect(summary).not.toContain('<summary>Plan')
    expect(summary).not.toContain(NOTICE)
    expect(run.log).toContain('– definition: left out because plan checks the task definition\n')
    expect(outputs).toMatchObject({
      result: 'success',
      'gate-verdict': 'passed',
      'image-tag': TAG,
      repository: 'hello',
    })
    expect(outputs['config-digest']).toMatch(/^sha256:/)
    expect(JSON.parse(outputs['plan'] ?? '')).toMatchObject({ web: { compared: 'compared' } })
    for (const name of [
      'image',
      'image-digest',
      'task-definition-arn',
      'deployment-id',
      'deployment-status',
      'services',
    ])
      expect(outputs).not.toHaveProperty(name)
    expect(callsOf('GetAuthorizationToken')).toBe(0)
  })

  test('the gate blocks: red, with the plan beside it', async () => {
    const run = await play({ severities: ['CRITICAL'] })
    expect(run.exitCode).toBe(1)
    expect(headline(run)).toBe('## ❌ Blocked: CVE-2026-0000 (CRITICAL) in lodash 1.0.0')
    expect(run.outputs).toMatchObject({ result: 'blocked', 'failed-stage': 'gate' })
    expect(run.summary).toContain('(to be built)')
  })

  test('the plan fails: red, with the scans beside it', async () => {
    const run = await play({ inputs: { service: 'wbe' }, severities: ['LOW'] })
    expect(run.exitCode).toBe(1)
    expect(headline(run)).toMatch(/^## ❌ Failed in plan: .*wbe/u)
    expect(run.outputs).toMatchObject({ result: 'failed', 'failed-stage': 'plan', 'gate-verdict': 'passed' })
    expect(run.summary).toContain('CVE-2026-0000')
  })

  test('an image that the tasks cannot run: red, as `ship` is before the push', async () => {
    const runtimePlatform = { cpuArchitecture: 'ARM64' }
    const run = await play({ taskDefinition: { runtimePlatform } })
    expect(headline(run)).toBe('## ❌ Failed in platform: the image is linux/amd64, but the tasks run on linux/arm64')
    expect(run.outputs).toMatchObject({ 'error-code': 'E_PLATFORM', 'gate-verdict': 'passed' })
  })

  test('the plan fails and the gate blocks: both are reported', async () => {
    const run = await play({ inputs: { service: 'wbe' }, severities: ['CRITICAL'] })
    expect(run.outputs).toMatchObject({ result: 'failed', 'failed-stage': 'plan', 'gate-verdict': 'blocked' })
    expect(run.summary).toContain('CVE-2026-0000')
    expect(run.summary).toContain('wbe')
  })

  test.each([
    ['expired', { kind: 'expired-token' }, 'E_CREDENTIALS_EXPIRED'],
    ['denied', { kind: 'error', code: 'AccessDenied', message: 'no', status: 403 }, 'E_ACCESS_DENIED'],
  ] as const)('that are %s are not missing', async (_, fault, code) => {
    const run = await play({ faults: [{ operation: 'GetCallerIdentity', ...fault }] })
    expect(run.outputs).toMatchObject({ result: 'failed', 'failed-stage': 'plan', 'error-code': code })
    expect(run.outputs).toMatchObject({ 'gate-verdict': 'passed' })
    expect(run.summary).not.toContain(NOTICE)
  })

  test('settings of the target that are not set are named', async () => {
    const run = await play({ inputs: { cluster: '', service: '' } })
    expect(headline(run)).toBe('## ❌ Failed in plan: the plan needs `cluster`, `service`, which are not set')
    expect(run.outputs).toMatchObject({ 'error-code': 'E_INPUT', 'gate-verdict': 'passed' })
  })

  test('a profile that has none is red', async () => {
    const run = await play({ environment: { ...FORK.environment, AWS_PROFILE: 'deploy' } })
    expect(headline(run)).toBe(
      '## ❌ Failed in credentials: no AWS credentials found, although AWS_PROFILE is set (sts<span>&#58;</span>GetCallerIdentity)',
    )
    expect(run.outputs).toMatchObject({ 'error-code': 'E_CREDENTIALS_MISSING', 'gate-verdict': 'passed' })
  })
})

describe('of a fork', () => {
  test('without credentials and without the settings of the target: the gate decides, the plan is left out', async () => {
    const run = await play({
      ...FORK,
      inputs: { repository: '', cluster: '', service: '', 'task-definition': '', 'aws-region': '' },
    })
    const { exitCode, outputs, summary, log, aws } = run
    expect(exitCode).toBe(0)
    expect(headline(run)).toBe('## ✅ Passed: no finding blocks the image; no plan without AWS credentials')
    expect(summary.split(NOTICE)).toHaveLength(2)
    expect(log).toContain('::notice title=No plan without AWS credentials::No AWS credentials found')
    expect(log).toContain('– plan: left out because this run has no AWS credentials\n')
    expect(outputs).toMatchObject({ result: 'success', 'gate-verdict': 'passed', 'image-tag': TAG })
    for (const name of ['plan', 'registry', 'repository', 'failed-stage']) expect(outputs).not.toHaveProperty(name)
    expect(aws.requests).toEqual([])
  })

  test('the task definition of the checkout is checked all the same', async () => {
    const run = await play({ ...FORK, taskDefinition: { memroy: '512' } })
    expect(headline(run)).toMatch(/^## ❌ Failed in definition: .*memroy/u)
    expect(run.outputs).toMatchObject({ 'error-code': 'E_TASK_DEFINITION_INVALID', 'gate-verdict': 'passed' })
    expect(run.summary).toContain(NOTICE)
  })

  test('what only warns in it is listed, and what only AWS knows is not missed', async () => {
    const containerDefinitions = [{ name: 'app', image: 'x', memory: 128, user: '${ssm:/user}' }]
    const run = await play({ ...FORK, taskDefinition: { containerDefinitions } })
    expect(run.exitCode).toBe(0)
    expect(run.summary).toContain('<summary>Lint of the task definition of <code>web</code>:')
    expect(run.aws.requests).toEqual([])
  })

  test('the gate blocks', async () => {
    const run = await play({ ...FORK, levels: ['FATAL'] })
    expect(run.exitCode).toBe(1)
    expect(run.outputs).toMatchObject({ result: 'blocked', 'gate-verdict': 'blocked' })
    expect(run.summary).toContain(NOTICE)
  })

  test('settings that are given are still checked', async () => {
    const run = await play({ ...FORK, inputs: { 'aws-region': 'Europe' } })
    expect(run.outputs).toMatchObject({ result: 'failed', 'error-code': 'E_INPUT' })
  })
})

describe('a checkout that switches the pipeline', () => {
  const switching = (checkout: string, main: string, inputs: Readonly<Record<string, string>> = {}): ShipPlay => ({
    settings: `pipeline: ${checkout}\n`,
    main: `pipeline: ${main}\n`,
    inputs: { pipeline: '', 'config-file': '', 'github-token': TOKEN, ...inputs },
  })

  test('from check to ship deploys nothing', async () => {
    const { outputs, summary } = await play(switching('ship', 'check'))
    expect(outputs).toMatchObject({ result: 'success', 'gate-verdict': 'passed' })
    expect(outputs).not.toHaveProperty('image')
    expect(summary).toContain('Guarded settings not taken from the checkout on pull_request: `pipeline`')
  })

  test('from ship to check is not a green check of what ships', async () => {
    const { outputs, summary, callsOf } = await playShip({
      event: { name: 'pull_request', payload: EVENTS.pull_request },
      ...switching('check', 'ship'),
    })
    expect(outputs).toMatchObject({ result: 'success', 'deployment-status': 'success' })
    expect(callsOf('UpdateService')).toBe(1)
    expect(summary).toContain('Guarded settings not taken from the checkout on pull_request: `pipeline`')
  })
})
