/** The shipped bundle with `policy-file`: a floor that the repository tightens or tries to relax, and a pull request that edits the policy. */
import { expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import { EVENTS } from '../support/events.ts'
import { TOKEN, type ShipPlay } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const playOnce = useShipPlays()

const PULL_REQUEST = { name: 'pull_request', payload: EVENTS.pull_request }

const withFloor = (settings: string, play: ShipPlay = {}) =>
  playOnce({
    ...play,
    inputs: { 'policy-file': 'floor.yaml', ...play.inputs },
    files: { 'floor.yaml': 'trivy-severity: [CRITICAL, HIGH, MEDIUM]\n' },
    settings,
  })

test('the floor applies where the repository sets nothing', async () => {
  const run = await withFloor('tag: "{environment}-{sha}"\n', { severities: ['MEDIUM'] })
  expect(run.outputs).toMatchObject({ result: 'blocked', 'gate-verdict': 'blocked' })
  expect(run.log).toContain('Policy: Trivy findings block at CRITICAL, HIGH, MEDIUM')
})

test('the floor applies without a settings file', async () => {
  const run = await playOnce({
    inputs: { 'policy-file': 'floor.yaml' },
    files: { 'floor.yaml': 'trivy-severity: [MEDIUM]\n' },
    severities: ['MEDIUM'],
  })
  expect(run.outputs).toMatchObject({ result: 'blocked', 'gate-verdict': 'blocked' })
})

test('the repository can tighten it', async () => {
  const run = await withFloor('trivy-severity: [CRITICAL, HIGH, MEDIUM, LOW]\n', { severities: ['LOW'] })
  expect(run.outputs).toMatchObject({ 'gate-verdict': 'blocked' })
})

test('what relaxes it is one error before the build, with both places', async () => {
  const run = await withFloor('trivy-severity: CRITICAL\n')
  expect(run.outputs).toMatchObject({ result: 'failed', 'error-code': 'E_INPUT' })
  expect(run.log).toContain('ship-to-ecs.yaml:1:17: `trivy-severity: CRITICAL` is laxer than')
  expect(run.log).toContain('floor.yaml:1:17')
  expect(run.log).not.toContain('Build the image')
})

test('what the floor says of exceptions, the baseline and an override is one error with the places', async () => {
  const far = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10)
  const run = await playOnce({
    inputs: { 'policy-file': 'floor.yaml', 'override-reason': 'It is urgent.', 'exceptions-from': 'head' },
    settings: 'accept-unknown-os: true\nbaseline: running\n',
    files: {
      'floor.yaml':
        'trivy-severity: HIGH\nexceptions:\n  max-days: 90\n  allow-vex: false\n  allow-head: false\n  allow-override: false\n',
      'vex.json': '{}',
      'ship-to-ecs.exceptions.yaml': `exceptions:\n  - id: CVE-2026-0000\n    reason: not reached\n    owner: web\n    expires: ${far}\nvex: [vex.json]\n`,
    },
  })
  expect(run.outputs).toMatchObject({ result: 'failed', 'error-code': 'E_INPUT' })
  for (const text of [
    'ship-to-ecs.yaml:1:20: `accept-unknown-os: true` is laxer than `trivy-severity: HIGH` of the policy (floor.yaml:1:17)',
    'ship-to-ecs.yaml:2:11: `baseline: running` is laxer than `trivy-severity: HIGH`',
    `ship-to-ecs.exceptions.yaml:5:5: \`expires\`: ${far} is more than 90 days ahead`,
    'by `exceptions.max-days: 90` of the policy (floor.yaml:3:3)',
    'ship-to-ecs.exceptions.yaml:6:6: `vex`: documents are refused by `exceptions.allow-vex: false` of the policy (floor.yaml:4:3)',
    '`exceptions-from: head` is refused by `exceptions.allow-head: false` of the policy (floor.yaml:5:3)',
    '`override-reason` is refused by `exceptions.allow-override: false` of the policy (floor.yaml:6:3)',
  ])
    expect(run.log).toContain(text)
  expect(run.log).not.toContain('Build the image')
})

test("a pull request that edits the policy gets the target branch's verdict", async () => {
  const run = await playOnce({
    settings: 'trivy-severity: none\npolicy: { max-size-mb: 900 }\n',
    main: 'pipeline: check\npolicy: { max-size-mb: 29 }\n',
    metadata: { Size: 30_000_000 },
    inputs: { 'github-token': TOKEN },
    event: PULL_REQUEST,
  })
  expect(run.outputs).toMatchObject({ 'gate-verdict': 'blocked' })
  expect(run.log).toContain('IMAGE-SIZE The image has 30.0 MB; at most 29 MB are allowed')
  expect(run.log).toContain('`policy`')
})

test('a pull request that edits the floor is judged by that of the target branch', async () => {
  const run = await withFloor('pipeline: check\n', {
    severities: ['LOW'],
    main: 'pipeline: check\n',
    mainFiles: { 'floor.yaml': 'trivy-severity: [LOW]\n' },
    inputs: { 'github-token': TOKEN },
    event: PULL_REQUEST,
  })
  expect(run.outputs).toMatchObject({ 'gate-verdict': 'blocked' })
  expect(run.log).toContain('Policy: Trivy findings block at LOW')
})
