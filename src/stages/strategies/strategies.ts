/** The strategies, by what deploys the service: the one place that knows all of them. */
import { byCodeDeploy, type DeployedBy } from '../../domain/aws/deployed-by.ts'
import { readCompletedByCodeDeploy } from '../codedeploy/completed-by-codedeploy.ts'
import { followByCodeDeploy } from '../codedeploy/follow-by-codedeploy.ts'
import { startByCodeDeploy } from '../codedeploy/start.ts'
import { takeBackByCodeDeploy } from '../codedeploy/take-back-by-codedeploy.ts'
import { readCompleted } from '../completed-revisions.ts'
import { startByEcs } from '../deploy/start-by-ecs.ts'
import { followDeployment } from '../following/follow-deployment.ts'
import { withLastGood } from '../roll-back/last-good.ts'
import { takeBack } from '../roll-back/take-back.ts'
import type { Strategy } from './strategy.ts'

const STRATEGIES: Readonly<Record<DeployedBy['kind'], Strategy>> = {
  ecs: {
    start: startByEcs,
    follow: followDeployment,
    withLastGood,
    completed: ({ clusterArn: cluster, serviceName: service }, { target: { ecs }, enough }) =>
      readCompleted({ cluster, service }, { ecs, enough }),
    takeBack,
  },
  codedeploy: {
    start: startByCodeDeploy,
    follow: followByCodeDeploy,
    // A stop moves the traffic back to the tasks that were there before, whatever completed; a deployment that takes it back asks CodeDeploy itself.
    withLastGood: (own) => Promise.resolve(own),
    completed: ({ deployedBy }, { target: { codedeploy }, enough }) =>
      readCompletedByCodeDeploy(byCodeDeploy(deployedBy), { codedeploy, enough }),
    takeBack: takeBackByCodeDeploy,
  },
}

/** The strategy of a service; of a deployment, by the form of its id (`deployerOf`). */
export const strategyOf = (kind: DeployedBy['kind']): Strategy => STRATEGIES[kind]
