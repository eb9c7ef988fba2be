/** Whether the image that the registry has under a tag is used instead of one that would be built. Pure. */
import { z } from 'zod'
import { jsonValue } from '../json.ts'
import { shortDigest, type Digest } from './digest.ts'
import { areForPlatforms } from './platform.ts'

/** What the registry has under the tag. */
export interface ExistingImage {
  /** Of the manifest or index. */
  readonly digest: Digest
  /** How many images it is; an index may list several. */
  readonly images: number
  /** One for each image; none where there are not as many images as a build would give. */
  readonly configs: readonly ConfigToJudge[]
}

export type ConfigToJudge =
  | {
      readonly kind: 'read'
      /** In the label `org.opencontainers.image.revision`; null where there is none. */
      readonly revision: string | null
      /** `linux/amd64`. */
      readonly platform: string
    }
  | { readonly kind: 'unread'; readonly because: string }

export interface WantedImage {
  /** The commit that a build would put into the label. */
  readonly commit: string
  /** What the settings build for; none: whatever the engine is. */
  readonly platforms: readonly string[]
}

/** How many images a build gives: one for each platform. */
export const imagesWanted = ({ platforms }: Pick<WantedImage, 'platforms'>): number => Math.max(1, platforms.length)

/** What `attestation` says of the image. A digest that it rejects is not used. */
export type AttestationOfExisting =
  | { readonly kind: 'not-asked' }
  | { readonly kind: 'accepted' }
  | { readonly kind: 'rejected'; readonly because: string }

/** What becomes of the image that exists. `because` completes "the image is built: …". */
export type FoundImage =
  /** `revision`: by its label, as `if-tag-exists: reuse` wants it; `run`: by the mark of an earlier attempt of this run. */
  | { readonly kind: 'reused'; readonly digest: Digest; readonly by: 'revision' | 'run' }
  | { readonly kind: 'to-build'; readonly because: string }

/** By `if-tag-exists: reuse`: only the image of the very commit. */
export const judgeExisting = (
  existing: ExistingImage | null,
  wanted: WantedImage,
  attestation: AttestationOfExisting = { kind: 'not-asked' },
): FoundImage => {
  const because = existing === null ? 'the tag does not exist' : objectionTo(existing, wanted)
  if (existing === null || because !== null) return { kind: 'to-build', because: because ?? '' }
  if (attestation.kind === 'rejected')
    return {
      kind: 'to-build',
      because: `the image ${shortDigest(existing.digest)} is not used: ${attestation.because}`,
    }
  return { kind: 'reused', digest: existing.digest, by: 'revision' }
}

const objectionTo = ({ digest, images, configs }: ExistingImage, wanted: WantedImage): string | null => {
  const which = `the image ${shortDigest(digest)} under the tag`
  if (images !== imagesWanted(wanted))
    return `${which} is ${images === 1 ? 'one image' : `an index of ${images} images`}`
  const read: (ConfigToJudge & { kind: 'read' })[] = []
  for (const config of configs) {
    if (config.kind === 'unread') return `the labels of ${which} could not be read: ${config.because}`
    if (config.revision === null) return `${which} has no label org.opencontainers.image.revision`
    if (config.revision !== wanted.commit) return `${which} is of another commit than ${wanted.commit.slice(0, 7)}`
    read.push(config)
  }
  const platforms = read.map(({ platform }) => platform)
  if (wanted.platforms.length > 0 && !areForPlatforms(platforms, wanted.platforms))
    return `${which} is for ${platforms.join(', ')}, and \`platforms\` is ${wanted.platforms.join(', ')}`
  return null
}

/** OCI image spec, "image config"; `config` is Docker's, with the labels. */
const CONFIG = z.object({
  os: z.string(),
  architecture: z.string(),
  variant: z.string().optional(),
  config: z.object({ Labels: z.record(z.string(), z.string()).nullish() }).nullish(),
})

/** What the config of an image says; every text comes from the image. */
export const configToJudge = (json: string): ConfigToJudge => {
  const parsed = CONFIG.safeParse(jsonValue(json))
  if (!parsed.success) return { kind: 'unread', because: 'the config is not that of an image' }
  const { os, architecture, variant, config } = parsed.data
  return {
    kind: 'read',
    revision: config?.Labels?.['org.opencontainers.image.revision'] ?? null,
    platform: [os, architecture, ...(variant ? [variant] : [])].join('/'),
  }
}
