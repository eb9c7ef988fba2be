/** Reads the images of the containers whose image is not replaced, where they are in ECR. */
import type { Check } from '../../domain/verify/verify-check.ts'
import {
  isPushed,
  judgeImage,
  parseEcrImage,
  pushedByThisRun,
  type EcrImage,
} from '../../domain/verify/side-car-images.ts'
import { runtimeOf } from '../../domain/image/platform.ts'
import { MANIFEST_MEDIA_TYPES } from '../../domain/image/manifest.ts'
import { complete, thenReading, type Reading } from '../../domain/verify/answer.ts'
import { ask, askAll, elsewhere, seenFrom, type Asking } from './ask.ts'
import { accountOf, type Subject } from './subject.ts'

/** The checks of every side-car's image. */
export const verifyImages = async (subject: Subject, asking: Asking): Promise<readonly Check[]> => {
  const architecture = runtimeOf({ input: subject.definition })?.architecture ?? null
  const checks = subject.containers.flatMap(({ name: container = '', image = '' }) => {
    const parsed = container === subject.containerName ? null : parseEcrImage(image)
    if (parsed === null) return []
    if (isPushed(parsed, subject.pushes)) return [Promise.resolve([pushedByThisRun({ container, image })])]
    return [
      readManifest(parsed, asking).then(async (found) => {
        const seen = seenFrom(accountOf(subject), parsed.account, found)
        const manifest = seen.kind === 'missing' ? await unlessCached(parsed, asking) : seen
        return judgeImage({ container, image, manifest, architecture })
      }),
    ]
  })
  return (await Promise.all(checks)).flat()
}

/** Of the failures in a reply; the others, such as a key that cannot be used, say nothing of the image. */
const NOT_FOUND: readonly string[] = ['ImageNotFound', 'InvalidImageTag', 'InvalidImageDigest']

const readManifest = async (image: EcrImage, { aws, limit, region }: Asking): Promise<Reading<string>> => {
  if (image.region !== region) return elsewhere(image.region)
  const asked = {
    registryId: image.account,
    repositoryName: image.repository,
    imageIds: [image.reference],
    acceptedMediaTypes: [...MANIFEST_MEDIA_TYPES],
  }
  const reply = await ask(aws.ecr.batchGetImage(asked, limit), ['RepositoryNotFoundException'])
  return thenReading(reply, ({ images, failures = [] }) =>
    failures.some(({ failureCode: code }) => code !== undefined && NOT_FOUND.includes(code))
      ? { kind: 'missing' }
      : complete(images?.[0]?.imageManifest),
  )
}

/** On one page (ECR API Reference, DescribePullThroughCacheRules). */
const MOST_RULES = 1000

/** An image that is missing may be one that a pull-through cache gets (Amazon ECR user guide, "Sync an upstream registry"). */
const unlessCached = async (
  { account: registryId, repository }: EcrImage,
  { aws, limit }: Asking,
): Promise<Reading<never>> => {
  const rules = await askAll(async (nextToken) => {
    const page = await aws.ecr.describePullThroughCacheRules({ registryId, maxResults: MOST_RULES, nextToken }, limit)
    return { items: page.pullThroughCacheRules, nextToken: page.nextToken }
  })
  return thenReading(rules, (all) =>
    all.some(
      ({ ecrRepositoryPrefix: prefix = '' }) =>
        prefix === EVERY_NAME || repository.startsWith(`${prefix.replace(/\/$/, '')}/`),
    )
      ? { kind: 'failed', because: 'a pull-through cache gets it at the first pull' }
      : { kind: 'missing' },
  )
}

/** The prefix of a rule for all repositories that have no other one. */
const EVERY_NAME = 'ROOT'
