/** The shipped bundle in the accounts that the stacks of `init` make, by the roles of the templates: the first deployment, and the next one. */
import { expect, jest, test } from '@jest/globals'
import { shifted } from '../../local-aws/ecs/script/strategies.ts'
import { succeeds } from '../../local-aws/ecs/script/scenarios.ts'
import type { Answers } from '../../src/init/init-answers.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { filesOf } from '../support/generated-play.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'
import { answersWith, playStacks, PRODUCTION } from '../support/stacks-play.ts'

jest.setTimeout(120_000)

const play = useShipPlays()

/** Twice: what creates the service, and what updates it. */
const playTwice = (answers: Partial<Answers>, given: ShipPlay = {}): Promise<ShipPlayed> =>
  playStacks(answersWith(answers), play, { ...given, again: { inputs: { 'force-new-deployment': 'true' } } })

const requestOf = ({ aws }: ShipPlayed, operation: string): unknown =>
  aws.requests.find((one) => one.operation === operation)?.input

/** What the calls of a run were refused. */
const deniedIn = ({ runs }: ShipPlayed): readonly string[] =>
  runs.flatMap(({ summary }) => summary.split('\n').filter((line) => line.includes('the role of this job lacks')))

const ALARMS = ['hello-production-5xx', 'hello-production-unhealthy']

test('blue/green with alarms and a secret: the rules and the role of the stack are those of the service', async () => {
  const run = await playTwice(
    { strategy: 'blue-green', addOns: ['alarms', 'secrets'] },
    { scenario: [succeeds(), shifted({ desiredCount: 2 })] },
  )
  expect(run.runs.map(({ exitCode }) => exitCode)).toEqual([0, 0])
  const arn = (type: string) => expect.stringContaining(`:${PRODUCTION}:${type}/`)
  expect(requestOf(run, 'CreateService')).toMatchObject({
    capacityProviderStrategy: [{ capacityProvider: 'FARGATE' }],
    loadBalancers: [
      {
        targetGroupArn: arn('targetgroup'),
        advancedConfiguration: {
          alternateTargetGroupArn: arn('targetgroup'),
          productionListenerRule: arn('listener-rule'),
          testListenerRule: arn('listener-rule'),
          roleArn: `arn:aws:iam::${PRODUCTION}:role/hello-production-load-balancer`,
        },
      },
    ],
    deploymentConfiguration: {
      strategy: 'BLUE_GREEN',
      alarms: { alarmNames: [...ALARMS, 'hello-production-unhealthy-alternate'], enable: true, rollback: true },
    },
  })
  expect(run.summary).toContain('| Stage | `CLEAN_UP`, 100 % of production traffic')
  // The names of the keys of secrets are not checked: no role of a job reads values.
  expect(deniedIn(run).filter((line) => !line.includes('lacks `secretsmanager:GetSecretValue`.'))).toEqual([])
})

test('instances with alarms and scaling: the capacity provider of the stack, and the number of tasks is left to scaling', async () => {
  const run = await playTwice(
    { launch: 'ec2', addOns: ['alarms', 'scaling'] },
    { scenario: succeeds({ desiredCount: 2 }) },
  )
  expect(run.runs.map(({ exitCode }) => exitCode)).toEqual([0, 0])
  expect(requestOf(run, 'CreateService')).toMatchObject({
    capacityProviderStrategy: [{ capacityProvider: 'ec2-hello-production', weight: 1 }],
    deploymentConfiguration: { strategy: 'ROLLING', alarms: { alarmNames: ALARMS } },
  })
  expect(requestOf(run, 'UpdateService')).not.toHaveProperty('desiredCount')
  expect(deniedIn(run)).toEqual([])
})

test('a side-car that the registry of the environment does not have ends the run before the push', async () => {
  const answers = answersWith({ addOns: ['tracing'] })
  const text = filesOf(answers).get('task-definition.json') ?? ''
  const own = `${PRODUCTION}.dkr.ecr.eu-west-1.amazonaws.com/public/`
  const run = await playStacks(answers, play, {
    files: { 'task-definition.json': text.replace('public.ecr.aws/', () => own) },
  })
  expect(run.outputs).toMatchObject({ 'error-code': 'E_VERIFY', 'failed-stage': 'verify' })
  expect(run.summary).toContain('aws-otel-collector')
  expect([run.callsOf('DescribePullThroughCacheRules'), run.callsOf('CreateService')]).toEqual([1, 0])
  expect(deniedIn(run)).toEqual([])
})
