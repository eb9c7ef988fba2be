/** The marks of the image of a promotion: whether it has passed the environment before. */
import { inRegistry, type LiveRepository } from '../../domain/aws/live.ts'
import { shortDigest, type Digest } from '../../domain/image/digest.ts'
import { commitInTags } from '../../domain/image/commit-in-tags.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import { markInWords, markOf, wholeCommit } from '../../domain/image/passed-mark.ts'
import { lackedMark, skippedIn, wayOf, type Promotion, type TaggedImage, type Way } from '../../domain/image/way.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import { readHeld } from '../push/held-image.ts'

interface Image {
  readonly repository: LiveRepository
  readonly digest: Digest
}

type WayPorts = Pick<Ports, 'registry' | 'log'>

/**
 * Reads the tags of that very digest.
 * @throws ShipError `E_NOT_PASSED` where it lacks the mark; AwsError
 */
export const readWay = async (promotion: Promotion, image: Image, ports: WayPorts): Promise<Way> => {
  const tagged = await readTags(image, ports)
  const way = wayOf(promotion, tagged)
  const lacked = lackedMark(way)
  if (lacked !== null) throw await notPassed(lacked, { ...image, ...tagged, way }, ports)
  announce(way, ports)
  return way
}

const readTags = async ({ repository, digest }: Image, { registry }: WayPorts): Promise<TaggedImage> => {
  const { imageDetails = [] } = await registry.ecr.describeImages({
    ...inRegistry(repository.registryId),
    repositoryName: repositoryName(repository.repositoryUri).repository,
    imageIds: [{ imageDigest: digest }],
  })
  return {
    tags: imageDetails.flatMap(({ imageTags = [] }) => imageTags),
    pushedAt: imageDetails[0]?.imagePushedAt?.getTime() ?? null,
  }
}

const announce = (way: Way, { log }: WayPorts): void => {
  const { environment, from, stops } = way
  switch (from.kind) {
    case 'first':
      log.info(`${environment} is the first environment: the image needs no mark`)
      break
    case 'environment': {
      const [mark = ''] = stops.find((stop) => stop.environment === from.environment)?.marks ?? []
      log.info(`promotion from ${from.environment} to ${environment}: the image has the mark ${mark}`)
      break
    }
    case 'none':
      log.info(`promotion to ${environment}: no mark is asked for (\`promote-from: none\`)`)
  }
  const skipped = skippedIn(way)
  if (skipped.length > 0) log.info(`\`promote-from\` skips ${skipped.join(', ')} on the way to ${environment}`)
}

interface NotPassed extends Image, TaggedImage {
  readonly way: Way
}

/** At most so many of up to a thousand tags. */
const LISTED = 8

const notPassed = async (environment: string, image: NotPassed, ports: WayPorts): Promise<Error> => {
  const { repository, digest, tags, way } = image
  const { repository: name } = repositoryName(repository.repositoryUri)
  const marks = way.stops.flatMap((stop) => stop.marks)
  const more = tags.length > LISTED ? ` and ${tags.length - LISTED} more` : ''
  const has = marks.length > 0 ? `its marks are ${marks.join(', ')}` : tagsInWords(tags, more)
  const other = await otherHolder(environment, image, ports)
  const short = `the image has not passed \`${environment}\``
  return fault('E_NOT_PASSED', {
    message: `${name}@${digest} has not passed ${environment}: it lacks the tag ${markInWords(environment)}, ${has}${other}`,
    headline: short,
  })
}

const tagsInWords = (tags: readonly string[], more: string): string =>
  tags.length === 0 ? 'and has no tag at all' : `its tags are ${tags.slice(0, LISTED).join(', ')}${more}`

/** Another image of the same commit has the mark: a rebuild, which is not what was tested. */
const otherHolder = async (
  environment: string,
  { repository, digest, tags }: NotPassed,
  { registry }: WayPorts,
): Promise<string> => {
  const revision = wholeCommit(commitInTags(tags) ?? undefined)
  if (revision === null) return ''
  const mark = markOf(environment, { revision, digest })
  const { repository: name } = repositoryName(repository.repositoryUri)
  const place = { repository: name, registryId: repository.registryId }
  const held = await readHeld({ ...place, id: { imageTag: mark } }, registry.ecr)
  return held === null ? '' : `; ${mark} belongs to ${shortDigest(held.digest)}, another image of that commit`
}
