/** The images of an index that a registry has: each by its own config, read by its digest and without a pull. */
import { shortDigest } from '../../domain/image/digest.ts'
import { describeConfig } from '../../domain/image/docker-archive.ts'
import type { IndexedImage } from '../../domain/image/image-index.ts'
import { listedImages } from '../../domain/image/manifest.ts'
import { engineFirst, isForPlatform } from '../../domain/image/platform.ts'
import { fault } from '../../errors/fault.ts'
import type { RegistryPlace } from '../../ports/oci-registry.ts'
import type { Ports } from '../../ports/ports.ts'
import type { HeldImage } from '../push/held-image.ts'
import { asRegistryFault } from './registry-faults.ts'

/** An image in a registry, with the commit in its revision label; null where it has none. */
export interface RegistryImage extends IndexedImage {
  readonly revision: string | null
}

type Images = readonly [RegistryImage, ...RegistryImage[]]

/**
 * What each manifest of the held image is.
 * @throws ShipError `E_PULL`, `E_LOGIN`, `E_ACCESS_DENIED`, `E_REPOSITORY_NOT_FOUND`, `E_ARCHIVE` for a config that is none
 */
export const readImages = async (
  { manifestDigests, configDigests }: HeldImage,
  place: RegistryPlace,
  { ociRegistry }: Pick<Ports, 'ociRegistry'>,
): Promise<readonly RegistryImage[]> => {
  const read = async (digest: HeldImage['digest'], index: number): Promise<RegistryImage> => {
    const config = configDigests[index]
    const what = `the config of ${place.repository}@${digest} could not be read`
    const text =
      config === undefined
        ? null
        : await ociRegistry.readBlob(place, config).catch(asRegistryFault({ name: place, code: 'E_PULL', what }))
    if (config === undefined || text === null)
      throw fault('E_PULL', { message: `${what}: the registry does not have it`, headline: what })
    return { digest, ...describeConfig(text, config) }
  }
  return Promise.all(manifestDigests.map(read))
}

/**
 * The images of an index, that of the engine first. What runs is chosen by the platforms in the index, so these must be those of the configs, and none
 * may be there twice.
 * @throws ShipError `E_PLATFORM`; like `readImages`
 */
export const readListed = async (
  held: HeldImage,
  { place, engine }: { readonly place: RegistryPlace; readonly engine: string | null },
  ports: Pick<Ports, 'ociRegistry'>,
): Promise<Images> => {
  const images = await readImages(held, place, ports)
  const what = `the index ${shortDigest(held.digest)} could not be read`
  const found = await ports.ociRegistry
    .manifest(place, held.digest)
    .catch(asRegistryFault({ name: place, code: 'E_PULL', what }))
  const listed = new Map(listedImages(found?.text ?? '').map(({ digest, platform }) => [digest, platform]))
  const problems = images.flatMap(({ digest, platform }, index) => {
    const said = listed.get(digest)
    const other = said != null && !isForPlatform(withoutVariant(platform), `${said.os}/${said.architecture}`)
    const twice = images.slice(0, index).some((one) => isForPlatform(one.platform, platform))
    return [
      ...(other
        ? [`it lists ${shortDigest(digest)} as ${said.os}/${said.architecture}, which is for ${platform}`]
        : []),
      ...(twice ? [`it has two images for ${platform}`] : []),
    ]
  })
  const [first, ...others] = engineFirst(images, engine)
  if (first !== undefined && problems.length === 0) return [first, ...others]
  const short = `the index ${shortDigest(held.digest)} cannot be judged: ${problems.join('; ')}`
  throw fault('E_PLATFORM', {
    message: short,
    headline: short,
    hint: 'Which of its images would run is not certain; build the index again.',
  })
}

const withoutVariant = (platform: string): string => platform.split('/').slice(0, 2).join('/')
