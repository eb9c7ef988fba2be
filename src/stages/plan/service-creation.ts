/** How a service that does not exist is created. */
import { createHash, randomUUID } from 'node:crypto'
import type { LiveService } from '../../domain/aws/live.ts'
import { lastPart } from '../../domain/aws/last-part.ts'
import {
  checkServiceDefinition,
  serviceOfRequest,
  type ServiceCreation,
} from '../../domain/service-definition/service-definition.ts'
import { parseDocument } from '../../domain/task-definition/text.ts'
import { fault } from '../../errors/fault.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import { fill } from '../../domain/values/fill.ts'
import { withInnerFacts } from '../../domain/values/inner-facts.ts'
import { withListedValues } from '../../domain/values/listed-values.ts'
import { assertAllowed } from '../allowed-paths.ts'
import { problemsIn } from './every-problem.ts'
import type { FindCluster, readService } from './live-service.ts'
import { resolveValues } from './resolve-values.ts'
import { returned } from './returned.ts'
import type { ValueNeeds, ValuePorts } from './value-sources.ts'

type ReadService = Awaited<ReturnType<typeof readService>>

/** A service that exists, or that will be created. */
export type FoundService = ReadService & Pick<LiveService, 'creation'>

type Wanted = Pick<ServiceConfig, 'cluster' | 'service' | 'desiredCount'> &
  Partial<Pick<ServiceConfig, 'serviceDefinition'>> & { readonly values: ValueNeeds }

/** What `service-definition` names. Its placeholders are read only for a service that does not exist. */
interface Creation extends Pick<ServiceCreation, 'source'> {
  /** @throws AggregateError of `E_VALUES` and others; ShipError `E_SERVICE_DEFINITION` */
  readonly resolved: () => Promise<ServiceCreation>
}

/** The file of `service-definition`, checked but for values; null where that is not set. @throws ShipError `E_SERVICE_DEFINITION`, `E_INPUT` */
export const readCreation = async (
  { cluster, service, serviceDefinition: source = null, values }: Wanted,
  { files, ...ports }: ValuePorts,
): Promise<Creation | null> => {
  if (source === null) return null
  await assertAllowed([source], files)
  const text = await files.readText(source.path)
  if (text === null) {
    throw fault('E_SERVICE_DEFINITION', {
      message: `the service definition file ${source.given} does not exist in the checkout`,
      hint: 'Correct `service-definition`.',
    })
  }
  const named = { cluster: lastPart(cluster), service: lastPart(service) }
  const value = withInnerFacts(parsed(text, source.given), values.facts)
  const checked = (one: unknown) => checkServiceDefinition(one, source.given, named)
  checked(fill(value, { valueOf: () => null, placeOf: () => null }))
  const document = {
    value,
    source: source.given,
    files: [{ source: source.given, text }],
    shown: 'as-they-are',
  } as const
  return {
    source: source.given,
    resolved: async () => {
      const { value: filled, problems } = await resolveValues(document, values, { files, ...ports })
      if (problems.length > 0) throw new AggregateError(problems)
      const clientToken = tokenOf(source.attempt, cluster, service)
      return { request: checked(withListedValues(filled)), source: source.given, clientToken }
    },
  }
}

/** Of at most 36 characters (Amazon ECS API Reference, "CreateService", clientToken). */
const tokenOf = (attempt: string | null, ...place: readonly string[]): string =>
  attempt === null
    ? randomUUID()
    : createHash('sha256')
        .update(JSON.stringify([attempt, ...place]))
        .digest('hex')
        .slice(0, 36)

/** Its text is read like that of a task definition. */
const parsed = (text: string, source: string): unknown => {
  try {
    return parseDocument(text, source)
  } catch (thrown) {
    if (!(thrown instanceof ShipError)) throw thrown
    const { message, hint } = thrown
    throw fault('E_SERVICE_DEFINITION', { message, ...(hint === undefined ? {} : { hint }), cause: thrown })
  }
}

/** What `plan` finds of a service: it exists, or it is to be created. */
export const foundOrCreated = (
  wanted: Wanted,
  creation: Creation | null,
  { findCluster, log }: { readonly findCluster: FindCluster; readonly log: Ports['log'] },
) => ({
  found: (found: ReadService): FoundService => {
    if (creation !== null) log.info(`service ${found.serviceName} exists: ${creation.source} is not applied to it`)
    return found
  },
  missing: async (thrown: unknown): Promise<FoundService> => {
    const problems = problemsIn(thrown)
    const isMissing = problems.every((one) => one instanceof ShipError && one.code === 'E_SERVICE_NOT_FOUND')
    if (creation === null || !isMissing) throw thrown
    return created(wanted, await creation.resolved(), await findCluster(wanted.cluster))
  },
})

/** A service that does not exist, as it will be. */
const created = (
  { service, desiredCount }: Wanted,
  creation: ServiceCreation,
  cluster: string | null,
): FoundService => {
  const clusterArn = returned(cluster ?? undefined, 'ecs:DescribeClusters, which creating a service needs')
  const serviceName = lastPart(service)
  const serviceArn = `${clusterArn.replace(':cluster/', ':service/')}/${serviceName}`
  const described = serviceOfRequest(creation.request, { clusterArn, serviceArn, serviceName })
  const count = desiredCount ?? described.desiredCount
  if (count === undefined && described.schedulingStrategy !== 'DAEMON') {
    throw fault('E_SERVICE_DEFINITION', {
      message: `the service definition ${creation.source} has no desiredCount, and \`desired-count\` is not set`,
      hint: 'Set one of the two: a new service has no number of tasks yet.',
    })
  }
  return {
    clusterArn,
    serviceArn,
    serviceName,
    previousTaskDefinitionArn: null,
    desiredCount: count ?? 0,
    primaryDeploymentId: null,
    described,
    creation,
  }
}
