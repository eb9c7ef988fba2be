/** Where things are deployed to: the repository, the cluster, the services, and all that these depend on. */
import { inRegistry } from '../domain/aws/live.ts'
import { shellCommand } from '../domain/shell-word.ts'
import { AwsError } from '../errors/aws-error.ts'
import { failed, ok, skipped, warned, type DoctorCheck, type Finding } from './doctor-check.ts'
import type { Config } from '../settings/config.ts'
import { accountOfServices, type OfEnvironment } from './of-environment.ts'
import { stackCommand } from './stack-commands.ts'

export const targetChecks = (one: OfEnvironment): readonly DoctorCheck[] => {
  const environment = one.name
  return [
    { id: 'repository', environment, needs: ['aws-credentials'], look: () => lookAtRepository(one) },
    { id: 'cluster', environment, needs: ['aws-credentials'], look: () => lookAtCluster(one) },
    { id: 'service', environment, needs: ['cluster'], look: () => lookAtServices(one) },
  ]
}

const lookAtRepository = async (one: OfEnvironment): Promise<Finding> => {
  const { config, ports } = one
  const { registry } = config
  const { repository: name, registryId, region } = registry
  const where = region === null ? [] : ['--region', region]
  try {
    const place = { ...inRegistry(registryId), repositoryNames: [name] }
    const { repositories: [found] = [] } = await ports.registry.ecr.describeRepositories(place)
    if (found === undefined) return skipped('AWS returned an incomplete response')
    if (found.imageTagMutability?.startsWith('IMMUTABLE') === true) return ok(found.repositoryUri ?? name)
    const put = ['put-image-tag-mutability', '--repository-name', name, '--image-tag-mutability', 'IMMUTABLE']
    return warned(`tags of ${name} can be moved`, shellCommand('aws', 'ecr', ...put, ...where))
  } catch (error) {
    if (!(error instanceof AwsError) || error.awsCode !== 'RepositoryNotFoundException') throw error
    return failed(`${name} does not exist`, createRepository(one))
  }
}

const createRepository = ({ config: { registry, roles }, stacks }: OfEnvironment): string => {
  const account = registry.registryId ?? roles.registry?.account ?? null
  const stack = stackCommand(stacks, { template: 'registry.yaml', account, environment: null })
  if (stack !== null) return stack
  const create = ['create-repository', '--repository-name', registry.repository, '--image-tag-mutability', 'IMMUTABLE']
  const where = registry.region === null ? [] : ['--region', registry.region]
  const scan = ['--image-scanning-configuration', 'scanOnPush=true']
  return shellCommand('aws', 'ecr', ...create, ...scan, ...where)
}

const inRegion = (config: Config): readonly string[] =>
  config.services[0].region === null ? [] : ['--region', config.services[0].region]

const lookAtCluster = async (one: OfEnvironment): Promise<Finding> => {
  const { config, ports } = one
  const { target } = ports
  const names = [...new Set(config.services.map(({ cluster }) => cluster))]
  const { clusters = [] } = await target.ecs.describeClusters({ clusters: names })
  const active = clusters.filter(({ status }) => status !== 'INACTIVE')
  const missing = names.find((name) => !active.some((one) => one.clusterName === name || one.clusterArn === name))
  if (missing === undefined) return ok(names.join(', '))
  const insights = ['--settings', 'name=containerInsights,value=enabled']
  const create = ['ecs', 'create-cluster', '--cluster-name', missing, ...insights, ...inRegion(config)]
  const account = accountOfServices(config)
  const stack = stackCommand(one.stacks, { template: 'cluster.yaml', account, environment: one.name })
  return failed(`${missing} does not exist`, stack ?? shellCommand('aws', ...create))
}

/** The first deployment then creates the service; what the file lacks, such as subnets, is the next finding of the plan. */
export const DEFINED = String.raw`test -e service.yaml || printf 'desiredCount: 1\n' > service.yaml; printf '\nservice-definition: service.yaml\n' >> ship-to-ecs.yaml`

const lookAtServices = async ({ config, ports: { target } }: OfEnvironment): Promise<Finding> => {
  const found: string[] = []
  for (const { cluster, service, serviceDefinition } of config.services) {
    const { services = [] } = await target.ecs.describeServices({ cluster, services: [service] })
    if (services.some(({ status }) => status !== 'INACTIVE')) found.push(service)
    else if (serviceDefinition !== null) found.push(`${service}, which the first deployment creates`)
    else return failed(`${service} does not exist, and no \`service-definition\` says how to create it`, DEFINED)
  }
  return ok(found.join(', '))
}
