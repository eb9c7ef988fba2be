/** A service and its task definition -> answers. Pure. */
import type { Service, TaskDefinition } from '@aws-sdk/client-ecs'
import { ecrRegistry } from '../../domain/image/own-registry.ts'
import { parseImageReference } from '../../domain/image/image-reference.ts'
import type { Answers } from '../init-answers.ts'
import type { Place } from '../existing.ts'
import type { ServiceName } from './find-service.ts'
import { name, type Imported } from './imported.ts'
import { secretReferences } from './secret-references.ts'
import { serviceNotes } from './service-notes.ts'

export interface ServiceFacts {
  readonly application: string
  readonly environment: string
  readonly region: string
  readonly named: ServiceName
  readonly service: Service
  readonly definition: TaskDefinition
  /** The container that is built here. */
  readonly container: string
  /** What a load balancer asks; null where none does. */
  readonly health: { readonly port: number | null; readonly path: string | null }
  readonly open: readonly string[]
}

export const answersFor = (facts: ServiceFacts): Imported['answers'] => {
  const { named, service, definition, application, environment } = facts
  const account = /^arn:[^:]*:ecs:[^:]*:(\d{12}):/.exec(service.serviceArn ?? '')?.[1] ?? null
  const registry = registryOf(facts)
  const registryAccount = registry.account ?? account
  const isSmall = registryAccount === account
  return {
    ...{ application, region: facts.region, repository: registry.repository, registryAccount },
    profile: isSmall ? 'small' : 'standard',
    environments: [{ name: environment, account: isSmall ? null : account, approval: false }],
    launch: launchOf(service, definition),
    strategy: strategyOf(service),
    desiredCount: Math.max(service.desiredCount ?? 1, 1),
    executeCommand: service.enableExecuteCommand ?? false,
    ...answersOfTask(facts),
    existing: {
      ...{ from: 'service', source: `${named.cluster}/${named.service}`, definition: 'task-definition.json' },
      container: facts.container,
      found: foundIn(facts),
      registry: registry.account === null ? 'new' : 'existing',
      settings: {},
      places: [placeOf(facts)],
      open: [...facts.open, ...registry.open, ...serviceNotes(facts)],
    },
  }
}

const placeOf = ({ environment, named, service, definition, container }: ServiceFacts): Place => ({
  ...{ environment, cluster: named.cluster, service: named.service, deployRole: null },
  executionRole: definition.executionRoleArn ?? null,
  taskRole: definition.taskRoleArn ?? null,
  family: definition.family ?? null,
  logGroup:
    definition.containerDefinitions?.find((one) => one.name === container)?.logConfiguration?.options?.[
      'awslogs-group'
    ] ?? null,
  secrets: [...secretReferences(definition.containerDefinitions)],
  capacityProviders: (service.capacityProviderStrategy ?? []).map(({ capacityProvider, weight, base }) => ({
    name: capacityProvider ?? '',
    weight: weight ?? 0,
    base: base ?? 0,
  })),
  ...{ waitForMinutes: null, desiredCount: null, forceNewDeployment: null },
})

interface Registry {
  readonly repository: string
  /** Null: the image does not come from ECR. */
  readonly account: string | null
  readonly open: readonly string[]
}

const registryOf = ({ definition, container, application, region }: ServiceFacts): Registry => {
  const image = definition.containerDefinitions?.find((one) => one.name === container)?.image ?? ''
  const reference = parseImageReference(image)
  const found = reference === null ? null : ecrRegistry(reference.registry)
  if (reference === null || found === null) {
    const what = `The image ${name(image)} does not come from ECR, so a repository is to be created: infra/registry.yaml.`
    return { repository: application, account: null, open: [what] }
  }
  const open =
    found.region === region
      ? []
      : [
          `The image comes from ECR in ${name(found.region)}; images are pushed to ${region} unless \`registry-region\` is set.`,
        ]
  return { repository: reference.name.slice(reference.registry.length + 1), account: found.account, open }
}

/** No guess: a worker has no port, and a load balancer of TCP asks for no path. */
const foundIn = ({ service, definition, health }: ServiceFacts): string => {
  const deployer = service.deploymentController?.type === 'CODE_DEPLOY' ? 'CodeDeploy' : strategyOf(service)
  const path = usablePath(health.path)
  return [
    `${deployer} on ${launchOf(service, definition)}`,
    ...(health.port === null ? [] : [`port ${health.port}`]),
    ...(path === null ? [] : [`health check at ${path}`]),
  ].join(', ')
}

/** Of another form it is only of interest to the load balancer. */
const usablePath = (path: string | null): string | null =>
  path !== null && /^\/[A-Za-z0-9._~/%-]{0,1023}$/.test(path) ? path : null

const launchOf = (service: Service, definition: TaskDefinition): Answers['launch'] => {
  const providers = (service.capacityProviderStrategy ?? []).map(({ capacityProvider }) => capacityProvider)
  if (providers.length > 0) {
    if (providers.includes('FARGATE')) return 'fargate'
    return providers.includes('FARGATE_SPOT') ? 'fargate-spot' : 'ec2'
  }
  const launch = service.launchType ?? definition.requiresCompatibilities?.[0]
  return launch === 'FARGATE' ? 'fargate' : 'ec2'
}

const strategyOf = ({ deploymentConfiguration }: Service): Answers['strategy'] =>
  deploymentConfiguration?.strategy === 'BLUE_GREEN' ? 'blue-green' : 'rolling'

const answersOfTask = ({ definition, container, health }: ServiceFacts): Partial<Answers> => {
  const own = definition.containerDefinitions?.find((one) => one.name === container)
  const path = usablePath(health.path)
  const port = health.port ?? own?.portMappings?.[0]?.containerPort
  return {
    ...(port === undefined ? {} : { port }),
    ...(path === null ? {} : { healthPath: path }),
    ...numberIn('cpu', definition.cpu),
    ...numberIn('memory', definition.memory),
  }
}

const numberIn = (member: 'cpu' | 'memory', text: string | undefined): Partial<Answers> =>
  text !== undefined && /^\d{1,9}$/.test(text) ? { [member]: Number(text) } : {}
