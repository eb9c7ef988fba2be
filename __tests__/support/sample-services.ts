/** Records of pipelines other than `ship` with one service: two services, and a change that is undone. */
import { sampleConfig } from '../../scripts/generate/flow-picture.ts'
import type { Flow } from '../../src/core/flow.ts'
import { layOut, type Step } from '../../src/core/layout.ts'
import { serviceOf } from '../../src/domain/aws/live.ts'
import type { TaskDefinitionArn } from '../../src/domain/rollout/identifiers.ts'
import type { StartedDeployment } from '../../src/domain/rollout/rollout.ts'
import { ship } from '../../src/pipelines/ship.ts'
import type { Ports } from '../../src/ports/ports.ts'
import type { Config } from '../../src/settings/config.ts'
import { deployService } from '../../src/stages/deploy.ts'
import { planTarget } from '../../src/stages/plan/plan.ts'
import { renderTaskDefinition } from '../../src/stages/render.ts'
import { waitForDeployment } from '../../src/stages/wait/wait.ts'
import { ARN, RESULTS, STARTED, UP, view } from './sample-results.ts'

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

/** Deploys, and puts the former revision back when the deployment does not get through. */
const undone = (flow: Flow<Ports>, c: Config): void => {
  const plan = flow.stage(planTarget, {}, () => c)
  flow.each(c.services, (own, service) => {
    const render = own.stage(renderTaskDefinition, { plan }, (r) => ({
      ...serviceOf(r.plan, service.key),
      image: RESULTS.push.uri,
    }))
    const deploy = own.stage(deployService, { plan, render }, (r) => ({
      ...service,
      target: serviceOf(r.plan, service.key),
      taskDefinition: r.render,
    }))
    const wait = own.stage(waitForDeployment, { deploy }, (r) => ({ ...service, deployment: r.deploy }))
    own
      .named('restore')
      .undo({ of: deploy, until: wait })
      .stage(deployService, { plan }, ({ plan: before }) => {
        if (before === null) return null
        const target = serviceOf(before, service.key)
        return { ...service, target, taskDefinition: target.taskDefinition }
      })
  })
}

export const UNDONE: readonly Step<Ports>[] = layOut(undone, sampleConfig()).steps
