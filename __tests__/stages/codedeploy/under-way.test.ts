/** A deployment of the group that is in the way of another one. */
import { expect, test } from '@jest/globals'
import { makeJournal } from '../../../src/adapters/journal.ts'
import { parseCodeDeployId } from '../../../src/domain/rollout/identifiers.ts'
import { freeGroup } from '../../../src/stages/codedeploy/under-way.ts'
import { makeFakeClock } from '../../support/fake-clock.ts'
import { refusal } from '../../support/fake-ecs.ts'
import { recordingLog } from '../../support/recording-log.ts'
import { onlyThese, sessionOf } from '../../support/session.ts'

const METADATA = { $metadata: {} }

/** `until`: seconds from now. */
const free = async (stop: () => Promise<typeof METADATA>, until: number, whenInProgress: 'wait' | 'replace') => {
  const codedeploy = onlyThese<'codedeploy'>({
    listDeployments: () => Promise.resolve({ ...METADATA, deployments: [] }),
    getDeployment: () => Promise.resolve({ ...METADATA, deploymentInfo: { status: 'InProgress' } }),
    getDeploymentTarget: () => Promise.resolve({ ...METADATA, deploymentTarget: {} }),
    stopDeployment: async () => ({ ...(await stop()), status: 'Pending' }),
  })
  const journal = makeJournal(() => undefined)('deploy')
  const clock = makeFakeClock()
  const ports = { target: sessionOf({ codedeploy }), clock, journal, log: recordingLog() }
  const other = parseCodeDeployId('d-OTHER1')
  if (other === null) throw new Error('no id')
  const group = { application: 'shop', deploymentGroup: 'web' }
  const waiting = { whenInProgress, waitMinutes: 1, until: clock.now() + until * 1000 } as const
  const freeing = { cluster: 'main', service: 'web', by: group, changed: 'nothing was registered', ...waiting }
  const result = await freeGroup(other, freeing, ports).then(
    () => 'free',
    (error: unknown) => (error instanceof Error ? error.message : ''),
  )
  return { result, states: journal.entries().map(({ state }) => state) }
}

const stopped = () => Promise.resolve(METADATA)

test('one that ends between the look and the request to stop it no longer is in the way', async () => {
  const completed = refusal('StopDeployment', 'DeploymentAlreadyCompletedException')
  expect(await free(() => Promise.reject(completed), 60, 'replace')).toEqual({ result: 'free', states: ['unchanged'] })
})

test('a stop that is denied ends the run', async () => {
  const denied = refusal('StopDeployment', 'AccessDeniedException', 'E_ACCESS_DENIED')
  expect(await free(() => Promise.reject(denied), 60, 'replace')).toEqual({
    result: denied.message,
    states: ['unchanged'],
  })
})

test('one that CodeDeploy names and does not list: not longer than the wait', async () => {
  expect((await free(stopped, 1, 'wait')).result).toBe('free')
  expect((await free(stopped, 0, 'wait')).result).toBe(
    'deployment d-OTHER1 of the deployment group `web` is in progress, still after 1 min; nothing was registered',
  )
})
