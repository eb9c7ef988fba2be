/** The shipped bundle from commit to running tasks, without an engine: an image that must not be deployed is not deployed. */
import { describe, expect, jest, test } from '@jest/globals'
import { digestOf } from '../support/image.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { TAG, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'
import { manifestOf } from '../support/manifest-registry.ts'

jest.setTimeout(60_000)

const play = useShipPlays()

/** It ended in this stage with this error, and the service is as before. */
const expectStopped = ({ exitCode, outputs, callsOf }: ShipPlayed, stage: string | undefined, code: string): void => {
  expect({ exitCode, stage: outputs['failed-stage'], code: outputs['error-code'] }).toEqual({
    exitCode: 1,
    stage,
    code,
  })
  expect(callsOf('RegisterTaskDefinition') + callsOf('UpdateService')).toBe(0)
}

const [ACCOUNT, OTHER_ACCOUNT] = ['123456789012', '210987654321']
const OTHER_IMAGE = manifestOf(digestOf('e'))

test('a commit is built, scanned, pushed, deployed and confirmed', async () => {
  const { exitCode, outputs, summary, digest, callsOf } = await play()
  expect(exitCode).toBe(0)
  expect(outputs).toMatchObject({ result: 'success', 'image-digest': digest, 'gate-verdict': 'passed' })
  expect(summary.split('\n')[0]).toBe(`## ✅ Shipped: \`web\` runs \`${TAG}\``)
  expect(callsOf('UpdateService')).toBe(1)
})

test('the registry of another account, which `registry-id` names', async () => {
  const { exitCode, outputs, aws } = await play({
    registryId: OTHER_ACCOUNT,
    inputs: { 'aws-account-id': ACCOUNT, 'guarded-settings': `registry-id: '${OTHER_ACCOUNT}'` },
  })
  expect({ exitCode, result: outputs['result'] }).toEqual({ exitCode: 0, result: 'success' })
  const asked = aws.requests.filter(({ operation }) => /^(?:DescribeRepositories|BatchGetImage)$/.test(operation))
  expect(asked.length).toBeGreaterThan(2)
  for (const { input } of asked) expect(input).toMatchObject({ registryId: OTHER_ACCOUNT })
})

describe('the gate blocks', () => {
  test.each<readonly [string, ShipPlay, string]>([
    ['a HIGH vulnerability', { severities: ['HIGH'] }, 'E_GATE_BLOCKED'],
    ['a CRITICAL one among others', { severities: ['LOW', 'CRITICAL'] }, 'E_GATE_BLOCKED'],
    ['a FATAL finding of Dockle', { levels: ['WARN', 'FATAL'] }, 'E_GATE_BLOCKED'],
    [
      'a Dockle that logs an error',
      { dockleLog: '2026-01-01T00:00:00Z\tERROR\tcannot read the config\n' },
      'E_SCANNER_BROKE',
    ],
    ['a report of another image', { scanned: digestOf('e') }, 'E_SCANNER_BROKE'],
  ])('%s', async (_, findings, code) => {
    const run = await play(findings)
    expectStopped(run, 'gate', code)
    expect(run.outputs).not.toHaveProperty('image-digest')
  })

  test('nothing below its policy', async () => {
    const run = await play({ severities: ['MEDIUM', 'LOW'], levels: ['WARN', 'INFO'] })
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed' } })
  })
})

describe('not deployed is', () => {
  test.each<readonly [string, ShipPlay, string, string]>([
    ['an image for another platform than asked', { inputs: { platforms: 'linux/arm64' } }, 'build', 'E_PLATFORM'],
    [
      'an image that the tasks cannot run',
      { taskDefinition: { runtimePlatform: { cpuArchitecture: 'ARM64' } } },
      'push',
      'E_PLATFORM',
    ],
    ['an image whose tag another one has', { before: OTHER_IMAGE }, 'push', 'E_TAG_TAKEN'],
    ['an image whose tag is moved after the push', { after: OTHER_IMAGE }, 'push', 'E_PUSHED_OTHER'],
    ['anything in another account', { inputs: { 'aws-account-id': OTHER_ACCOUNT } }, 'plan', 'E_ACCOUNT'],
    [
      'anything by a caller of another account, whatever the registry is',
      {
        inputs: { 'aws-account-id': OTHER_ACCOUNT, 'guarded-settings': `registry-id: '${OTHER_ACCOUNT}'` },
        registryId: OTHER_ACCOUNT,
      },
      'plan',
      'E_ACCOUNT',
    ],
    ['an image of a registry that nobody named', { registryId: OTHER_ACCOUNT }, 'plan', 'E_REPOSITORY_NOT_FOUND'],
    [
      'an image of another registry than the one that is set',
      { settings: `registry-id: '${OTHER_ACCOUNT}'\n` },
      'plan',
      'E_REPOSITORY_NOT_FOUND',
    ],
    [
      'to a cluster of another account',
      { inputs: { 'aws-account-id': ACCOUNT, cluster: `arn:aws:ecs:eu-west-1:${OTHER_ACCOUNT}:cluster/demo` } },
      'plan',
      'E_ACCOUNT',
    ],
    [
      'to a service of another account',
      { inputs: { 'aws-account-id': ACCOUNT, service: `arn:aws:ecs:eu-west-1:${OTHER_ACCOUNT}:service/demo/web` } },
      'plan',
      'E_ACCOUNT',
    ],
  ])('%s', async (_, given, stage, code) => {
    expectStopped(await play(given), stage, code)
  })
})

describe('a checkout cannot', () => {
  const only = 'only an input of the workflow can'

  test.each<readonly [string, ShipPlay, string]>([
    [
      'build from /proc by a link',
      { settings: 'context: app\n', links: { app: '/proc' } },
      '`context`: app leads to /proc',
    ],
    [
      'read beside itself',
      { settings: 'task-definition: ../task.json\n', inputs: { 'task-definition': '' } },
      'leads out of the checkout',
    ],
    [
      'read what a link leads to',
      { inputs: { 'task-definition': 'a.json' }, links: { 'a.json': '/etc/hostname' } },
      'leads out of the checkout',
    ],
    [
      'name a file of the machine',
      { settings: 'context: /etc\n' },
      `\`context\`: ${only} name an absolute path (/etc)`,
    ],
    [
      'hand a variable of the job to the build',
      { settings: 'build-args: |\n  "AWS_SECRET_ACCESS_KEY"\n' },
      `${only} hand AWS_SECRET_ACCESS_KEY to the build`,
    ],
    [
      'make it a secret',
      { settings: 'secret-envs: { key: AWS_SECRET_ACCESS_KEY }\n' },
      `${only} hand AWS_SECRET_ACCESS_KEY to the build`,
    ],
    [
      'hand over variables by a pattern',
      { settings: 'build-args: ["*"]\n' },
      'the name of a variable has only letters',
    ],
    [
      'send a token of the job to a host',
      { settings: 'cache-from: type=gha,url_v2=http://cache.example\n' },
      `${only} set \`url_v2\` of a GitHub cache`,
    ],
  ])('%s', async (_, given, says) => {
    const run = await play(given)
    expectStopped(run, undefined, 'E_INPUT')
    expect(run.log).toContain(says)
    expect(run.aws.requests).toEqual([])
  })
  test('decide the verdict from another commit than the one of the event', async () => {
    const run = await play({ settings: 'trivy-severity: none\n', head: 'c'.repeat(40), severities: ['CRITICAL'] })
    expectStopped(run, undefined, 'E_GUARDED_SETTINGS')
  })
})
