/** The command `ship-to-ecs` as a process: the same engine as the action, with options, exit codes and forms of its own. */
import { expect, jest, test } from '@jest/globals'
import { runCommand } from '../local-aws/run-command.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlay } from '../support/ship-play.ts'
import { until } from '../support/until.ts'

jest.setTimeout(90_000)

const play = useShipPlays()

/** A machine that is no runner: nothing of GitHub's is in the environment. */
const ANYWHERE = Object.fromEntries(
  [
    ...[
      'ACTIONS',
      'EVENT_NAME',
      'EVENT_PATH',
      'REF',
      'REPOSITORY',
      'RUN_ATTEMPT',
      'RUN_ID',
      'RUN_NUMBER',
      'SHA',
      'WORKSPACE',
    ],
    ...['OUTPUT', 'STEP_SUMMARY', 'STATE', 'SERVER_URL'],
  ].map((name) => [`GITHUB_${name}`, '']),
)

const anywhere = (command: readonly string[], given: ShipPlay = {}) =>
  play({ ...given, command, environment: { ...ANYWHERE, RUNNER_TEMP: '', ...given.environment } })

test('a commit becomes a healthy service without GitHub, in plain words and without a workflow command', async () => {
  const run = await anywhere(['run'])
  expect(run).toMatchObject({ exitCode: 0, outputs: {}, summary: '' })
  expect(run.log).toMatch(/^▸ deploy: /mu)
  expect(run.log).toMatch(/^✓ wait: /mu)
  expect(run.log).toContain('✅ Shipped: web runs ')
  expect(run.log).not.toMatch(/^::|^output /mu)
  // No terminal: neither colours nor a line that moves.
  expect(run.log).not.toContain('\u001b')
  expect(run.callsOf('UpdateService')).toBe(1)
})

test('a plan changes nothing', async () => {
  const run = await anywhere(['plan'])
  expect(run).toMatchObject({ exitCode: 0, tags: {} })
  expect(run.callsOf('UpdateService') + run.callsOf('RegisterTaskDefinition')).toBe(0)
})

test('`--json`: the record alone on stdout, the log on stderr', async () => {
  const run = await anywhere(['run', '--json'], { environment: { FORCE_COLOR: '1' } })
  expect(JSON.parse(run.stdout)).toMatchObject({ format: 1, pipeline: 'ship', verdict: 'success' })
  expect(run.log).toContain('▸ deploy: ')
})

test('in a step of GitHub Actions: groups, outputs and a summary, with the exit codes of the command line', async () => {
  const run = await play({ command: ['run'], severities: ['CRITICAL'] })
  expect(run).toMatchObject({ exitCode: 3, outputs: { result: 'blocked' } })
  expect(run.log).toContain('::group::gate')
  expect(run.summary).toContain('# ')
})

test.each<readonly [string, number, readonly string[], ShipPlay]>([
  ['blocked by the gate', 3, ['run'], { severities: ['CRITICAL'] }],
  [
    'a deployment that fails',
    1,
    ['run'],
    {
      faults: [
        { operation: 'UpdateService', kind: 'error', code: 'AccessDeniedException', message: 'no', status: 400 },
      ],
    },
  ],
  ['a setting that is wrong', 2, ['run', '--desired-count=many'], {}],
  ['a cluster that does not exist', 2, ['run', '--cluster=nowhere'], { inputs: { cluster: '' } }],
  ['an option that does not exist', 2, ['run', '--desired-counts=1'], {}],
  ['an option twice', 2, ['run', '--desired-count=1', '--desired-count=2'], {}],
  ['a pipeline that does not exist', 2, ['run', 'shipp'], {}],
  ['a folder that does not exist', 2, ['run', '--directory=/nowhere'], {}],
  ['a secret as an option', 2, ['run', '--github-token=x'], {}],
])('%s: exit code %i', async (_what, exitCode, command, given) => {
  const run = await anywhere(command, given)
  expect(run.exitCode).toBe(exitCode)
})

test('Ctrl-C: exit code 130', async () => {
  const run = await anywhere(['run'], {
    environment: { LOCAL_AWS_CLOCK: '' },
    cancelWhen: (_aws, log) => until('trivy', () => log().includes('▸ trivy')),
  })
  expect(run.exitCode).toBe(130)
})

test('inputs of a step around it are not its own', async () => {
  const run = await anywhere(['plan'], { environment: { INPUT_CLUSTER: 'nowhere', INPUT_PIPELINE: 'ship' } })
  expect(run.exitCode).toBe(0)
})

test('a reader that has gone is no fault', async () => {
  const line = `(sleep 0.2; '${process.execPath}' bin/ship-to-ecs.cjs run --help) | true; echo "\${PIPESTATUS[0]}"`
  expect(await runCommand('bash', ['-c', line])).toEqual({ exitCode: 0, stdout: '0\n', stderr: '' })
})
