/** Pipelines other than `ship`, made only of its stages: each ends with a true headline, outputs and exit code. */
import { expect, jest, test } from '@jest/globals'
import { breakerRollsBack, heldAt, succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import { IMAGE } from '../support/local-target.ts'
import { BEFORE_IMAGE, deployedImages, playPipeline } from '../support/pipeline-play.ts'
import { whenHeld } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const headline = (summary: string): string => summary.split('\n')[0] ?? ''

/** The output `services`, whose shape the assertion that follows checks. */
const servicesIn = (outputs: Readonly<Record<string, string>>): unknown => JSON.parse(outputs['services'] ?? 'null')

const revision = (number: number): string => `arn:aws:ecs:eu-west-1:123456789012:task-definition/hello:${number}`

test('a given digest, without a build', async () => {
  const { exitCode, outputs, summary, aws } = await playPipeline({
    program: 'given-digest',
    scenario: succeeds({ at: 60 }),
  })
  expect(exitCode).toBe(0)
  expect(headline(summary)).toBe('## ✅ Deployed: `web` runs `hello:2`')
  expect(summary).not.toMatch(/nothing was (deployed|changed)/iu)
  expect(outputs).toMatchObject({
    result: 'success',
    'task-definition-arn': revision(2),
    'previous-task-definition-arn': revision(1),
    'deployment-status': 'success',
  })
  // There is no build, so nothing is said of one.
  expect(Object.keys(outputs)).not.toContain('config-digest')
  expect(servicesIn(outputs)).toMatchObject({ web: { outcome: 'success', runningDigest: IMAGE.digest } })
  expect(deployedImages(aws, 'web')).toEqual([BEFORE_IMAGE, IMAGE.uri])
})

test('another account than the one that is set: nothing is deployed', async () => {
  const { exitCode, outputs, summary, aws } = await playPipeline({
    program: 'given-digest',
    scenario: succeeds({ at: 60 }),
    inputs: { 'aws-account-id': '210987654321' },
  })
  expect(exitCode).toBe(1)
  expect(outputs).toMatchObject({ result: 'failed', 'failed-stage': 'plan', 'error-code': 'E_ACCOUNT' })
  expect(headline(summary)).toContain('the caller is in the account 123456789012, not in 210987654321')
  expect(deployedImages(aws, 'web')).toEqual([BEFORE_IMAGE])
})

const TWO = [{ name: 'web' }, { name: 'jobs' }]

test('two services', async () => {
  const { exitCode, outputs, summary, aws } = await playPipeline({
    program: 'two-services',
    scenario: succeeds({ at: 60 }),
    services: TWO,
  })
  expect(exitCode).toBe(0)
  expect(headline(summary)).toBe('## ✅ Deployed: 2 services run the new revision')
  expect(servicesIn(outputs)).toMatchObject({
    web: { service: 'web', outcome: 'success', taskDefinitionArn: revision(2) },
    jobs: { service: 'jobs', outcome: 'success', taskDefinitionArn: revision(2) },
  })
  // Both have the same definition: one revision for the two.
  expect(aws.requests.filter(({ operation }) => operation === 'RegisterTaskDefinition')).toHaveLength(1)
  // Which of the two would they be of?
  expect(outputs).not.toHaveProperty('task-definition-arn')
  expect(outputs).not.toHaveProperty('deployment-id')
  expect(['web', 'jobs'].map((name) => deployedImages(aws, name).at(-1))).toEqual([IMAGE.uri, IMAGE.uri])
})

test('two services, one of which does not get up', async () => {
  const { exitCode, outputs, summary } = await playPipeline({
    program: 'two-services',
    scenario: [succeeds({ at: 60 }), breakerRollsBack()],
    services: TWO,
  })
  expect(exitCode).toBe(1)
  expect(headline(summary)).toBe('## ❌ 1 of 2 services rolled back: container `app` exited with code 1 (3 of 3 tasks)')
  // The scenarios are those of the first and the second update, and either service can be first.
  const [first, second] = outputs['failed-stage'] === 'wait jobs' ? ['web', 'jobs'] : ['jobs', 'web']
  expect(outputs).toMatchObject({ result: 'failed', 'failed-stage': `wait ${second}`, 'error-code': 'E_ROLLED_BACK' })
  const reason = 'container `app` exited with code 1 (3 of 3 tasks)'
  expect(servicesIn(outputs)).toMatchObject({
    [first]: { outcome: 'success', reason: null, runningDigest: IMAGE.digest },
    [second]: { outcome: 'rolled-back', reason, runningDigest: null },
  })
})

test('a stage that is left out by the result of another', async () => {
  const { exitCode, log, outputs, summary } = await playPipeline({
    program: 'left-out',
    scenario: succeeds({ at: 60 }),
    services: [{ name: 'web', desiredCount: 0 }],
  })
  expect(exitCode).toBe(0)
  expect(headline(summary)).toBe('## ✅ Deployed: `web` is set to `hello:2`; the desired count is 0, so no task runs')
  expect(log).toContain('– confirm again: left out because the service runs no task')
  expect(outputs).toMatchObject({ result: 'success', 'task-definition-arn': revision(2) })
  expect(servicesIn(outputs)).toMatchObject({ web: { outcome: 'success', reason: null } })
})

test('an undo that runs after a SIGINT in the wait', async () => {
  const { exitCode, outputs, summary, aws, cancelledAfterMs } = await playPipeline({
    program: 'undone',
    scenario: heldAt(succeeds({ at: 180 }), 90),
    cancelWhen: whenHeld,
  })
  expect(exitCode).toBe(1)
  expect(headline(summary)).toBe('## 🚫 Cancelled while waiting for the deployment of `web`; the change was undone')
  expect(summary).not.toContain('The deployment continues')
  expect(outputs).toMatchObject({
    result: 'cancelled',
    'failed-stage': 'wait',
    'error-code': 'E_CANCELLED',
    // What the run was for, not what the undo registered.
    'task-definition-arn': revision(2),
  })
  expect(servicesIn(outputs)).toMatchObject({ web: { outcome: 'interrupted', previousTaskDefinitionArn: revision(1) } })
  expect(deployedImages(aws, 'web')).toEqual([BEFORE_IMAGE, IMAGE.uri, BEFORE_IMAGE])
  // The runner sends SIGTERM 7.5 s after SIGINT.
  expect(cancelledAfterMs).toBeLessThan(7_500)
})
