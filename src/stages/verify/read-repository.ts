/** Reads how the repository of the image is set up, and which of its images the services run. */
import type { RegistryScanningRule } from '@aws-sdk/client-ecr'
import { inRegistry, type LiveRepository, type LiveTarget } from '../../domain/aws/live.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import { parseImageReference } from '../../domain/image/image-reference.ts'
import type { ListedImage } from '../../domain/registry/lifecycle-policy.ts'
import { mutabilityOf, type NewRepository } from '../../domain/registry/new-repository.ts'
import { complete, INCOMPLETE, known, mapReading, thenReading, type Reading } from '../../domain/verify/answer.ts'
import { judgeRepository, type RepositoryFacts, type RunningImage } from '../../domain/verify/repository-checks.ts'
import type { Check } from '../../domain/verify/verify-check.ts'
import { matches } from '../../domain/wildcards.ts'
import type { CallLimit } from '../../ports/aws.ts'
import type { Ports } from '../../ports/ports.ts'
import { ask, askAll } from './ask.ts'

interface Asking {
  readonly registry: Ports['registry']
  readonly limit: CallLimit
  readonly now: number
}

/** The checks of the repository; those of one that this run creates are by what it will have. */
export const verifyRepository = async (
  { repository, services }: Pick<LiveTarget, 'repository' | 'services'>,
  asking: Asking,
): Promise<readonly Check[]> => {
  const { repository: name } = repositoryName(repository.repositoryUri)
  const { creation } = repository
  if (creation !== undefined) return creation.kind === 'on-push' ? [] : verifyPlanned(name, creation.repository)
  const [scanning, lifecycle] = await Promise.all([
    readScanning(name, repository, asking),
    readLifecycle(name, repository, asking),
  ])
  const running = services.flatMap((service) => runningImage(service, repository))
  const isAsked = lifecycle.kind === 'read' && running.length > 0
  const images: Reading<readonly ListedImage[]> = isAsked ? await readImages(name, repository, asking) : known([])
  const { encryption } = repository.setUp ?? {}
  const facts: RepositoryFacts = {
    ...{ name, exists: 'now', tagMutability: repository.tagMutability, scanning, lifecycle },
    encryption: mapReading(complete(encryption), (type) => (type === 'AES256' ? 'key-of-ecr' : 'own-key')),
  }
  return judgeRepository(facts, { running, images, now: asking.now })
}

const verifyPlanned = (name: string, planned: NewRepository): readonly Check[] => {
  const { scan, kmsKey, lifecyclePolicy } = planned
  return judgeRepository(
    {
      ...{ name, exists: 'planned', tagMutability: mutabilityOf(planned) },
      scanning: known(scan === 'on-push' ? 'scans' : 'does-not-scan'),
      encryption: known(kmsKey === null ? 'key-of-ecr' : 'own-key'),
      lifecycle: lifecyclePolicy === null ? { kind: 'missing' } : known(lifecyclePolicy),
    },
    { running: [], images: known([]), now: 0 },
  )
}

/** What the image of the service is named by digest; a tag may have moved since. */
const runningImage = (
  { serviceName, containerName, running }: LiveTarget['services'][number],
  { repositoryUri }: LiveRepository,
): readonly RunningImage[] => {
  const container = running?.definition.input.containerDefinitions?.find(({ name }) => name === containerName)
  const reference = parseImageReference(container?.image ?? '')
  if (reference?.digest == null || reference.name !== repositoryUri) return []
  return [{ service: serviceName, digest: reference.digest }]
}

const readScanning = async (
  name: string,
  { registryId, setUp }: LiveRepository,
  { registry, limit }: Asking,
): Promise<RepositoryFacts['scanning']> => {
  if (setUp?.scanOnPush === true) return known('scans')
  const own = registryId === null ? known('own' as const) : await ownRegistry(registryId, { registry, limit })
  if (own.kind !== 'read') return own
  const reply = await ask(registry.ecr.getRegistryScanningConfiguration({}, limit))
  return thenReading(reply, ({ scanningConfiguration }) =>
    mapReading(complete(scanningConfiguration), ({ rules = [] }) =>
      rules.some((rule) => isScannedBy(rule, name)) ? 'scans' : 'does-not-scan',
    ),
  )
}

/** The call reads the registry of the caller, and of no other account. */
const ownRegistry = async (
  registryId: string,
  { registry, limit }: Pick<Asking, 'registry' | 'limit'>,
): Promise<Reading<'own'>> =>
  thenReading(await ask(registry.sts.getCallerIdentity({}, limit)), ({ Account: account }) =>
    account === registryId
      ? known('own')
      : { kind: 'failed', because: `only roles of the account ${registryId} see how its registry scans` },
  )

/** A filter without `*` is a part of the name (Amazon ECR user guide, "Filters to choose which repositories are scanned"). */
const isScannedBy = ({ scanFrequency, repositoryFilters = [] }: RegistryScanningRule, name: string): boolean =>
  scanFrequency !== 'MANUAL' &&
  repositoryFilters.some(({ filter = '' }) => matches(filter.includes('*') ? filter : `*${filter}*`, name))

const readLifecycle = async (
  repositoryName: string,
  { registryId }: LiveRepository,
  { registry, limit }: Asking,
): Promise<RepositoryFacts['lifecycle']> => {
  const asked = { ...inRegistry(registryId), repositoryName }
  const reply = await ask(registry.ecr.getLifecyclePolicy(asked, limit), ['LifecyclePolicyNotFoundException'])
  return thenReading(reply, ({ lifecyclePolicyText }) => complete(lifecyclePolicyText))
}

/** Of one page (ECR API Reference, DescribeImages). */
const MOST_ON_A_PAGE = 1000

const readImages = async (
  repositoryName: string,
  { registryId }: LiveRepository,
  { registry, limit }: Asking,
): Promise<Reading<readonly ListedImage[]>> => {
  const reply = await askAll(async (nextToken) => {
    const asked = { ...inRegistry(registryId), repositoryName, maxResults: MOST_ON_A_PAGE, nextToken }
    const page = await registry.ecr.describeImages(asked, limit)
    return { items: page.imageDetails, nextToken: page.nextToken }
  })
  return thenReading(reply, (details) => {
    const images = details.flatMap(({ imageDigest: digest, imageTags: tags = [], imagePushedAt: pushed }) =>
      digest === undefined || pushed === undefined ? [] : [{ digest, tags, pushedAt: pushed.getTime() }],
    )
    return images.length === details.length ? known(images) : INCOMPLETE
  })
}
