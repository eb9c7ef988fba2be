/**
 * plan: reads the live target and checks all that can be known before anything is built or changed. What is wrong is told at
 * once, so that one run shows every wrong name.
 */
import type { RegistryConfig, ServiceConfig } from '../../settings/config.ts'
import { ShipError } from '../../errors/ship-error.ts'
import { defineStage } from '../../ports/stage.ts'
import { fault } from '../../errors/fault.ts'
import type { LiveTarget } from '../../domain/aws/live.ts'
import { chooseContainer } from '../../domain/task-definition/task-definition.ts'
import type { Ports } from '../../ports/ports.ts'
import { findCluster, findRepository, findService } from './lookups.ts'
import { readTaskDefinition } from './task-definition-source.ts'

export type PlanInput = Pick<RegistryConfig, 'repository'> &
  Pick<ServiceConfig, 'region' | 'cluster' | 'service' | 'taskDefinition' | 'containerName'>

type PlanPorts = Pick<Ports, 'registry' | 'target' | 'files' | 'log'>

/** Takes the names of the target, gives the target as it is now. Throws one ShipError that tells every problem; AwsError. */
export const planTarget = defineStage({
  kind: 'plan',
  title: 'Read the target',
  uses: ['registry', 'target', 'files', 'log'],
  run: async (input: PlanInput, ports: PlanPorts): Promise<LiveTarget> => {
    const { account, region } = await identify(input, ports)
    const { cluster, service } = input
    const [repository, clusterArn, live, chosen] = await allOrEveryProblem([
      findRepository(input.repository, ports.registry.ecr),
      findCluster(cluster, ports.target.ecs),
      findService({ cluster, service }, ports.target.ecs),
      chooseTaskDefinition(input, ports),
    ])
    const target = {
      account,
      region,
      repositoryUri: answered(repository.repositoryUri, `ecr:DescribeRepositories of ${input.repository}`),
      tagMutability: repository.imageTagMutability ?? 'MUTABLE',
      tagMutabilityExclusions: (repository.imageTagMutabilityExclusionFilters ?? []).flatMap(
        ({ filter }) => filter ?? [],
      ),
      clusterArn: answered(clusterArn ?? live.clusterArn, `ecs:DescribeServices of ${service}`),
      serviceArn: answered(live.serviceArn, `ecs:DescribeServices of ${service}`),
      serviceName: answered(live.serviceName, `ecs:DescribeServices of ${service}`),
      previousTaskDefinitionArn: live.taskDefinition ?? null,
      desiredCount: live.desiredCount ?? 0,
      ...chosen,
    }
    ports.log.info(`account ${account}, region ${region}, repository ${target.repositoryUri}`)
    ports.log.info(`cluster ${target.clusterArn}, service ${target.serviceName}, desired count ${target.desiredCount}`)
    ports.log.info(`task definition ${chosen.taskDefinition.source}, container ${chosen.containerName}`)
    return target
  },
  record: ({ taskDefinition: _, ...plan }) => plan,
})

/** The caller's account and the region. Without either nothing else can be asked, so their errors come alone. */
const identify = async (
  { region: wanted }: PlanInput,
  { target }: PlanPorts,
): Promise<{ readonly account: string; readonly region: string }> => {
  const region = wanted ?? (await target.region())
  if (region === null) throw fault('E_REGION_MISSING', { message: 'no AWS region is configured' })
  const { Account: account } = await target.sts.getCallerIdentity({})
  return { account: answered(account, 'sts:GetCallerIdentity'), region }
}

const chooseTaskDefinition = async (
  { taskDefinition: source, containerName }: PlanInput,
  ports: PlanPorts,
): Promise<Pick<LiveTarget, 'taskDefinition' | 'containerName'>> => {
  const { draft, notes } = await readTaskDefinition(source, ports)
  for (const note of notes) ports.log.debug(`${draft.source}: ${note}`)
  return { taskDefinition: draft, containerName: chooseContainer(draft, containerName) }
}

/** The values of all promises, or one error of everything that went wrong. */
const allOrEveryProblem = async <Values extends readonly unknown[]>(lookups: {
  readonly [Index in keyof Values]: Promise<Values[Index]>
}): Promise<Values> => {
  const settled = await Promise.allSettled(lookups)
  const errors = settled.flatMap((ending): unknown[] => (ending.status === 'rejected' ? [ending.reason] : []))
  if (errors.length > 0) throw asOneError(errors)
  // Nothing was rejected, so each place holds the value of its promise.
  return settled.map((ending) => (ending.status === 'fulfilled' ? ending.value : undefined)) as unknown as Values
}

/** Credentials, and what is no error of ours (a cancel), come alone; of the rest every one is told. */
const asOneError = (errors: readonly unknown[]): unknown => {
  const known = errors.filter((error) => error instanceof ShipError)
  const alone =
    errors.find((error) => !(error instanceof ShipError)) ?? known.find(({ code }) => code.startsWith('E_CREDENTIALS'))
  if (alone !== undefined) return alone
  const isClusterGone = known.some(({ code }) => code === 'E_CLUSTER_NOT_FOUND')
  const problems = known.filter(
    ({ code, message }, index) =>
      !(isClusterGone && code === 'E_SERVICE_NOT_FOUND') &&
      known.findIndex((other) => other.code === code && other.message === message) === index,
  )
  const [first] = problems
  if (problems.length === 1) return first
  const lines = problems.map(
    ({ message, hint }) => `- ${message.replaceAll('\n', '\n  ')}${hint === undefined ? '' : `\n  ${hint}`}`,
  )
  return fault(problems.some(({ kind }) => kind === 'input') ? 'E_INPUT' : 'E_AWS', {
    message: `the target has ${problems.length} problems:\n${lines.join('\n')}`,
    hint: 'Correct what is listed; nothing was changed.',
    cause: first,
  })
}

const answered = (value: string | undefined, call: string): string => {
  if (value !== undefined) return value
  throw fault('E_AWS', { message: `${call} answered without what it must tell` })
}
