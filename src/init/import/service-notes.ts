/** What people have to know of a service that is taken over. Pure. */
import type { Service, TaskDefinition } from '@aws-sdk/client-ecs'
import { name } from './imported.ts'

export interface NotedService {
  readonly application: string
  readonly environment: string
  readonly service: Service
  readonly definition: TaskDefinition
}

/** A sentence or more for each. */
export const serviceNotes = (noted: NotedService): readonly string[] => [
  ...(noted.service.deploymentController?.type === 'CODE_DEPLOY' ? [codeDeploy(noted)] : ofEcs(noted.service)),
  ...platform(noted.definition),
]

const codeDeploy = ({ application, environment }: NotedService): string =>
  `CodeDeploy deploys this service. That needs no setting: its deployment group is found (docs/strategies.md of ship-to-ecs). The role of the deployment needs the actions of CodeDeploy, too: add \`{ "ParameterKey": "CodeDeployApplication", "ParameterValue": "NAME" }\`, the application of CodeDeploy, to \`infra/parameters/${application}-${environment}-deploy-roles.json\` before its command.`

const ofEcs = ({ deploymentConfiguration }: Service): readonly string[] => {
  const strategy = deploymentConfiguration?.strategy ?? 'ROLLING'
  return [
    ...(['ROLLING', 'BLUE_GREEN'].includes(strategy) ? [] : [`The service keeps its strategy ${name(strategy)}.`]),
    ...(deploymentConfiguration?.deploymentCircuitBreaker?.enable === true
      ? []
      : [
          'The circuit breaker is off: a deployment that fails is taken back by the run alone. Set `service-attributes: { circuit-breaker: { enable: true, rollback: true } }`.',
        ]),
  ]
}

/** The workflows build on ubuntu-latest, which is Linux on x86. */
const platform = ({ runtimePlatform }: TaskDefinition): readonly string[] => {
  const { operatingSystemFamily = 'LINUX', cpuArchitecture = 'X86_64' } = runtimePlatform ?? {}
  if (operatingSystemFamily !== 'LINUX')
    return [
      `The tasks run on ${name(operatingSystemFamily)}, whose images the workflows of ship-to-ecs cannot build: they run on Linux. Build and push the image in a job of your own, and deploy it by \`image\` (docs/push.md of ship-to-ecs).`,
    ]
  return cpuArchitecture === 'ARM64'
    ? [
        'The tasks run on ARM64: add `runs-on: ubuntu-24.04-arm` to `with` in ship.yml and check.yml, which build on x86 otherwise.',
      ]
    : []
}
