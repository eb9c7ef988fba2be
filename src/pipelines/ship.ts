/** The whole flow. `needs` are edges; stages whose needs are met run at the same time. */
import type { Config } from '../config.ts'
import { Pipeline } from '../core/pipeline.ts'
import { buildImage } from '../stages/build.ts'
import { confirmImage } from '../stages/confirm.ts'
import { deployService } from '../stages/deploy.ts'
import { dockleScan } from '../stages/dockle.ts'
import { enforceGate } from '../stages/gate.ts'
import { planTarget } from '../stages/plan.ts'
import { pushImage } from '../stages/push.ts'
import { renderTaskDefinition } from '../stages/render.ts'
import { prepareScanners } from '../stages/scanners.ts'
import { computeTag } from '../stages/tag.ts'
import { trivyScan } from '../stages/trivy.ts'
import { waitForDeployment } from '../stages/wait.ts'

// prettier-ignore
export const ship = Pipeline.for<Config>()
  .add(computeTag,           { needs: [],                                input: (_, c) => c.tag })
  .add(planTarget,           { needs: ['tag'],                           input: (_, c) => c.target })
  .add(prepareScanners,      { needs: ['tag'], stopWith: ['plan'],       input: (_, c) => c.scanners })
  .add(buildImage,           { needs: ['tag'], stopWith: ['plan'],       input: ({ tag }, c) => ({ ...c.build, tag, run: c.run }) })
  .add(trivyScan,            { needs: ['scanners', 'build'],             input: ({ scanners, build }, c) => ({ image: build, scanner: scanners.trivy, database: scanners.database, timeoutMinutes: c.scanners.timeoutMinutes }) })
  .add(dockleScan,           { needs: ['scanners', 'build'],             input: ({ scanners, build }, c) => ({ image: build, scanner: scanners.dockle, timeoutMinutes: c.scanners.timeoutMinutes }) })
  .add(enforceGate,          { needs: ['trivy', 'dockle'],               input: ({ trivy, dockle }, c) => ({ trivy, dockle, policy: c.policy }) })
  .add(pushImage,            { needs: ['tag', 'plan', 'build', 'gate'],  input: ({ tag, plan, build }) => ({ tag: tag.tag, image: build, target: plan }) })
  .add(renderTaskDefinition, { needs: ['plan', 'push'],                  input: ({ plan, push }) => ({ draft: plan.taskDefinition, containerName: plan.containerName, image: push.uri }) })
  .add(deployService,        { needs: ['plan', 'render'],                input: ({ plan, render }, c) => ({ target: plan, taskDefinition: render, ...c.deploy }) })
  .add(waitForDeployment,    { needs: ['deploy'],                        input: ({ deploy }, c) => ({ deployment: deploy, waitMinutes: c.deploy.waitMinutes }) })
  .add(confirmImage,         { needs: ['push', 'deploy', 'wait'],        input: ({ push, deploy }) => ({ image: push, deployment: deploy }) })

export type ShipResults = typeof ship.results
