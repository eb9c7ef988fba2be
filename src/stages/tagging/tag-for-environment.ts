/** promote: gives the image that the gate has passed the tag of its environment, on the same digest. Only an image of another repository is copied. */
import type { LiveRepository } from '../../domain/aws/live.ts'
import type { PushedImage } from '../../domain/image/image.ts'
import { imageName, referenceOf, repositoryName } from '../../domain/image/image-name.ts'
import { shortDigest } from '../../domain/image/digest.ts'
import { tagFrom, type TagInput } from '../../domain/image/tag.ts'
import { fault } from '../../errors/fault.ts'
import { RegistryError } from '../../errors/registry-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import type { PulledImage } from '../given/pulled-image.ts'
import { asHeld } from '../push/held-image.ts'
import { asRegistryFault } from '../platforms/registry-faults.ts'
import { copyImage, type ImageToCopy } from './copy-image.ts'
import { putTag } from './put-tag.ts'

export interface PromoteInput {
  /** Of the environment. The commit in the tag is that of the image, whichever commit the run is for. */
  readonly tag: TagInput
  readonly repository: LiveRepository
  /** Where the image is, when that is another repository: it is copied then. */
  readonly source?: LiveRepository
  readonly pulled: PulledImage
}

type PromotePorts = Pick<Ports, 'registry' | 'source' | 'ociRegistry' | 'secrets' | 'clock' | 'journal' | 'log'>

/**
 * Gives the image under its tag.
 * @throws ShipError `E_TAG`, `E_TAG_TAKEN`; like `putTag`; of a copy `E_IMAGE_NOT_FOUND`, `E_PUSHED_OTHER`, `E_LOGIN`, `E_ACCESS_DENIED`,
 *   `E_REPOSITORY_NOT_FOUND`, `E_PULL`, `E_PUSH`; AwsError
 */
export const tagForEnvironment = defineStage({
  kind: 'push',
  title: 'Tag for the environment',
  uses: ['registry', 'source', 'ociRegistry', 'secrets', 'clock', 'journal', 'log'],
  run: async ({ repository, source, pulled, ...input }: PromoteInput, ports: PromotePorts): Promise<PushedImage> => {
    const { held, configDigest, revision } = pulled
    const { tag, changes } = tagFrom(ofImage(input.tag, revision), ports.clock.now())
    for (const change of changes) ports.log.info(`the tag was changed: ${change}`)
    const name = imageName(repository.repositoryUri, tag)
    const { digest } = held
    const bring = source && (() => copied({ from: source, to: repository, name, digest }, ports))
    const put = await putTag({ repository, tag, digest, ...(bring && { bring }) }, ports)
    if (put.kind === 'taken')
      throw fault('E_TAG_TAKEN', {
        message: `the tag ${tag} already belongs to another image, and the tag is immutable: ${name.repository} has ${put.by}, the image to promote is ${held.digest}`,
        headline: 'the tag already belongs to another image',
      })
    if (put.kind === 'put' && put.replaced !== null)
      ports.log.warning(
        `${referenceOf(name)} named another image (${shortDigest(put.replaced)}); the tag is moved to the promoted one`,
      )
    const done = put.kind === 'there' ? 'names the image already' : 'names the image now'
    ports.log.info(`${referenceOf(name)} ${done}: ${held.digest}`)
    const kind = put.kind === 'there' ? 'already-there' : 'promoted'
    return { ...name, ...asHeld(held, repositoryName(repository.repositoryUri)), configDigest, kind }
  },
  record: (promoted) => promoted,
})

/** @throws ShipError like `copyImage`, in the codes of a push or a pull */
const copied = async (image: ImageToCopy, ports: PromotePorts): Promise<void> => {
  try {
    await copyImage(image, ports)
  } catch (thrown) {
    if (!(thrown instanceof RegistryError)) throw thrown
    const [from, to] = [repositoryName(image.from.repositoryUri), repositoryName(image.to.repositoryUri)]
    const isOfSource = thrown.message.includes(`://${from.registry}/v2/${from.repository}/`)
    const what = `${image.from.repositoryUri}@${image.digest} could not be copied to ${image.to.repositoryUri}`
    asRegistryFault({ name: isOfSource ? from : to, code: isOfSource ? 'E_PULL' : 'E_PUSH', what })(thrown)
  }
}

/** @throws ShipError `E_TAG` where the template names a commit and the image has none */
const ofImage = ({ run, ...input }: TagInput, revision: string | null): TagInput => {
  if (revision !== null) return { ...input, run: { ...run, sha: revision, headSha: null } }
  const [named] = /\{(?:short-)?sha\}/u.exec(input.template) ?? []
  if (named === undefined) return { ...input, run }
  const short = 'the image has no commit in its label `org.opencontainers.image.revision`'
  throw fault('E_TAG', {
    message: `${named} in \`tag\` has no value: ${short}`,
    headline: `${named} has no value: ${short}`,
    hint: 'Set `tag` to a template without the commit, for example `{environment}-{run-id}`.',
  })
}
