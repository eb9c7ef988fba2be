/** What `plan` asks about repository, cluster and service; a name that does not exist is answered with those that do. Part of the plan stage. */
import type { Repository } from '@aws-sdk/client-ecr'
import type { Service } from '@aws-sdk/client-ecs'
import { AwsError } from '../../errors/aws-error.ts'
import { type ShipError } from '../../errors/ship-error.ts'
import { isUnavailable } from '../../domain/aws/faults.ts'
import { fault, type Fault } from '../../errors/fault.ts'
import { type ErrorCode } from '../../errors/catalogue.ts'
import { listNames, nearest } from '../../domain/near-match.ts'
import { readPages } from '../../domain/aws/pages.ts'
import type { Ecr, Ecs } from '../../ports/aws.ts'

/** Enough names to find the near one among; an account may have thousands. */
const MOST_PAGES = 5

/**
 * The repository of that name in the caller's registry.
 * @throws ShipError `E_REPOSITORY_NOT_FOUND` with the names that exist; AwsError
 */
export const findRepository = async (name: string, ecr: Ecr): Promise<Repository> => {
  const { repositories } = await ecr.describeRepositories({ repositoryNames: [name] }).catch((thrown: unknown) => {
    // InvalidParameterException: a name that no repository can have, for example one with the registry's host before it.
    if (isAnswer(thrown, ['RepositoryNotFoundException', 'InvalidParameterException'])) return { repositories: [] }
    throw thrown
  })
  const [repository] = repositories ?? []
  if (repository !== undefined) return repository
  const names = await readNames(async (nextToken) => {
    const page = await ecr.describeRepositories({ maxResults: 100, ...(nextToken === undefined ? {} : { nextToken }) })
    return { items: (page.repositories ?? []).map((found) => found.repositoryName ?? ''), nextToken: page.nextToken }
  })
  throw notFound('E_REPOSITORY_NOT_FOUND', {
    what: 'ECR repository',
    plural: 'repositories',
    input: 'repository',
    name,
    names,
  })
}

/**
 * The ARN of an active cluster; null when this caller may not describe clusters (then the service's reply tells).
 * @throws ShipError `E_CLUSTER_NOT_FOUND` with the names that exist; AwsError
 */
export const findCluster = async (name: string, ecs: Ecs): Promise<string | null> => {
  const answer = await ecs.describeClusters({ clusters: [name] }).catch((thrown: unknown) => {
    if (isUnavailable(thrown)) return null
    throw thrown
  })
  if (answer === null) return null
  const cluster = answer.clusters?.find(({ status }) => status !== 'INACTIVE')
  if (cluster?.clusterArn !== undefined) return cluster.clusterArn
  throw await clusterNotFound(name, ecs)
}

/**
 * The active service of that name, which ECS itself deploys.
 * @throws ShipError `E_SERVICE_NOT_FOUND` with the names that exist, `E_SERVICE_UNSUPPORTED`, `E_CLUSTER_NOT_FOUND`; AwsError
 */
export const findService = async (at: { cluster: string; service: string }, ecs: Ecs): Promise<Service> => {
  const { services } = await ecs
    .describeServices({ cluster: at.cluster, services: [at.service] })
    .catch(async (thrown: unknown) => {
      if (isAnswer(thrown, ['ClusterNotFoundException'])) throw await clusterNotFound(at.cluster, ecs)
      throw thrown
    })
  const [service] = services ?? []
  // ECS goes on telling of a deleted service, as INACTIVE, for a while (DescribeServices, "Service", status).
  if (service === undefined || service.status === 'INACTIVE') throw await serviceNotFound(at, ecs)
  refuseUnsupported(service, at)
  return service
}

const refuseUnsupported = (service: Service, at: { cluster: string; service: string }): void => {
  if (service.status === 'DRAINING') {
    throw fault('E_SERVICE_UNSUPPORTED', {
      message: `the ECS service '${at.service}' in the cluster '${at.cluster}' is being deleted (DRAINING)`,
      hint: 'Create the service again under another name, or wait until it is gone.',
    })
  }
  const controller = service.deploymentController?.type ?? 'ECS'
  if (controller !== 'ECS') {
    throw fault('E_SERVICE_UNSUPPORTED', {
      message: `the ECS service '${at.service}' in the cluster '${at.cluster}' has the deployment controller ${controller}`,
    })
  }
}

const serviceNotFound = async (at: { cluster: string; service: string }, ecs: Ecs): Promise<ShipError> => {
  const names = await readNames(async (nextToken) => {
    const page = await ecs.listServices({
      cluster: at.cluster,
      maxResults: 100,
      ...(nextToken === undefined ? {} : { nextToken }),
    })
    return { items: (page.serviceArns ?? []).map(lastPart), nextToken: page.nextToken }
  })
  const where = `in the cluster '${at.cluster}'`
  return notFound('E_SERVICE_NOT_FOUND', {
    what: 'ECS service',
    plural: 'services',
    input: 'service',
    name: at.service,
    names,
    where,
  })
}

const clusterNotFound = async (name: string, ecs: Ecs): Promise<ShipError> => {
  const names = await readNames(async (nextToken) => {
    const page = await ecs.listClusters({ maxResults: 100, ...(nextToken === undefined ? {} : { nextToken }) })
    return { items: (page.clusterArns ?? []).map(lastPart), nextToken: page.nextToken }
  })
  return notFound('E_CLUSTER_NOT_FOUND', { what: 'ECS cluster', plural: 'clusters', input: 'cluster', name, names })
}

export interface NotFound {
  readonly what: string
  readonly plural: string
  readonly input: string
  readonly name: string
  /** The names that exist; null when they could not be listed. */
  readonly names: readonly string[] | null
  readonly where?: string
}

/** "It does not exist; these do", with the near one as the hint. */
export const notFound = (code: ErrorCode, { what, plural, input, name, names, where }: NotFound): ShipError => {
  const near = names === null ? null : nearest(lastPart(name), names)
  const missing = `the ${what} '${name}' does not exist${where === undefined ? '' : ` ${where}`}`
  const facts: Fault = {
    message: names === null ? missing : `${missing}; ${listNames({ plural, word: lastPart(name), names })}`,
  }
  return fault(code, near === null ? facts : { ...facts, hint: `Did you mean '${near}'? Correct \`${input}\`.` })
}

/** The names of the first pages, or null when they can not be had: they only help, and the caller may lack the permission. */
export const readNames = async (
  read: (nextToken: string | undefined) => Promise<{ items: readonly string[]; nextToken: string | undefined }>,
): Promise<readonly string[] | null> => {
  try {
    return await readPages(read, MOST_PAGES)
  } catch (thrown) {
    if (thrown instanceof AwsError) return null
    throw thrown
  }
}

const isAnswer = (thrown: unknown, codes: readonly string[]): boolean =>
  thrown instanceof AwsError && codes.includes(thrown.awsCode)

/** `web` of `arn:aws:ecs:…:service/cluster/web`, of `team/web`, or of itself. */
const lastPart = (name: string): string => name.slice(name.lastIndexOf('/') + 1)
