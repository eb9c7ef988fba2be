/** What a build for several platforms has written: its index, with an image for each platform that was asked for. */
import { fault } from '../../errors/fault.ts'
import type { Digest } from '../../domain/image/digest.ts'
import { describeConfig } from '../../domain/image/docker-archive.ts'
import { blobsOfManifest, entriesOfIndex, type Descriptor, type IndexedImage } from '../../domain/image/image-index.ts'
import { listedImages, parseManifest } from '../../domain/image/manifest.ts'
import { areForPlatforms, engineFirst, isForPlatform } from '../../domain/image/platform.ts'
import type { Layout } from './oci-layout.ts'

/** An image of an index, with all that it is made of. */
export interface LayoutImage extends IndexedImage {
  readonly manifest: Descriptor
  readonly config: Descriptor
  readonly layers: readonly Descriptor[]
}

/** What the archive holds besides images: attestations, which nothing runs. */
export interface LayoutIndex {
  readonly digest: Digest
  readonly mediaType: string
  readonly text: string
  readonly images: readonly LayoutImage[]
  readonly attestations: readonly Pick<LayoutImage, 'manifest' | 'config' | 'layers'>[]
}

/** @throws ShipError `E_ARCHIVE` */
export const readIndex = async (layout: Layout): Promise<LayoutIndex> => {
  const { root } = layout
  const text = await layout.text(root)
  const parsed = parseManifest(text)
  if (parsed.kind !== 'index') throw notAnIndex(parsed.kind === 'image' ? 'it is one image' : parsed.because)
  const entries = entriesOfIndex(text, `the index ${root.digest}`)
  const runnable = new Set(listedImages(text).map(({ digest }) => digest))
  const images: LayoutImage[] = []
  const attestations: LayoutIndex['attestations'][number][] = []
  for (const manifest of entries) {
    const parts = { manifest, ...blobsOfManifest(await layout.text(manifest), `the manifest ${manifest.digest}`) }
    if (runnable.has(manifest.digest)) images.push({ ...parts, ...(await describe(layout, parts)) })
    else attestations.push(parts)
  }
  return { digest: root.digest, mediaType: root.mediaType, text, images, attestations }
}

const notAnIndex = (because: string): Error =>
  fault('E_ARCHIVE', { message: `the build for several platforms gave no index: ${because}` })

const describe = async (
  layout: Layout,
  { manifest, config }: Pick<LayoutImage, 'manifest' | 'config'>,
): Promise<IndexedImage> => {
  const { platform, configDigest } = describeConfig(await layout.text(config), config.digest)
  return { platform, digest: manifest.digest, configDigest }
}

/**
 * The images in the order of what was asked for, that of the engine first.
 * @throws ShipError `E_PLATFORM` where one is missing, or there is another one
 */
export const inOrderOf = (
  asked: readonly string[],
  images: readonly LayoutImage[],
  engine: string | null,
): readonly [LayoutImage, ...LayoutImage[]] => {
  const found = asked.map((platform) => images.filter((image) => isForPlatform(image.platform, platform)))
  const [first, ...others] = engineFirst(found.flat(), engine)
  const built = images.map(({ platform }) => platform)
  if (first !== undefined && areForPlatforms(built, asked)) return [first, ...others]
  const because = `\`platforms\` is ${asked.join(', ')}, but the built images are ${built.join(', ')}`
  throw fault('E_PLATFORM', {
    message: because,
    headline: because,
    hint: 'Name each platform once, and no `--platform` in the last `FROM` of the Dockerfile.',
  })
}
