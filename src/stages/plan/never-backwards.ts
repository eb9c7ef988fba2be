/**
 * Never backwards: the commit of the running image against that of the run. Only GitHub can compare them, as checkouts are shallow. What
 * is not known never keeps a run from deploying.
 */
import { commitInTags } from '../../domain/image/commit-in-tags.ts'
import { inRegistry, type LiveRepository } from '../../domain/aws/live.ts'
import { parseImageReference } from '../../domain/image/image-reference.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import { commitOf } from '../../domain/image/tag.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import { messageOf, ShipError } from '../../errors/ship-error.ts'
import type { Comparison } from '../../ports/github-api.ts'
import type { Ports } from '../../ports/ports.ts'
import { together } from './every-problem.ts'
import type { PlanInput } from './plan-input.ts'
import type { ReadService } from './planned-changes.ts'

type BackwardsPorts = Pick<Ports, 'registry' | 'github' | 'log'>
type Input = Pick<PlanInput, 'run' | 'image' | 'olderCommit'>
type Repository = Pick<LiveRepository, 'repositoryUri' | 'registryId'>

interface Seen {
  readonly kind: Comparison
  readonly running: string
  readonly own: string
}

type Finding = Seen | { readonly kind: 'unknown'; readonly because: string }

interface Planned {
  readonly services: readonly ReadService[]
  readonly repository: Repository
  /** Of an image that is given. */
  readonly imageDigest: string | null
}

/**
 * Says in the log what is known; each commit is compared once.
 * @throws ShipError `E_BEHIND` for services whose image is from a newer commit
 */
export const neverBackwards = async (
  input: Input,
  { services, repository, imageDigest: digest }: Planned,
  ports: BackwardsPorts,
): Promise<void> => {
  if (input.run === undefined) return
  const own = input.image ? await commitOfDigest(digest, repository, ports) : commitOf(input.run)
  const compared = new Map<string, Promise<Finding>>()
  const problems = await Promise.all(
    services.map(async (service) => {
      const running = await runningCommit(service, repository, ports)
      const key = running ?? ''
      const finding = compared.get(key) ?? compare(running, own, ports)
      compared.set(key, finding)
      return reported(service.serviceName, await finding, { input, ports })
    }),
  )
  if (problems.flat().length > 0) throw together(problems.flat())
}

const compare = async (running: string | null, own: string | null, { github }: BackwardsPorts): Promise<Finding> => {
  if (running === null) return { kind: 'unknown', because: 'no tag of the running image names one commit' }
  if (own === null) return { kind: 'unknown', because: 'no tag of the image of this run names one commit' }
  if (running === own) return { kind: 'identical', running, own }
  try {
    const kind = await github.compare(running, own)
    if (kind !== null) return { kind, running, own }
    return { kind: 'unknown', because: `GitHub does not know ${short(running)} and ${short(own)} in this repository` }
  } catch (error) {
    if (!(error instanceof ShipError) || error.kind === 'cancelled') throw error
    return { kind: 'unknown', because: messageOf(error) }
  }
}

const short = (commit: string): string => commit.slice(0, 7)

const reported = (
  service: string,
  finding: Finding,
  { input, ports: { log } }: { readonly input: Input; readonly ports: BackwardsPorts },
): readonly ShipError[] => {
  switch (finding.kind) {
    case 'identical':
      return []
    case 'ahead':
      log.info(`the service ${service} runs the older commit ${short(finding.running)}`)
      return []
    case 'diverged':
      log.info(
        `the service ${service} runs ${short(finding.running)}, which is on another branch than ${short(finding.own)}`,
      )
      return []
    case 'unknown':
      log.info(`whether the service ${service} runs a newer commit is not known: ${finding.because}`)
      return []
    case 'behind':
      return behind(service, finding, { input, log })
  }
}

const behind = (
  service: string,
  { running, own }: Seen,
  { input, log }: { readonly input: Input; readonly log: BackwardsPorts['log'] },
): readonly ShipError[] => {
  const message = `the service ${service} runs the newer commit ${short(running)}; this run would deploy ${short(own)}`
  if (input.olderCommit === 'allowed') {
    log.warning(message)
    return []
  }
  return [fault('E_BEHIND', { message, headline: 'the running image is from a newer commit' })]
}

/** A tag says it alone; of a digest ECR knows the tags. */
const runningCommit = async (
  { running, containerName }: ReadService,
  repository: Repository,
  ports: BackwardsPorts,
): Promise<string | null> => {
  const container = running?.definition.input.containerDefinitions?.find(({ name }) => name === containerName)
  const image = parseImageReference(container?.image ?? '')
  if (image === null) return null
  if (image.digest === null) return commitInTags(image.tag === null ? [] : [image.tag])
  return image.name === repository.repositoryUri ? commitOfDigest(image.digest, repository, ports) : null
}

const commitOfDigest = async (
  digest: string | null,
  { repositoryUri, registryId }: Repository,
  { registry: { ecr } }: BackwardsPorts,
): Promise<string | null> => {
  if (digest === null) return null
  const { repository } = repositoryName(repositoryUri)
  const id = { ...inRegistry(registryId), repositoryName: repository, imageIds: [{ imageDigest: digest }] }
  try {
    const { imageDetails = [] } = await ecr.describeImages(id)
    return commitInTags(imageDetails.flatMap(({ imageTags = [] }) => imageTags))
  } catch (error) {
    if (error instanceof AwsError) return null
    throw error
  }
}
