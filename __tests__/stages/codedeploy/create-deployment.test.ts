/** A request to CodeDeploy whose reply is lost: which deployment is taken for that of this run. */
import { expect, test } from '@jest/globals'
import { makeJournal } from '../../../src/adapters/journal.ts'
import { createDeployment } from '../../../src/stages/codedeploy/create-deployment.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { refusal } from '../../support/fake-ecs.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { STARTED } from '../../support/rollout-shapes.ts'
import { onlyThese, sessionOf } from '../../support/session.ts'

const METADATA = { $metadata: {} }
const LOST = refusal('CreateDeployment', 'InternalFailure')

interface Play {
  /** Absent: the time of creation is shown. */
  readonly getDeployment?: () => Promise<never>
  /** Absent: it is not dealt with. */
  readonly free?: (other: string, now: number) => Promise<void>
}

/** The group works on a deployment with this description; null: on none. */
const create = async (
  description: string | null,
  answer: () => Promise<{ readonly deploymentId?: string }>,
  { getDeployment, free = (other) => Promise.reject(new Error(`blocked by ${other}`)) }: Play = {},
) => {
  let requests = 0
  const codedeploy = onlyThese<'codedeploy'>({
    createDeployment: async () => {
      requests += 1
      return { ...METADATA, ...(await answer()) }
    },
    listDeployments: () => Promise.resolve({ ...METADATA, deployments: description === null ? [] : ['d-FOUND'] }),
    getDeployment: () =>
      getDeployment?.() ??
      Promise.resolve({ ...METADATA, deploymentInfo: { description: description ?? '', createTime: new Date(7000) } }),
  })
  const journals = makeJournal(() => undefined)
  const journal = journals('deploy')
  const clock = makeFakeClock()
  const ports = { target: sessionOf({ codedeploy }), clock, journal, log: recordingLog() }
  const creating = {
    ...{ cluster: 'main', service: 'web', from: null, content: '{}', registered: null },
    by: { application: 'shop', deploymentGroup: 'web', deploymentConfig: null },
    taskDefinition: STARTED.taskDefinitionArn,
    description: 'web:8',
  }
  const freeNow = (other: string): Promise<void> => free(other, clock.now())
  const result = await createDeployment(creating, ports, freeNow).then(
    ({ deploymentId }) => deploymentId,
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )
  return { result, requests, states: journal.entries().map(({ state }) => state) }
}

test('its own, by its description', async () => {
  const { result, requests } = await create('ship-to-ecs: web:8', () => Promise.reject(LOST))
  expect({ result, requests }).toEqual({ result: 'd-FOUND', requests: 1 })
})

test('never one of somebody else', async () => {
  const { result, requests, states } = await create('ship-to-ecs: web:9', () => Promise.reject(LOST))
  expect(result).toContain('Service `web` may have been updated')
  expect(requests).toBe(1)
  expect(states).not.toContain('changed')
})

const blocked = refusal('CreateDeployment', 'DeploymentLimitExceededException')
Object.assign(blocked, { message: "already has an active Deployment 'd-OTHER1'" })

test('one of somebody else that CodeDeploy names: nothing was changed', async () => {
  const { result, states } = await create(null, () => Promise.reject(blocked))
  expect(result).toBe('blocked by d-OTHER1')
  expect(new Set(states)).toEqual(new Set(['unchanged']))
})

test('one that CodeDeploy names again and again, and no longer lists: time passes between the requests', async () => {
  const times: number[] = []
  const free = (_: string, now: number): Promise<void> => {
    times.push(now)
    return times.length < 5 ? Promise.resolve() : Promise.reject(new Error('too late'))
  }
  const { result, states } = await create(null, () => Promise.reject(blocked), { free })
  expect(result).toBe('too late')
  expect(times.map((time) => time - (times[0] ?? 0))).toEqual([0, 3000, 6000, 9000, 12_000])
  expect(new Set(states)).toEqual(new Set(['unchanged']))
})

test('one that was created and may not be read is a change', async () => {
  const denied = refusal('GetDeployment', 'AccessDeniedException', 'E_ACCESS_DENIED')
  const getDeployment = (): Promise<never> => Promise.reject(denied)
  const { result, states } = await create(null, () => Promise.resolve({ deploymentId: 'd-NEW1' }), { getDeployment })
  expect(result).toBe(`Deployment d-NEW1 was created: ${denied.message}`)
  expect(states).toEqual(['changed', 'changed'])
})
