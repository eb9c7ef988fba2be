/**
 * push: puts the scanned image into the repository, under its tag. The config digest that the registry returns, and the layers where
 * they can be compared, prove that it is the scanned one. A tag that already holds this image is a success, and nothing is sent.
 */
import { isTagMutable, type LiveRepository, type LiveService } from '../../domain/aws/live.ts'
import type { BuiltImage, ImageTag, PushedImage } from '../../domain/image/image.ts'
import { imageName, referenceOf } from '../../domain/image/image-name.ts'
import { countsInWords } from '../../domain/image/push-progress.ts'
import { checkRuntime } from '../../domain/image/platform.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { addTags, checkTags, type TagsToAdd } from '../tagging/add-tags.ts'
import { compareLayers } from './compare-layers.ts'
import { openDocker } from './docker.ts'
import { notListed, pushedOther, pushedOtherLayers, tagTaken } from './failures.ts'
import { asHeld, holdsOnly, readTag, type HeldImage } from './held-image.ts'
import { modifiedFiles } from './modified-files.ts'
import { sendImage, type Sending, type Shipment } from './send.ts'

export interface PushInput extends TagsToAdd {
  readonly tag: ImageTag
  readonly image: BuiltImage
  /** What was built from what; absent where there was no build of a commit. */
  readonly built?: { readonly commit: string; readonly context: string }
  /** What the image is for; nothing is pushed that their tasks cannot run. */
  readonly services: readonly Pick<LiveService, 'taskDefinition'>[]
}

type PushPorts = Pick<Ports, 'exec' | 'files' | 'leftovers' | 'secrets' | 'registry' | 'clock' | 'journal' | 'log'>

/** ECR may list a new tag a moment after it accepted it: half a second, then twice as long each time, 16 s in total. */
const READ_ATTEMPTS = 6
const READ_DELAY_MS = 500

/**
 * Takes the tag, the built image, the repository and the services; gives what the registry holds.
 * @throws ShipError `E_PLATFORM`, `E_TAG_TAKEN`, `E_LOGIN`, `E_ACCESS_DENIED`, `E_REPOSITORY_NOT_FOUND`, `E_DOCKER_NOT_FOUND`,
 *   `E_DOCKER_NOT_RUNNING`, `E_PUSH`, `E_PUSHED_OTHER`, `E_ARCHIVE`; AwsError
 */
export const pushImage = defineStage({
  kind: 'push',
  title: 'Push',
  uses: ['exec', 'files', 'leftovers', 'secrets', 'registry', 'clock', 'journal', 'log'],
  run: async (input: PushInput, ports: PushPorts): Promise<PushedImage> => {
    const { image, services } = input
    for (const { taskDefinition } of services) {
      checkRuntime(taskDefinition, { subject: 'the image is', platforms: [image.platform] })
    }
    await checkTags(input, [image.configDigest], ports)
    const pushed = await pushUnderTag(input, ports)
    return addTags(pushed, input, ports)
  },
  record: (pushed) => pushed,
})

const pushUnderTag = async (input: PushInput, ports: PushPorts): Promise<PushedImage> => {
  const { tag, image, repository } = input
  const sources = sourcesOf(input, ports)
  const { repositoryUri, registryId, creation } = repository
  const shipment = { image, sources, name: imageName(repositoryUri, tag), registryId, creation }
  const before = await readTag(shipment, ports.registry.ecr)
  if (before !== null) {
    const isEnough = await holdsEnough(repository, { ...shipment, held: before }, ports)
    if (isEnough) return alreadyThere(shipment, before, ports)
  }
  const sending = await send(shipment, ports)
  if (sending.kind === 'already-there') return alreadyThere(shipment, sending.held, ports)
  const held = await readBack(shipment, ports)
  sending.noted.changed({ kind: 'tag', ...shipment.name, digest: held.digest })
  const layers = countsInWords(sending.layers)
  ports.log.info(`pushed ${referenceOf(shipment.name)}, digest ${held.digest}${layers === null ? '' : `; ${layers}`}`)
  return describe(shipment, held, 'pushed')
}

const send = async (shipment: Shipment, ports: PushPorts): Promise<Sending> => {
  const docker = await openDocker(shipment.name.registry, ports)
  try {
    return await sendImage(shipment, docker, ports)
  } finally {
    await docker.close()
  }
}

const describe = (
  { image: { configDigest }, name }: Shipment,
  held: HeldImage,
  kind: 'pushed' | 'already-there',
): PushedImage => ({ ...name, ...asHeld(held, name), configDigest, kind })

const alreadyThere = (shipment: Shipment, held: HeldImage, { log }: PushPorts): PushedImage => {
  log.info(`${referenceOf(shipment.name)} already holds this image (${held.digest}); nothing was sent`)
  return describe(shipment, held, 'already-there')
}

const sourcesOf =
  ({ built }: PushInput, ports: PushPorts): Shipment['sources'] =>
  async () =>
    built === undefined ? null : { commit: built.commit, modified: await modifiedFiles(built.context, ports) }

type Taken = Shipment & { readonly held: HeldImage }

/** Whether the tag holds the image already; otherwise it can be moved. @throws ShipError `E_TAG_TAKEN` */
const holdsEnough = async (repository: LiveRepository, taken: Taken, ports: PushPorts): Promise<boolean> => {
  const { image, name, held, sources } = taken
  const isMutable = isTagMutable(repository, name.tag)
  if (!holdsOnly(held, image.configDigest)) {
    if (!isMutable) throw tagTaken({ name, held, configDigest: image.configDigest }, await sources())
    ports.log.warning(
      `${referenceOf(name)} held another image (${held.digest}); the tag is moved to the image of this run`,
    )
    return false
  }
  if ((await compareLayers(held, image, ports)) !== 'other') return true
  const because = `${referenceOf(name)} holds this image with layers that another engine compressed (${held.digest})`
  ports.log.info(isMutable ? `${because}; it is pushed again` : `${because}; the tag is immutable and stays`)
  return !isMutable
}

/** The image under the tag once it is the pushed one. */
const readBack = async (shipment: Shipment, ports: PushPorts): Promise<HeldImage> => {
  const { image, name } = shipment
  const { registry, clock } = ports
  const { configDigest } = image
  for (let attempt = 1; ; attempt += 1) {
    const held = await readTag(shipment, registry.ecr)
    const isImage = held !== null && holdsOnly(held, configDigest)
    if (isImage && (await compareLayers(held, image, ports)) !== 'other') return held
    if (attempt === READ_ATTEMPTS) {
      if (held === null) throw notListed(name)
      throw (isImage ? pushedOtherLayers : pushedOther)({ name, held, configDigest })
    }
    await clock.sleep(READ_DELAY_MS * 2 ** (attempt - 1))
  }
}
