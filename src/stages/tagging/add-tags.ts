/** Further tags of an image that the registry holds: those of the settings, and the mark by which a re-run finds it. */
import { isTagMutable, type LiveRepository } from '../../domain/aws/live.ts'
import type { Digest } from '../../domain/image/digest.ts'
import type { ImageTag, PushedImage } from '../../domain/image/image.ts'
import { imageName } from '../../domain/image/image-name.ts'
import { listedProblems } from '../../domain/bounds.ts'
import { fault } from '../../errors/fault.ts'
import { messageOf, ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { holdsAll, readTag } from '../push/held-image.ts'
import { putTag } from './put-tag.ts'

export interface TagsToAdd {
  readonly repository: LiveRepository
  /** Absent: none. */
  readonly additional?: readonly ImageTag[]
  /** Absent and null: a re-run does not look for the image. */
  readonly mark?: ImageTag | null
  /** Of every image of an index; absent: one image. */
  readonly configDigests?: readonly Digest[]
}

type TagPorts = Pick<Ports, 'registry' | 'clock' | 'journal' | 'log'>

/**
 * Before anything is pushed: no further tag may belong to another image where it cannot be moved.
 * @throws ShipError `E_TAG_TAKEN` with all of them; AwsError
 */
export const checkTags = async (
  { repository, additional = [] }: TagsToAdd,
  configDigests: readonly Digest[],
  { registry }: Pick<Ports, 'registry'>,
): Promise<void> => {
  const fixed = additional.filter((tag) => !isTagMutable(repository, tag))
  const taken = await Promise.all(
    fixed.map(async (tag) => {
      const held = await readTag(named(repository, tag), registry.ecr)
      return held === null || holdsAll(held, configDigests) ? [] : [`${tag} (${held.digest})`]
    }),
  )
  if (taken.flat().length > 0) throw furtherTaken(taken.flat())
}

const named = ({ repositoryUri, registryId, creation }: LiveRepository, tag: ImageTag) => ({
  name: imageName(repositoryUri, tag),
  registryId,
  creation,
})

const furtherTaken = (taken: readonly string[]): Error => {
  const are = taken.length === 1 ? 'a tag of `additional-tags` belongs' : 'tags of `additional-tags` belong'
  return fault('E_TAG_TAKEN', {
    message: `${are} to another image, and cannot be moved: ${listedProblems(taken).join(', ')}`,
    headline: `${are} to another image`,
  })
}

/** Gives the image with its tags. @throws ShipError `E_TAG_TAKEN` and like `putTag`; AwsError */
export const addTags = async (image: PushedImage, toAdd: TagsToAdd, ports: TagPorts): Promise<PushedImage> => {
  const { additional = [] } = toAdd
  for (const tag of additional) await addTag(image, { ...toAdd, tag }, ports)
  await markRun(image, toAdd, ports)
  return additional.length === 0 || image.tag === null ? image : { ...image, tags: [image.tag, ...additional] }
}

const addTag = async (
  { digest, configDigest }: PushedImage,
  { repository, tag, configDigests = [configDigest] }: TagsToAdd & { readonly tag: ImageTag },
  ports: TagPorts,
): Promise<void> => {
  const { log, registry } = ports
  const put = await putTag({ repository, tag, digest }, ports)
  switch (put.kind) {
    case 'put':
      if (put.replaced !== null) log.warning(`the tag ${tag} named another image (${put.replaced}); it is moved`)
      log.info(`the tag ${tag} names ${digest}`)
      break
    case 'there':
      log.info(`the tag ${tag} names ${digest} already`)
      break
    case 'taken': {
      // By the rule of the first tag: the same image with layers that another engine compressed is enough.
      const held = await readTag(named(repository, tag), registry.ecr)
      if (held === null || !holdsAll(held, configDigests)) throw furtherTaken([`${tag} (${put.by})`])
      log.info(`the tag ${tag} holds this image already (${put.by})`)
    }
  }
}

/** Only where a re-run could not push another build: a tag that can be moved is moved. Without the mark the image is as good. */
const markRun = async (
  { tag, digest }: PushedImage,
  { repository, mark = null }: TagsToAdd,
  ports: TagPorts,
): Promise<void> => {
  if (mark === null || tag === null || isTagMutable(repository, tag)) return
  try {
    await putTag({ repository, tag: mark, digest }, ports)
  } catch (thrown) {
    if (!(thrown instanceof ShipError) || thrown.kind === 'cancelled') throw thrown
    ports.log.info(`a re-run will not find this image by ${mark}: ${messageOf(thrown)}`)
  }
}
