/**
 * merge: several images of the commit, each built for its platform by a job of its own, as one index. Nothing is written here: the images are read
 * by their digests, compared, and the first one is pulled; the others are pulled when they are scanned.
 */
import type { LiveRepository, LiveService } from '../../domain/aws/live.ts'
import type { BuildConfig } from '../../domain/build/build-config.ts'
import { listedProblems } from '../../domain/bounds.ts'
import { parseDigest } from '../../domain/image/digest.ts'
import type { ComputedTag } from '../../domain/image/image.ts'
import { repositoryName } from '../../domain/image/image-name.ts'
import {
  byPlatform,
  indexOf,
  mergeProblems,
  type ImageToMerge,
  type MergedImage,
} from '../../domain/image/merged-index.ts'
import { checkRuntime, engineFirst } from '../../domain/image/platform.ts'
import type { TagInput } from '../../domain/image/tag.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { readCheckout } from '../build/checkout.ts'
import { probeEngine } from '../build/engine.ts'
import { pullArchive } from '../given/pull-archive.ts'
import { readSources, type Source } from './images-to-merge.ts'

export interface MergeInput {
  /** Digests, names, tags or templates of tags. */
  readonly merge: readonly string[]
  readonly tagInput: TagInput
  readonly tag: Pick<ComputedTag, 'commit'>
  readonly repository: LiveRepository
  /** Of the images, where the settings say it. */
  readonly build: Pick<BuildConfig, 'context' | 'platforms'>
  /** What the image is for; nothing is pushed that their tasks cannot run. */
  readonly services: readonly Pick<LiveService, 'taskDefinition'>[]
}

type MergePorts = Pick<Ports, 'exec' | 'files' | 'leftovers' | 'secrets' | 'registry' | 'ociRegistry' | 'clock' | 'log'>

/**
 * Takes the entries of the setting, gives the image for the engine's platform, or else the first, and the index that it belongs to.
 * @throws ShipError `E_MERGE` with everything that is wrong, `E_PLATFORM`, `E_TAG`, `E_PUSHED_OTHER`, `E_LOGIN`, `E_ACCESS_DENIED`, `E_PULL`,
 *   `E_DOCKER_NOT_FOUND`, `E_DOCKER_NOT_RUNNING`, `E_ARCHIVE`; AwsError; CommandError
 */
export const mergeImages = defineStage({
  kind: 'build',
  title: 'Merge the images',
  uses: ['exec', 'files', 'leftovers', 'secrets', 'registry', 'ociRegistry', 'clock', 'log'],
  run: async (input: MergeInput, ports: MergePorts): Promise<MergedImage> => {
    const { repository, build, services } = input
    const checkout = await readCheckout(build.context, ports)
    // Where nothing is checked out, the images of the run's commit are meant.
    const commit = checkout?.revision ?? input.tag.commit
    const sources = await readSources(input, ports)
    const { images, attestations, digests } = usable(sources, { commit, platforms: build.platforms })
    const platforms = images.map(({ platform }) => platform)
    for (const { taskDefinition } of services)
      checkRuntime(taskDefinition, { subject: 'the merged image is', platforms, chosenBy: 'merge' })
    const { platform: engine } = await probeEngine(ports)
    const merged = indexOf(images, attestations)
    const [first, ...others] = engineFirst(images, engine)
    const digest = parseDigest(merged.digest)
    if (first === undefined || digest === null) throw new Error('nothing is to be merged')
    for (const { written, platform, configDigest } of images)
      ports.log.info(`${written} is for ${platform}, config ${configDigest}`)
    const pulled = await pullArchive({ name: repositoryName(repository.repositoryUri), digest: first.digest }, ports)
    if (pulled.configDigest !== first.configDigest) throw otherPulled(first)
    ports.log.info(`merged to the index ${digest}, which the gate has still to pass`)
    const index = { layout: null, digest, images: [factsOf(first), ...others.map(factsOf)] } as const
    return { ...pulled, index, merged, sources: digests }
  },
  record: ({ merged: _, sources: __, ...image }) => image,
})

const factsOf = ({ platform, digest, configDigest }: ImageToMerge) => ({ platform, digest, configDigest })

type Read = Extract<Source, { kind: 'read' }>

/** @throws ShipError `E_MERGE` */
const usable = (sources: readonly Source[], wanted: Parameters<typeof mergeProblems>[1]) => {
  const read = sources.filter((one): one is Read => one.kind === 'read')
  const unusable = sources.flatMap((one) => (one.kind === 'read' ? [] : [one.because]))
  const images = read.flatMap((one) => one.images)
  const problems = [...unusable, ...mergeProblems(images, wanted)]
  if (problems.length === 0)
    return {
      images: byPlatform(images),
      attestations: read.flatMap((one) => one.attestations),
      digests: read.map(({ digest }) => digest),
    }
  const [first = ''] = problems
  throw fault('E_MERGE', {
    message: `the images of \`image\` cannot be merged:\n${listedProblems(problems)
      .map((one) => `- ${one}`)
      .join('\n')}`,
    headline: [`the images cannot be merged: ${first}`, 'the images of `image` cannot be merged'],
  })
}

const otherPulled = ({ written }: ImageToMerge): Error => {
  const short = `${written} is not the image that was pulled`
  return fault('E_PUSHED_OTHER', {
    message: short,
    headline: short,
    hint: 'Nothing was pushed. Remove the image from the engine of this runner, or find out what is between the runner and ECR.',
  })
}
