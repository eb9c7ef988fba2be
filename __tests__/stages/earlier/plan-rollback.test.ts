import type { ServiceDeploymentBrief } from '@aws-sdk/client-ecs'
import { expect, test } from '@jest/globals'
import type { WantedRevision } from '../../../src/domain/rollout/wanted-revision.ts'
import { planRollback } from '../../../src/stages/earlier/plan-rollback.ts'
import { service } from '../../support/plan-play.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { onlyThese, sessionOf } from '../../support/session.ts'

const METADATA = { $metadata: {} }
const DEFINITION = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:'

interface History {
  /** The revision of each completed deployment, newest first. */
  readonly completed: readonly number[]
  readonly inactive?: readonly number[]
}

/** The service has web:7. */
const play = async ({ completed, inactive = [] }: History, rollbackTo: WantedRevision = { kind: 'previous' }) => {
  const asked: unknown[] = []
  const listed = completed.map((revision, index): ServiceDeploymentBrief => ({
    status: 'SUCCESSFUL',
    createdAt: new Date(1000 - index),
    targetServiceRevisionArn: `r${revision}`,
  }))
  const ecs = onlyThese<'ecs'>({
    describeClusters: () =>
      Promise.resolve({ ...METADATA, clusters: [{ status: 'ACTIVE', clusterArn: 'cluster/prod' }] }),
    describeServices: () => Promise.resolve({ ...METADATA, services: [service('web')] }),
    listServiceDeployments: () => Promise.resolve({ ...METADATA, serviceDeployments: listed }),
    describeServiceRevisions: ({ serviceRevisionArns: arns = [] }) => {
      asked.push(arns)
      const serviceRevisions = arns.map((arn) => ({
        serviceRevisionArn: arn,
        taskDefinition: `${DEFINITION}${arn.slice(1)}`,
      }))
      return Promise.resolve({ ...METADATA, serviceRevisions })
    },
    describeTaskDefinition: ({ taskDefinition: name = '' }) => {
      const revision = Number(name.split(':').at(-1))
      const taskDefinition = {
        taskDefinitionArn: `${DEFINITION}${revision}`,
        family: 'web',
        revision,
        status: inactive.includes(revision) ? ('INACTIVE' as const) : ('ACTIVE' as const),
        containerDefinitions: [{ name: 'app', image: `example.com/web:${revision}`, memory: 64 }],
      }
      return Promise.resolve({ ...METADATA, taskDefinition })
    },
    listTaskDefinitions: () =>
      Promise.resolve({ ...METADATA, taskDefinitionArns: [`${DEFINITION}7`, `${DEFINITION}6`] }),
  })
  const ports = {
    registry: sessionOf({}),
    surroundings: sessionOf({}),
    target: sessionOf({ ecs }),
    log: recordingLog(),
  }
  const names = { key: 'web', region: null, account: null, cluster: 'prod', service: 'web', containerName: null }
  const registry = { region: null, account: null, registryId: null, repository: '' }
  const planned = await planRollback.run({ registry, services: [{ ...names, places: new Map() }], rollbackTo }, ports)
  return { planned, asked, backTo: planned.services[0]?.goesBackTo }
}

test.each<readonly [string, History, string]>([
  ['the one before', { completed: [7, 6, 5] }, 'web:6'],
  ['not one that the service has now, however often it was deployed', { completed: [7, 7, 7, 4, 5] }, 'web:4'],
  ['the newest that completed, also a higher number: somebody went back before', { completed: [7, 9] }, 'web:9'],
  ['the last one, of a service whose own never completed', { completed: [5] }, 'web:5'],
])('previous: %s', async (_, history, wanted) => {
  expect((await play(history)).backTo).toBe(wanted)
})

test('no more revisions are read than are needed', async () => {
  const { asked } = await play({ completed: [7, 6, ...Array.from({ length: 60 }, (_, index) => index + 10)] })
  expect(asked).toHaveLength(1)
})

test('what is recorded has no task definition and nothing that AWS described', async () => {
  const { planned } = await play({ completed: [7, 6] })
  const recorded = planRollback.record(planned)
  expect(JSON.stringify(recorded)).not.toContain('"containerDefinitions"')
  expect(recorded.services[0]).toMatchObject({ goesBackTo: 'web:6', previousTaskDefinitionArn: `${DEFINITION}7` })
})

test.each<readonly [string, History, string]>([
  ['nothing else has completed', { completed: [7] }, 'no other revision of the service `web` has completed'],
  ['it was deregistered', { completed: [7, 6], inactive: [6] }, 'the revision `web:6` was deregistered'],
])('refused where %s, with those that exist', async (_, history, words) => {
  await expect(play(history)).rejects.toMatchObject({ code: 'E_NO_REVISION', message: expect.stringContaining(words) })
  await expect(play(history)).rejects.toThrow(/`web:6`/u)
})
