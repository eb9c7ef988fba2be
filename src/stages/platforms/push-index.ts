/**
 * push of an image for several platforms: the index from the very archive whose images were scanned, or of images that the registry has, first by
 * digest and last under its tag.
 * That ECR holds this index, and under it the scanned configs and no other, proves that it is the scanned one.
 */
import { isTagMutable, type LiveRepository, type LiveService } from '../../domain/aws/live.ts'
import { fault } from '../../errors/fault.ts'
import { RegistryError } from '../../errors/registry-error.ts'
import type { Digest } from '../../domain/image/digest.ts'
import type { BuiltImage, ImageTag, PushedImage } from '../../domain/image/image.ts'
import { platformsIn, type BuiltIndex } from '../../domain/image/image-index.ts'
import type { MergedImage } from '../../domain/image/merged-index.ts'
import { imageName, referenceOf, type ImageName } from '../../domain/image/image-name.ts'
import { checkRuntime } from '../../domain/image/platform.ts'
import { classifyPush } from '../../domain/image/push-failure.ts'
import type { Ports } from '../../ports/ports.ts'
import type { RegistryPlace } from '../../ports/oci-registry.ts'
import { defineStage } from '../../ports/stage.ts'
import { registryPlace } from '../registry-place.ts'
import { asHeld, holdsAll, readTag, type HeldImage, type TagToRead } from '../push/held-image.ts'
import { addTags, checkTags, type TagsToAdd } from '../tagging/add-tags.ts'
import { openLayout } from './oci-layout.ts'
import { readIndex, type LayoutIndex } from './read-index.ts'
import { asRegistryFault } from './registry-faults.ts'
import { sendIndex } from './send-index.ts'

export interface PushIndexInput extends Pick<TagsToAdd, 'repository' | 'additional' | 'mark'> {
  readonly tag: ImageTag
  readonly image: BuiltImage & Partial<Pick<MergedImage, 'merged'>>
  /** What the image is for; nothing is pushed that their tasks cannot run. */
  readonly services: readonly Pick<LiveService, 'taskDefinition'>[]
}

type PushPorts = Pick<
  Ports,
  'archives' | 'files' | 'ociRegistry' | 'secrets' | 'registry' | 'clock' | 'journal' | 'log'
>

/** ECR may list a new tag a moment after it accepted it: half a second, then twice as long each time, 16 s in total. */
const READ_ATTEMPTS = 6
const READ_DELAY_MS = 500

/**
 * Takes the tag, the built image with its index, the repository and the services; gives what the registry holds.
 * @throws ShipError `E_PLATFORM`, `E_TAG_TAKEN`, `E_LOGIN`, `E_ACCESS_DENIED`, `E_REPOSITORY_NOT_FOUND`, `E_PUSH`, `E_PUSHED_OTHER`,
 *   `E_ARCHIVE`; AwsError
 */
export const pushIndex = defineStage({
  kind: 'push',
  title: 'Push',
  uses: ['archives', 'files', 'ociRegistry', 'secrets', 'registry', 'clock', 'journal', 'log'],
  run: async (input: PushIndexInput, ports: PushPorts): Promise<PushedImage> => {
    const { tag, image, repository, services } = input
    for (const { taskDefinition } of services) {
      checkRuntime(taskDefinition, { subject: 'the image is', platforms: platformsIn(image) })
    }
    const shipment = shipmentOf(image, imageName(repository.repositoryUri, tag), repository)
    const configDigests = configsIn(shipment.index)
    await checkTags(input, configDigests, ports)
    return addTags(await pushUnderTag(shipment, ports), { ...input, configDigests }, ports)
  },
  record: (pushed) => pushed,
})

const pushUnderTag = async (shipment: Shipment, ports: PushPorts): Promise<PushedImage> => {
  const before = await readTag(shipment, ports.registry.ecr)
  if (before !== null && isEnough(shipment, before, ports)) return alreadyThere(shipment, before, ports)
  const other = await send(shipment, ports).catch(
    asRegistryFault({
      name: shipment.name,
      code: 'E_PUSH',
      what: `${referenceOf(shipment.name)} could not be pushed`,
    }),
  )
  if (other !== null) return alreadyThere(shipment, other, ports)
  const held = await readBack(shipment, ports)
  ports.log.info(`pushed ${referenceOf(shipment.name)}, index ${held.digest}`)
  return describe(shipment, held, 'pushed')
}

interface Shipment extends TagToRead {
  readonly index: BuiltIndex
  readonly image: PushIndexInput['image']
  readonly repository: LiveRepository
}

const shipmentOf = (image: PushIndexInput['image'], name: ImageName, repository: LiveRepository): Shipment => {
  const { index } = image
  if (index === undefined) throw fault('E_ARCHIVE', { message: `the image for ${image.platform} has no index` })
  const { registryId, creation } = repository
  return { name, index, image, repository, registryId, creation }
}

const alreadyThere = (shipment: Shipment, held: HeldImage, { log }: PushPorts): PushedImage => {
  log.info(`${referenceOf(shipment.name)} already holds these images (${held.digest}); nothing was sent`)
  return describe(shipment, held, 'already-there')
}

const describe = ({ image, name }: Shipment, held: HeldImage, kind: PushedImage['kind']): PushedImage => ({
  ...{ ...name, ...asHeld(held, name), configDigest: image.configDigest, kind },
})

/** Whether the tag holds these images already; otherwise it can be moved. @throws ShipError `E_TAG_TAKEN` */
const isEnough = ({ name, repository, index }: Shipment, held: HeldImage, { log }: PushPorts): boolean => {
  const isMutable = isTagMutable(repository, name.tag)
  if (holdsAll(held, configsIn(index))) return !isMutable || held.digest === index.digest
  if (!isMutable) throw taken(name, index, held)
  log.warning(`${referenceOf(name)} held another image (${held.digest}); the tag is moved to the image of this run`)
  return false
}

/** By these the images are compared, as one image is: they pin the content of the layers, which a builder may compress in another way. */
const configsIn = ({ images }: BuiltIndex): readonly Digest[] => images.map(({ configDigest }) => configDigest)

const configsOf = (digests: readonly string[]): string => digests.join(', ') || 'of no image'

const taken = (name: ImageName, index: BuiltIndex, held: HeldImage): Error =>
  fault('E_TAG_TAKEN', {
    headline: 'the tag already belongs to another image',
    message:
      `the tag ${name.tag} already belongs to another image, and the tag is immutable: ${name.repository} has ` +
      `${held.digest} with the configs ${configsOf(held.configDigests)}, this run has the configs ${configsOf(configsIn(index))}`,
  })

/** Nothing but the index is sent where the registry has its images. Gives what another run has put under the tag meanwhile; null: nothing. */
const send = async (shipment: Shipment, ports: PushPorts): Promise<HeldImage | null> => {
  const { index, image, repository } = shipment
  const place = await registryPlace(repository.repositoryUri, ports)
  const { merged } = image
  if (merged === undefined) {
    const built = await sendBuilt(index, place, ports)
    return putTag(shipment, { place, ...built }, ports)
  }
  await ports.ociRegistry.putManifest(place, { ...merged, reference: index.digest })
  return putTag(shipment, { place, ...merged, digest: index.digest }, ports)
}

const sendBuilt = async (
  { layout: path, digest }: BuiltIndex,
  place: RegistryPlace,
  ports: PushPorts,
): Promise<LayoutIndex> => {
  if (path === null) throw new Error('the index is in the registry already')
  const layout = await openLayout(path, ports)
  const index = await readIndex(layout)
  if (index.digest !== digest)
    throw fault('E_ARCHIVE', { message: `${path} holds ${index.digest}, and ${digest} was scanned` })
  await sendIndex({ layout, index }, place, ports)
  return index
}

interface Tagged extends Pick<LayoutIndex, 'mediaType' | 'text' | 'digest'> {
  readonly place: RegistryPlace
}

const putTag = async (
  shipment: Shipment,
  { place, mediaType, text, digest }: Tagged,
  ports: PushPorts,
): Promise<HeldImage | null> => {
  const { name } = shipment
  const noted = ports.journal.aboutTo({ kind: 'tag', ...name, digest: null })
  const changed = (): void => noted.changed({ kind: 'tag', ...name, digest })
  try {
    await ports.ociRegistry.putManifest(place, { reference: name.tag, mediaType, text })
    changed()
    return null
  } catch (thrown) {
    if (!(thrown instanceof RegistryError)) throw thrown
    const isTaken = classifyPush(thrown.because).kind === 'tag-taken'
    const held = isTaken ? await readTag(shipment, ports.registry.ecr) : null
    // Set by a request of this run whose reply was lost: ECR refuses it when it is sent again (aws/containers-roadmap#2179).
    if (held?.digest === digest) changed()
    else if (isLasting(thrown)) noted.unchanged()
    if (held === null || !isEnough(shipment, held, ports)) throw thrown
    return held.digest === digest ? null : held
  }
}

/** What the registry has refused it has not done; of what it has not answered, nothing is known. */
const isLasting = ({ status, mayPass }: RegistryError): boolean => status !== null && !mayPass

/** The index under the tag once it is the pushed one. */
const readBack = async (shipment: Shipment, { registry, clock }: PushPorts): Promise<HeldImage> => {
  const { name, index } = shipment
  for (let attempt = 1; ; attempt += 1) {
    const held = await readTag(shipment, registry.ecr)
    if (held?.digest === index.digest && holdsAll(held, configsIn(index))) return held
    if (attempt === READ_ATTEMPTS) throw notPushed(name, index, held)
    await clock.sleep(READ_DELAY_MS * 2 ** (attempt - 1))
  }
}

const notPushed = (name: ImageName, { digest }: BuiltIndex, held: HeldImage | null): Error =>
  held === null
    ? fault('E_PUSH', { message: `${referenceOf(name)} was pushed, but ECR does not list the tag` })
    : fault('E_PUSHED_OTHER', {
        message: `${referenceOf(name)} holds ${held.digest} with the configs ${configsOf(held.configDigests)}, but the scanned index is ${digest}`,
      })
