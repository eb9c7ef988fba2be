/** Plays of a service that CodeDeploy deploys. */
import type { CodeDeployScenario, DeploymentGroupSeed } from '../../local-aws/codedeploy/deployment-script.ts'
import type { ShipPlay, ShipPlayed } from './ship-play.ts'

export const BALANCER = {
  targetGroupArn: 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/1',
  containerName: 'app',
  containerPort: 80,
}

/** Another definition: what runs is not what is wanted. */
export const OTHER = { family: 'hello', containerDefinitions: [{ name: 'app', image: 'placeholder', memory: 256 }] }

export const byCodeDeploy = (
  scenarios: CodeDeployScenario | readonly CodeDeployScenario[],
  { group, ...play }: ShipPlay & { readonly group?: Partial<DeploymentGroupSeed> } = {},
): ShipPlay => ({
  service: { deploymentController: 'CODE_DEPLOY', described: { loadBalancers: [BALANCER] } },
  settings: 'verify: false\n',
  ...play,
  codeDeploy: { application: 'shop', deploymentGroup: 'web', scenarios: [scenarios].flat(), ...group },
})

/** The requests that created a deployment. */
export const createdIn = ({ requests }: ShipPlayed): readonly unknown[] =>
  requests.filter(({ operation }) => operation === 'CreateDeployment').map(({ input }) => input)

/** The clock is held at a second of the deployment. */
export const held = ({ steps }: CodeDeployScenario, at: number): CodeDeployScenario => ({
  steps: [...steps, { at, kind: 'clock-holds' } as const].toSorted((one, other) => one.at - other.at),
})
