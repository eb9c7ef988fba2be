/** Records of pipelines other than `ship` with one service: two services, and a change that is undone. */
import { sampleConfig } from '../../scripts/generate/flow-picture.ts'
import { layOut, type Step } from '../../src/core/layout.ts'
import type { TaskDefinitionArn } from '../../src/domain/rollout/identifiers.ts'
import type { StartedDeployment } from '../../src/domain/rollout/rollout.ts'
import { ship } from '../../src/pipelines/ship.ts'
import type { Ports } from '../../src/ports/ports.ts'
import { ARN, RESULTS, STARTED, UP, view } from './sample-results.ts'
import { undone } from './undone.ts'

/** `ship` with these services. */
export const shipOf = (...keys: readonly [string, ...string[]]): readonly Step<Ports>[] => {
  const config = sampleConfig()
  const [service] = config.services
  const [first, ...rest] = keys.map((key) => ({ ...service, key, service: key }))
  return layOut(ship, { ...config, services: [first ?? service, ...rest] }).steps
}

/** A deployment of a service of that name. */
export const startedOf = (service: string): StartedDeployment => ({
  ...STARTED,
  service,
  taskDefinitionArn: `${ARN}:task-definition/${service}:8` as TaskDefinitionArn,
  previousTaskDefinitionArn: `${ARN}:task-definition/${service}:7`,
})

/** What every stage of these services gives in a good run. */
export const resultsOf = (...keys: readonly string[]): Readonly<Record<string, unknown>> =>
  Object.fromEntries<unknown>(
    keys.flatMap((key): [string, unknown][] => {
      const service = { deployments: [{ ...UP, deploymentId: STARTED.deploymentId, revision: `${key}:8` }] }
      return [
        [`deploy ${key}`, startedOf(key)],
        [`wait ${key}`, { ...RESULTS.wait, outcome: { kind: 'success', view: view({ service }) } }],
      ]
    }),
  )

/** Deploys, and puts the former revision back when the deployment does not succeed. */
export const UNDONE: readonly Step<Ports>[] = layOut(undone, sampleConfig()).steps
