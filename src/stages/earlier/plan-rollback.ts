/**
 * plan of a rollback by hand: which revision each service goes back to, what that changes, and whether its images still exist. Nothing is
 * changed, and all problems are reported at once.
 */
import type { LiveRepository, PlannedChanges } from '../../domain/aws/live.ts'
import type { PushedImage } from '../../domain/image/image.ts'
import { revisionName } from '../../domain/rollout/identifiers.ts'
import type { ServiceWayBack, WayBack } from '../../domain/rollout/way-back.ts'
import type { WantedRevision } from '../../domain/rollout/wanted-revision.ts'
import { diffText } from '../../domain/task-definition/diff-text.ts'
import { difference } from '../../domain/task-definition/difference.ts'
import { containerNames } from '../../domain/task-definition/task-definition.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import type { RegistryConfig, ServiceConfig } from '../../settings/config.ts'
import { accountIn, checkAccount } from '../plan/account.ts'
import { readDeployerAlone } from '../plan/deployer.ts'
import { allOrEveryProblem, asOneError } from '../plan/every-problem.ts'
import { identify } from '../plan/identify.ts'
import { readRepository } from '../plan/live-repository.ts'
import { findUrl } from '../plan/find-url.ts'
import { clusterFinder, readService, type FindCluster } from '../plan/live-service.ts'
import { namedIn } from '../plan/named-in.ts'
import { readRunning } from '../plan/running-revision.ts'
import { findRevision } from './find-revision.ts'
import { withAppSpec } from './earlier-appspec.ts'
import type { FindPorts, Going } from './going.ts'
import { heldImages, type HeldContainerImage } from './held-images.ts'

type Returning = Pick<
  ServiceConfig,
  'key' | 'region' | 'account' | 'cluster' | 'service' | 'containerName' | 'places'
> &
  Partial<Pick<ServiceConfig, 'codeDeploy'>>

export interface PlanRollbackInput {
  readonly registry: RegistryConfig
  readonly services: readonly Returning[]
  readonly rollbackTo: WantedRevision
}

type PlanPorts = Pick<Ports, 'registry' | 'surroundings' | 'target' | 'log'>

/** Takes the names, gives the revision of each service. Throws one ShipError with every problem; AwsError. */
export const planRollback = defineStage({
  kind: 'plan',
  title: 'Choose the revision',
  uses: ['registry', 'surroundings', 'target', 'log'],
  run: async (input: PlanRollbackInput, ports: PlanPorts): Promise<WayBack> => {
    const { registry, rollbackTo } = input
    const caller = await identify(input, ports)
    const findCluster = clusterFinder(ports.target.ecs)
    const repository = registry.repository === '' ? null : await readRepository(registry, ports.registry.ecr)
    const services = await allOrEveryProblem(
      input.services.map((service) =>
        planService({ service, rollbackTo, repository, findCluster }, ports).catch(namedIn(service)),
      ),
    ).catch((thrown: unknown) => {
      throw asOneError(thrown)
    })
    ports.log.info(`account ${caller.account}, region ${caller.region}`)
    for (const service of services) ports.log.info(inWords(service))
    return { ...caller, repository, imageDigest: null, pushes: null, services }
  },
  record: ({ services, ...target }) => ({
    ...target,
    services: services.map(
      ({ taskDefinition: _, running: __, described: ___, asItIs: ____, image: _____, ...service }) => service,
    ),
  }),
})

interface Planning {
  readonly service: Returning
  readonly rollbackTo: WantedRevision
  readonly repository: LiveRepository | null
  readonly findCluster: FindCluster
}

const planService = async (
  { service, rollbackTo, repository, findCluster }: Planning,
  ports: FindPorts,
): Promise<ServiceWayBack> => {
  const found = await readService(service, ports.target.ecs, findCluster)
  const deployedBy = await readDeployerAlone(service.codeDeploy, found.described, ports)
  for (const arn of [found.clusterArn, found.serviceArn]) {
    checkAccount({ what: arn, account: accountIn(arn), wanted: service.account })
  }
  const running = await readRunning(found.described, ports)
  const going: Going = { ...found, deployedBy, running, containerName: service.containerName, repository }
  const revision = await findRevision(rollbackTo, going, ports)
  const images = await heldImages(revision, repository, ports)
  const containerName = containerOf(service, revision.taskDefinition, images)
  return {
    ...found,
    ...revision,
    ...(await findUrl(found.described, ports)),
    deployedBy: await withAppSpec(going, revision, ports),
    key: service.key,
    running,
    containerName,
    image: imageOf(containerName, images),
    changes: changesTo(revision.taskDefinition, { ...going, containerName, desiredCount: found.desiredCount }),
    lint: [],
  }
}

/** The one that is set, the only one, or the first one whose image ECR holds. */
const containerOf = (
  { containerName }: Returning,
  definition: ServiceWayBack['taskDefinition'],
  images: readonly HeldContainerImage[],
): string => {
  const names = containerNames(definition)
  if (containerName !== null && names.includes(containerName)) return containerName
  return (names.length === 1 ? names[0] : images[0]?.container) ?? names[0] ?? ''
}

const imageOf = (name: string, images: readonly HeldContainerImage[]): PushedImage | null =>
  images.find(({ container }) => container === name)?.pushed ?? null

interface Before extends Pick<Going, 'running'> {
  readonly containerName: string
  readonly desiredCount: number
}

const changesTo = (
  { input }: ServiceWayBack['taskDefinition'],
  { running, containerName, desiredCount }: Before,
): PlannedChanges => {
  if (running === null) return { kind: 'unknown' }
  return {
    kind: 'compared',
    imagePath: `containerDefinitions/${containerName}/image`,
    registered: running.registered,
    newDeployment: 'when-changed',
    ...difference({ desiredCount, definition: running.definition.input }, { desiredCount, definition: input }),
  }
}

const inWords = ({ serviceName, previousTaskDefinitionArn, goesBackTo, changes }: ServiceWayBack): string => {
  const now = revisionName(previousTaskDefinitionArn ?? 'no revision')
  const move = `service ${serviceName}: ${now} → ${goesBackTo}`
  return changes.kind === 'compared' && changes.lines.length > 0 ? `${move}\n${diffText(changes)}` : move
}
