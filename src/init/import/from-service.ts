/** `init --from-service`: a service that runs, and its task definition, as answers. AWS is only read. */
import type { Service } from '@aws-sdk/client-ecs'
import { AwsError } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import { applicationName } from '../repository-facts.ts'
import type { GivenOptions } from '../init-options.ts'
import type { ImportCalls, InitPorts } from '../init-ports.ts'
import { answersFor } from './answers-of-service.ts'
import { findService, readDefinition, type ServiceName } from './find-service.ts'
import { imported, type Import } from './imported.ts'
import { importedDefinition } from './imported-definition.ts'
import { ourContainer } from './our-container.ts'

type Ports = Pick<InitPorts, 'aws' | 'choose' | 'region'>

export const DEFINITION_FILE = 'task-definition.json'

/** @param environments the names that flags give; null where none are given */
export const fromService = (
  options: GivenOptions,
  environments: readonly string[] | null,
  ports: Ports,
): Promise<Import> =>
  imported(async () => {
    const named = serviceName(options['from-service'])
    const environment = oneEnvironment(environments)
    const { region, calls } = await regionOf(options, ports)
    const service = await findService(named, calls)
    const { definition, tags } = await readDefinition(service, calls)
    const container = await ourContainer(definition, options['container'], ports.choose)
    const { text, open } = importedDefinition({ taskDefinition: definition, tags }, container)
    const [health, scaling] = await Promise.all([healthOf(service, container, calls), scalingOf(named, calls)])
    const answers = answersFor({
      ...{ environment, region, named, service, definition, container, health },
      application: applicationName(named.service),
      open: [...open, ...scaling],
    })
    return { answers, files: [{ path: DEFINITION_FILE, text }] }
  })

const serviceName = (given: GivenOptions[string]): ServiceName => {
  const [, cluster, service] = /^([A-Za-z0-9_-]{1,255})\/([A-Za-z0-9_-]{1,255})$/.exec(String(given)) ?? []
  if (cluster !== undefined && service !== undefined) return { cluster, service }
  throw fault('E_INPUT', {
    message: `--from-service: ${JSON.stringify(String(given).slice(0, 100))} is not CLUSTER/SERVICE`,
    hint: 'Name the cluster and the service, for example `--from-service production/web`.',
  })
}

const oneEnvironment = (environments: readonly string[] | null): string => {
  const [name = 'production', ...others] = environments ?? []
  if (others.length === 0) return name
  throw fault('E_INPUT', {
    message: '--environments: one service is one environment, and more than one is named',
    hint: 'Name the environment of this service alone; add the others to ship-to-ecs.yaml later.',
  })
}

const regionOf = async (
  options: GivenOptions,
  { aws, region }: Ports,
): Promise<{ readonly region: string; readonly calls: ImportCalls }> => {
  const wanted = typeof options['region'] === 'string' ? options['region'] : region
  const calls = aws(wanted)
  const known = wanted ?? (await calls.region())
  if (known !== null) return { region: known, calls }
  throw fault('E_REGION_MISSING', {
    message: 'no AWS region is set',
    hint: 'Pass `--region`, or set AWS_REGION.',
  })
}

/** What a load balancer asks the container; null where none does, or it may not be read. It only helps people to recognise the service. */
export interface Health {
  readonly port: number | null
  readonly path: string | null
}

const healthOf = async (service: Service, container: string, calls: ImportCalls): Promise<Health> => {
  const balancer = service.loadBalancers?.find(({ containerName }) => containerName === container)
  const group = balancer?.targetGroupArn
  return { port: balancer?.containerPort ?? null, path: group === undefined ? null : await pathOf(group, calls) }
}

const pathOf = async (group: string, { elasticloadbalancing }: ImportCalls): Promise<string | null> => {
  try {
    const { TargetGroups } = await elasticloadbalancing.describeTargetGroups({ TargetGroupArns: [group] })
    return TargetGroups?.[0]?.HealthCheckPath ?? null
  } catch (thrown) {
    if (thrown instanceof AwsError) return null
    throw thrown
  }
}

/** Where Auto Scaling sets the number of tasks. It only helps, so a denied call says nothing. */
const scalingOf = async ({ cluster, service }: ServiceName, calls: ImportCalls): Promise<readonly string[]> => {
  try {
    const { ScalableTargets = [] } = await calls['application-autoscaling'].describeScalableTargets({
      ServiceNamespace: 'ecs',
      ResourceIds: [`service/${cluster}/${service}`],
    })
    return ScalableTargets.map(
      ({ MinCapacity = 0, MaxCapacity = 0 }) =>
        `Application Auto Scaling keeps between ${MinCapacity} and ${MaxCapacity} tasks: leave \`desired-count\` unset.`,
    )
  } catch (thrown) {
    if (thrown instanceof AwsError) return []
    throw thrown
  }
}
