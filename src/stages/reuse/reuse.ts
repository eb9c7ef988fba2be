/**
 * reuse: decides before the build whether an image that the registry has is used instead of a new one: with `if-tag-exists: reuse` one of this
 * commit under the tag, and in a re-run the one that an earlier attempt of the run has pushed. It is scanned and judged like one that is built.
 */
import type { BuildConfig } from '../../domain/build/build-config.ts'
import type { LiveRepository } from '../../domain/aws/live.ts'
import {
  configToJudge,
  imagesWanted,
  judgeExisting,
  type AttestationOfExisting,
  type ConfigToJudge,
  type ExistingImage,
  type FoundImage,
} from '../../domain/image/existing-image.ts'
import type { Digest } from '../../domain/image/digest.ts'
import type { ComputedTag, ImageTag } from '../../domain/image/image.ts'
import { imageName, referenceOf } from '../../domain/image/image-name.ts'
import { RegistryError } from '../../errors/registry-error.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import type { AttestationConfig } from '../../settings/attestation-config.ts'
import { acceptedAttestation } from '../attestation/accepted-attestation.ts'
import type { SearchPorts } from '../attestation/find-provenance.ts'
import { readCheckout } from '../build/checkout.ts'
import { readTag, type HeldImage } from '../push/held-image.ts'
import { registryPlace } from '../registry-place.ts'

export interface ReuseInput {
  readonly ifTagExists: 'compare' | 'reuse'
  readonly tag: ComputedTag
  readonly repository: LiveRepository
  /** What would be built. */
  readonly build: Pick<BuildConfig, 'context' | 'platforms'>
  /** The tag that marks what earlier attempts of this run have pushed; null in a first attempt. */
  readonly mark: ImageTag | null
  /** What must be attested of an image that another run has built. */
  readonly attestation: AttestationConfig
}

type ReusePorts = Pick<Ports, 'exec' | 'files' | 'registry' | 'ociRegistry' | 'secrets' | 'log'> & SearchPorts

/** Gives the image to use, or why one is built. @throws AwsError; ShipError like `readTag` */
export const findReusable = defineStage({
  kind: 'reuse',
  title: 'Look for the image',
  uses: [
    ...(['exec', 'files', 'registry', 'ociRegistry', 'secrets', 'log'] as const),
    ...(['attestations', 'signatures', 'github', 'download', 'clock'] as const),
  ],
  run: async (input: ReuseInput, ports: ReusePorts): Promise<FoundImage> => {
    const held = await readTag(named(input, input.tag.tag), ports.registry.ecr)
    const found = (await ofThisRun(input, held, ports)) ?? (await ofThisCommit(input, held, ports))
    const reference = referenceOf(imageName(input.repository.repositoryUri, input.tag.tag))
    ports.log.info(
      found.kind === 'reused'
        ? `${reference} is ${found.digest}, ${BY[found.by]}: nothing is built`
        : `the image is built: ${found.because}`,
    )
    return found
  },
  record: (found) => found,
})

const BY = {
  revision: 'an image of this commit',
  run: 'pushed by an earlier attempt of this run',
} as const

const named = ({ repository: { repositoryUri, registryId, creation } }: ReuseInput, tag: ImageTag) => ({
  name: imageName(repositoryUri, tag),
  registryId,
  creation,
})

/** The mark is set once the tag holds the image, so both must name it now. Null where this is not known. */
const ofThisRun = async (input: ReuseInput, held: HeldImage | null, ports: ReusePorts): Promise<FoundImage | null> => {
  if (input.mark === null || held === null) return null
  const marked = await readTag(named(input, input.mark), ports.registry.ecr)
  return marked?.digest === held.digest ? { kind: 'reused', digest: held.digest, by: 'run' } : null
}

const NO_MARK = 'no earlier attempt of this run has pushed it'

const ofThisCommit = async (input: ReuseInput, held: HeldImage | null, ports: ReusePorts): Promise<FoundImage> => {
  const { ifTagExists, tag, build } = input
  if (ifTagExists === 'compare') return { kind: 'to-build', because: NO_MARK }
  const existing = held === null ? null : await describe(held, input, ports)
  const checkout = await readCheckout(build.context, ports)
  // Where nothing is checked out, a build would have no label; the image of the run's commit is meant.
  const wanted = { commit: checkout?.revision ?? tag.commit, platforms: build.platforms }
  const found = judgeExisting(existing, wanted)
  if (existing === null || found.kind === 'to-build') return found
  return judgeExisting(existing, wanted, await attestationOf(existing, input, ports))
}

/** An image without the attestation that is asked for is built again, which then has one. */
const attestationOf = async (
  { digest }: ExistingImage,
  { attestation }: ReuseInput,
  ports: SearchPorts,
): Promise<AttestationOfExisting> => {
  const { mode } = attestation
  if (mode === 'off') return { kind: 'not-asked' }
  try {
    await acceptedAttestation({ digest, attestation: { ...attestation, mode } }, ports)
    return { kind: 'accepted' }
  } catch (error) {
    if (!(error instanceof ShipError) || !['E_ATTESTATION', 'E_GITHUB'].includes(error.code)) throw error
    return { kind: 'rejected', because: error.message }
  }
}

/** Configs are read only where there are as many as a build would give: an index of others may list any number. */
const describe = async (held: HeldImage, input: ReuseInput, ports: ReusePorts): Promise<ExistingImage> => {
  const { digest, configDigests } = held
  const toRead = configDigests.length === imagesWanted(input.build) ? configDigests : []
  const configs = await Promise.all(toRead.map((config) => readConfig(config, input.repository, ports)))
  return { digest, images: configDigests.length, configs }
}

/** What cannot be read is built: the pull of the image would fail, too. */
const readConfig = async (
  config: Digest,
  { repositoryUri }: LiveRepository,
  ports: ReusePorts,
): Promise<ConfigToJudge> => {
  try {
    const place = await registryPlace(repositoryUri, ports)
    const text = await ports.ociRegistry.readBlob(place, config)
    return text === null ? { kind: 'unread', because: 'the registry does not have its config' } : configToJudge(text)
  } catch (thrown) {
    if (thrown instanceof RegistryError) return { kind: 'unread', because: thrown.message }
    throw thrown
  }
}
