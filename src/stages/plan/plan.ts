/**
 * plan: reads the repository and the services, and checks everything that can be checked before anything is built or changed. All
 * problems are reported at once, so that one run shows every wrong name.
 */
import type { LiveRepository, LiveService, LiveTarget } from '../../domain/aws/live.ts'
import { checkRuntime } from '../../domain/image/platform.ts'
import type { RecordedService } from '../../domain/results.ts'
import { urlInWords } from '../../domain/load-balancing/service-url.ts'
import { checkInWords } from '../../domain/smoke/smoke-check.ts'
import { unresolvedIn } from '../../domain/values/unresolved.ts'
import { defineStage } from '../../ports/stage.ts'
import { warnOfAccounts } from './account-warnings.ts'
import { identify, type Caller } from './identify.ts'
import { allOrEveryProblem, asOneError, problemsIn, together } from './every-problem.ts'
import { lintedDefinition } from './linted-definition.ts'
import { clusterFinder } from './live-service.ts'
import { namedIn } from './named-in.ts'
import { wantedService, type PlanInput } from './plan-input.ts'
import { planService, type PlanPorts } from './plan-service.ts'
import { changesInWords, plannedChanges, type ReadService } from './planned-changes.ts'
import { neverBackwards } from './never-backwards.ts'
import { plannedImage, readRegistry } from './planned-image.ts'
import { checkSettings } from './required-settings.ts'

/** Takes the names, gives what has them now. Throws one ShipError with every problem; AwsError. */
export const planTarget = defineStage({
  kind: 'plan',
  title: 'Read the target',
  uses: ['registry', 'creator', 'source', 'target', 'files', 'log', 'github', 'secrets'],
  run: async (given: PlanInput, ports: PlanPorts): Promise<LiveTarget> => {
    const input = given.reads === 'repository' ? { ...given, services: [] } : given
    const { registry, services, image = null, tag = null, merge = [], sideCars = 'off' } = input
    checkSettings(missingOf(given))
    const caller = await identify(input, ports).catch(async (thrown: unknown) => {
      // AWS can be asked nothing; what is wrong without it is reported as well.
      throw together([thrown, ...(await problemsOfFiles(input, ports))])
    })
    const findCluster = clusterFinder(ports.target.ecs)
    const [{ repository, imageDigest, ...found }, live] = await allOrEveryProblem([
      readRegistry(registry, { ...input, image }, ports),
      allOrEveryProblem(
        services.map((service) =>
          planService(wantedService(input, service, caller), ports, findCluster)
            .catch(namedIn(service))
            .then(suiting(input.platforms ?? []))
            .then((found) => ({ service, found })),
        ),
      ),
    ]).catch((thrown: unknown) => {
      throw asOneError(thrown)
    })
    const { log } = ports
    const images = {
      image: plannedImage(repository.repositoryUri, { image, digest: imageDigest, tag, merge }),
      sideCars,
    }
    const all = live.map(({ service, found }) => ({ ...found, changes: plannedChanges(found, images, service) }))
    log.info(accountsInWords(caller, repository))
    await warnOfAccounts(input, ports)
    for (const service of all) announce(service, log)
    const compared = await neverBackwards(input, { ...found, services: all, repository, imageDigest }, ports)
    const pushes = image === null && tag !== null ? `${repository.repositoryUri}:${tag}` : null
    return { ...caller, repository, imageDigest, ...found, pushes, ...compared }
  },
  record: ({ services, ...target }) => ({
    ...target,
    services: services.map(recordOf),
  }),
})

const missingOf = ({ missing = [], reads }: PlanInput): readonly string[] =>
  reads === 'repository' ? missing.filter((name) => name === 'repository') : missing

const accountsInWords = ({ account, region }: Caller, { account: owner, repositoryUri }: LiveRepository): string =>
  owner === account
    ? `account ${account}, region ${region}, repository ${repositoryUri}`
    : `account ${account}, region ${region}; registry of the account ${owner ?? 'unknown'}, repository ${repositoryUri}`

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

/** The platforms of the setting are known before the build; that of the image is compared before the push. */
const suiting =
  (platforms: readonly string[]) =>
  (service: ReadService): ReadService => {
    if (platforms.length > 0) checkRuntime(service.taskDefinition, { subject: '`platforms` is', platforms })
    return service
  }

const problemsOfFiles = (input: PlanInput, ports: PlanPorts): Promise<readonly unknown[]> =>
  allOrEveryProblem(
    input.services
      .filter(({ taskDefinition }) => taskDefinition.kind === 'file')
      .map((service) => lintedDefinition(wantedService(input, service, null), ports).catch(namedIn(service))),
  ).then(() => [], problemsIn)
