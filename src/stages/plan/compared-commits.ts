/** The commit of the image that a service runs, and where GitHub sees that of the run from there. */
import { inRegistry, type ComparedCommits, type LiveRepository, type RunningRevision } from '../../domain/aws/live.ts'
import { commitInTags, isSameCommit } from '../../domain/image/commit-in-tags.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import { parseImageReference } from '../../domain/image/image-reference.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import { messageOf, ShipError } from '../../errors/ship-error.ts'
import type { Comparison } from '../../ports/github-api.ts'
import type { Ports } from '../../ports/ports.ts'

export type ComparingPorts = Pick<Ports, 'registry' | 'github' | 'log'>
export type Repository = Pick<LiveRepository, 'repositoryUri' | 'registryId'>

interface Unknown {
  readonly kind: 'unknown'
  readonly because: string
}

export type FoundCommit = { readonly kind: 'known'; readonly commit: string } | Unknown

export type Finding = { readonly kind: Comparison; readonly running: string; readonly own: string } | Unknown

const unknown = (because: string): Unknown => ({ kind: 'unknown', because })

/** Asks GitHub unless the two are one commit. What GitHub does not say is not known, and never keeps a run from deploying. */
export const compareCommits = async (
  running: FoundCommit,
  own: FoundCommit,
  { github }: Pick<ComparingPorts, 'github'>,
): Promise<Finding> => {
  if (running.kind === 'unknown') return running
  if (own.kind === 'unknown') return own
  const pair = { running: running.commit, own: own.commit }
  if (isSameCommit(pair.running, pair.own)) return { kind: 'identical', ...pair }
  try {
    const kind = await github.compare(pair.running, pair.own)
    if (kind !== null) return { kind, ...pair }
    return unknown(`GitHub does not know ${short(pair.running)} and ${short(pair.own)} in this repository`)
  } catch (error) {
    if (!(error instanceof ShipError) || error.kind === 'cancelled') throw error
    return unknown(messageOf(error))
  }
}

/** As people write it. */
export const short = (commit: string): string => commit.slice(0, 7)

interface Runs {
  readonly running: RunningRevision | null
  readonly containerName: string
}

/** A tag says it alone; of a digest ECR knows the tags. */
export const runningCommit = async (
  { running, containerName }: Runs,
  repository: Repository,
  ports: Pick<ComparingPorts, 'registry'>,
): Promise<FoundCommit> => {
  if (running === null) return unknown('ECS does not show what it runs')
  const container = running.definition.input.containerDefinitions?.find(({ name }) => name === containerName)
  const image = parseImageReference(container?.image ?? '')
  if (image === null) return unnamed(RUNNING)
  if (image.digest === null) return asFound(commitInTags(image.tag === null ? [] : [image.tag]), RUNNING)
  return image.name === repository.repositoryUri
    ? commitOfDigest(image.digest, repository, { ports, what: RUNNING })
    : unnamed(RUNNING)
}

const RUNNING = 'the running image'

const unnamed = (what: string): Unknown => unknown(`no tag of ${what} names one commit`)

const asFound = (commit: string | null, what: string): FoundCommit =>
  commit === null ? unnamed(what) : { kind: 'known', commit }

interface Asking {
  readonly ports: Pick<ComparingPorts, 'registry'>
  /** The image, in words. */
  readonly what: string
}

/** A denial is said as what it is: that no tag names a commit would be another cause. */
export const commitOfDigest = async (
  digest: string | null,
  { repositoryUri, registryId }: Repository,
  { ports, what }: Asking,
): Promise<FoundCommit> => {
  if (digest === null) return unnamed(what)
  const { repository } = repositoryName(repositoryUri)
  const id = { ...inRegistry(registryId), repositoryName: repository, imageIds: [{ imageDigest: digest }] }
  try {
    const { imageDetails = [] } = await ports.registry.ecr.describeImages(id)
    return asFound(commitInTags(imageDetails.flatMap(({ imageTags = [] }) => imageTags)), what)
  } catch (error) {
    if (error instanceof AwsError) return unknown(`the tags of ${what} cannot be read: ${error.message}`)
    throw error
  }
}

interface Behind {
  readonly found: Extract<Finding, { readonly running: string }>
  readonly olderCommit: ComparedCommits['olderCommit']
  /** What follows the sentence. */
  readonly more?: string
}

/** The error of an older commit; none, and a warning, where it is allowed. */
export const behind = (
  service: string,
  { found: { running, own }, olderCommit, more = '' }: Behind,
  { log }: Pick<ComparingPorts, 'log'>,
): readonly ShipError[] => {
  const message = `the service ${service} runs the newer commit ${short(running)}; this run would deploy ${short(own)}${more}`
  if (olderCommit === 'allowed') {
    log.warning(message)
    return []
  }
  return [fault('E_BEHIND', { message, headline: 'the running image is from a newer commit' })]
}
