/**
 * plan: reads the repository and the services, and checks everything that can be checked before anything is built or changed. All
 * problems are reported at once, so that one run shows every wrong name.
 */
import type { ServiceField } from '@aws-sdk/client-ecs'
import type { LiveService, LiveTarget } from '../../domain/aws/live.ts'
import { checkRuntime } from '../../domain/image/platform.ts'
import type { RecordedService } from '../../domain/results.ts'
import { urlInWords } from '../../domain/load-balancing/service-url.ts'
import { withAttributes } from '../../domain/service-attributes/attribute-changes.ts'
import { NO_ATTRIBUTES } from '../../domain/service-attributes/service-attributes.ts'
import { checkInWords } from '../../domain/smoke/smoke-check.ts'
import { unresolvedIn } from '../../domain/values/unresolved.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { accountIn, checkAccount } from './account.ts'
import { readDeployer } from './deployer.ts'
import { checkAttributes } from './check-attributes.ts'
import { checkTests, testsOf } from './check-tests.ts'
import { checkDesiredCount } from './desired-count.ts'
import { findUrl } from './find-url.ts'
import { identify } from './identify.ts'
import { allOrEveryProblem, asOneError, problemsIn, together } from './every-problem.ts'
import { lintedDefinition } from './linted-definition.ts'
import { clusterFinder, readService, type FindCluster } from './live-service.ts'
import { namedIn } from './named-in.ts'
import { wantedService, type PlanInput, type PlannedService } from './plan-input.ts'
import { changesInWords, plannedChanges, type ReadService } from './planned-changes.ts'
import { neverBackwards } from './never-backwards.ts'
import { plannedImage, readRegistry } from './planned-image.ts'
import { plannedAlarms } from './planned-alarms.ts'
import { checkTasks, tasksInWords } from './planned-tasks.ts'
import { checkWaitUntil } from './wait-settings.ts'
import { checkSettings } from './required-settings.ts'
import { readRunning } from './running-revision.ts'
import { rollbackOutlook } from './rollback-outlook.ts'
import { smokeAddresses } from './smoke-addresses.ts'
import { foundOrCreated, readCreation } from './service-creation.ts'
import { familyWarnings, serviceWarnings } from './service-warnings.ts'

type PlanPorts = Pick<Ports, 'registry' | 'target' | 'files' | 'log' | 'github' | 'secrets'>

/** Takes the names, gives what has them now. Throws one ShipError with every problem; AwsError. */
export const planTarget = defineStage({
  kind: 'plan',
  title: 'Read the target',
  uses: ['registry', 'target', 'files', 'log', 'github', 'secrets'],
  run: async (input: PlanInput, ports: PlanPorts): Promise<LiveTarget> => {
    const { registry, services, image = null, tag = null, sideCars = 'off' } = input
    checkSettings(input.missing ?? [])
    const caller = await identify(input, ports).catch(async (thrown: unknown) => {
      // AWS can be asked nothing; what is wrong without it is reported as well.
      throw together([thrown, ...(await problemsOfFiles(input, ports))])
    })
    const findCluster = clusterFinder(ports.target.ecs)
    const [{ repository, imageDigest }, live] = await allOrEveryProblem([
      readRegistry(registry, image, ports),
      allOrEveryProblem(
        services.map((service) =>
          planService(wantedService(input, service, caller), ports, findCluster)
            .catch(namedIn(service))
            .then(suiting(input.platform ?? null))
            .then((found) => ({ service, found })),
        ),
      ),
    ]).catch((thrown: unknown) => {
      throw asOneError(thrown)
    })
    const { log } = ports
    const images = { image: plannedImage(repository.repositoryUri, { image, digest: imageDigest, tag }), sideCars }
    const all = live.map(({ service, found }) => ({ ...found, changes: plannedChanges(found, images, service) }))
    log.info(`account ${caller.account}, region ${caller.region}, repository ${repository.repositoryUri}`)
    for (const service of all) announce(service, log)
    const compared = await neverBackwards(input, { services: all, repository, imageDigest }, ports)
    const pushes = image === null && tag !== null ? `${repository.repositoryUri}:${tag}` : null
    return { ...caller, repository, imageDigest, pushes, ...compared }
  },
  record: ({ services, ...target }) => ({
    ...target,
    services: services.map(recordOf),
  }),
})

const announce = (service: LiveService, log: PlanPorts['log']): void => {
  const {
    clusterArn,
    serviceName,
    desiredCount,
    taskDefinition,
    containerName,
    smoke = [],
    tasks = [],
    url,
    rollback,
  } = service
  log.info(`cluster ${clusterArn}, service ${serviceName}, desired count ${desiredCount}`)
  log.info(`task definition ${taskDefinition.source}, container ${containerName}`)
  const changes = changesInWords(service)
  if (changes !== null) log.info(changes)
  if (url !== undefined) log.info(`URL ${urlInWords(url)}`)
  if (rollback !== undefined) log.info(rollback)
  for (const task of tasks) log.info(task)
  for (const check of smoke) log.info(`smoke test: ${checkInWords(check)}`)
}

const recordOf = ({
  taskDefinition,
  running: _,
  described: __,
  planned: ____,
  smoke = [],
  creation: ___,
  ...service
}: LiveService): RecordedService => {
  const unresolved = unresolvedIn(taskDefinition)
  return {
    ...service,
    ...(unresolved.length === 0 ? {} : { unresolved }),
    ...(smoke.length === 0 ? {} : { checks: smoke.map(checkInWords) }),
  }
}

/** The platform of the setting is known before the build; that of the image is compared before the push. */
const suiting =
  (platform: string | null) =>
  (service: ReadService): ReadService => {
    if (platform !== null) checkRuntime(service.taskDefinition, { subject: '`platforms` is', platform })
    return service
  }

const planService = async (
  service: ReturnType<typeof wantedService>,
  ports: PlanPorts,
  findCluster: FindCluster,
): Promise<ReadService> => {
  const [found, draft] = await allOrEveryProblem([
    readOwnService(service, ports, findCluster).then(async (found) => ({
      ...found,
      running: await readRunning(found.described, ports),
    })),
    lintedDefinition(service, ports),
  ])
  const [checks, alarms] = await allOrEveryProblem([
    smokeAddresses(testsOf(service, found, ports.log), found.described, ports.target.elasticloadbalancing),
    plannedAlarms(service.alarms, ports),
  ])
  const { containerName, taskDefinition: definition } = draft
  const planned = service.attributes && withAttributes(service.attributes.value, found.described)
  const [url, outlook] = await Promise.all([
    findUrl(found.described, ports),
    rollbackOutlook(service.rollBack, planned ?? found.described, ports.target.ecs),
  ])
  checkTasks(service.tasks, { service: planned ?? found.described, definition, containerName })
  checkAttributes(service, { service: found.described, definition: definition.input })
  const asDescribed = { cluster: service.cluster, service: planned ?? found.described }
  for (const warning of [...serviceWarnings(asDescribed), ...familyWarnings(draft.taskDefinition, asDescribed)]) {
    ports.log.warning(warning)
  }
  const tasks = tasksInWords(service.tasks, containerName)
  const known = {
    ...(planned && { planned }),
    ...(checks.length === 0 ? {} : { smoke: checks }),
    ...(tasks.length === 0 ? {} : { tasks }),
  }
  return { key: service.key, ...found, ...draft, ...known, ...alarms, ...url, ...outlook }
}

/** An ARN may name something in another account, and so may what is found by it. */
const readOwnService = async (service: PlannedService, ports: PlanPorts, findCluster: FindCluster) => {
  const { account: wanted, cluster, service: name } = service
  const check = (what: string, arn: string): void => checkAccount({ what, account: accountIn(arn), wanted })
  if (cluster.startsWith('arn:')) check(`the ECS cluster ${cluster}`, cluster)
  if (name.startsWith('arn:')) check(`the ECS service ${name}`, name)
  const creation = await readCreation(service, ports.files)
  const { found: exists, missing } = foundOrCreated(service, creation, { findCluster, log: ports.log })
  const found = await readService({ ...service, include: fieldsOf(service) }, ports.target.ecs, findCluster).then(
    exists,
    missing,
  )
  check(`the ECS cluster ${cluster}`, found.clusterArn)
  check(`the ECS service ${name}`, found.serviceArn)
  checkDesiredCount(service, found.described)
  checkWaitUntil(service, found.described)
  const deployedBy = await readDeployer(service.codeDeploy, found.described, ports)
  checkTests(service, { ...found, deployedBy })
  return { ...found, deployedBy }
}

/** The tags of a service are read only where the settings change some. */
const fieldsOf = ({ attributes = NO_ATTRIBUTES }: PlannedService): ServiceField[] =>
  attributes.value.tags == null ? [] : ['TAGS']

const problemsOfFiles = (input: PlanInput, ports: PlanPorts): Promise<readonly unknown[]> =>
  allOrEveryProblem(
    input.services
      .filter(({ taskDefinition }) => taskDefinition.kind === 'file')
      .map((service) => lintedDefinition(wantedService(input, service, null), ports).catch(namedIn(service))),
  ).then(() => [], problemsIn)
