/** The whole flow. `needs` are edges; stages whose needs are met run at the same time. */
import type { Config } from '../settings/config.ts'
import { Pipeline } from '../core/pipeline.ts'
import { buildImage } from '../stages/build/build.ts'
import { confirmImage } from '../stages/confirm.ts'
import { deployService } from '../stages/deploy.ts'
import { dockleScan } from '../stages/dockle.ts'
import { enforceGate } from '../stages/gate.ts'
import { planTarget } from '../stages/plan/plan.ts'
import { pushImage } from '../stages/push/push.ts'
import { renderTaskDefinition } from '../stages/render.ts'
import { prepareScanners } from '../stages/scanners/scanners.ts'
import { computeTag } from '../stages/tag.ts'
import { trivyScan } from '../stages/trivy.ts'
import { waitForDeployment } from '../stages/wait/wait.ts'

// prettier-ignore
export const ship = Pipeline.for<Config>()
  .add(computeTag,           { needs: [],                               input: (_, c) => c.tag })
  .add(planTarget,           { needs: ['tag'],                          input: (_, c) => c.target })
  .add(prepareScanners,      { needs: ['tag'], stopWith: ['plan'],      input: (_, c) => c.scanners })
  .add(buildImage,           { needs: ['tag'], stopWith: ['plan'],      input: ({ tag }, c) => ({ ...c.build, tag, run: c.run }) })
  .add(trivyScan,            { needs: ['scanners', 'build'],            input: (r, c) => ({ ...c.scanners, ...r.scanners, image: r.build }) })
  .add(dockleScan,           { needs: ['scanners', 'build'],            input: (r, c) => ({ ...c.scanners, ...r.scanners, image: r.build }) })
  .add(enforceGate,          { needs: ['trivy', 'dockle'],              input: (r, c) => ({ ...r, policy: c.policy }) })
  .add(pushImage,            { needs: ['tag', 'plan', 'build', 'gate'], input: (r) => ({ ...r.tag, image: r.build, target: r.plan }) })
  .add(renderTaskDefinition, { needs: ['plan', 'push'],                 input: (r) => ({ ...r.plan, image: r.push.uri }) })
  .add(deployService,        { needs: ['plan', 'render'],               input: (r, c) => ({ ...c.deploy, target: r.plan, taskDefinition: r.render }) })
  .add(waitForDeployment,    { needs: ['deploy'],                       input: (r, c) => ({ ...c.deploy, deployment: r.deploy }) })
  .add(confirmImage,         { needs: ['push', 'deploy', 'wait'],       input: (r) => ({ image: r.push, deployment: r.deploy }) })

export type ShipResults = typeof ship.results
