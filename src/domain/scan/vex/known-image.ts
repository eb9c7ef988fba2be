/** The image that a finding is in, as far as it is known, and whether a statement about an image is about it. Pure. */
import { parseImageReference } from '../../image/image-reference.ts'
import type { ScannedSideCar } from '../../image/side-car-image.ts'
import { repositoryName } from '../../image/image-name.ts'
import { isOwnRegistry } from '../../image/own-registry.ts'
import type { OwnImage } from '../exceptions/matching.ts'
import type { About } from '../findings.ts'
import { parsePurl, type Purl } from './purl.ts'

/** An image that a statement is about: a package URL of the type `oci`, or a digest alone. */
export type WantedImage =
  { readonly kind: 'purl'; readonly purl: Purl } | { readonly kind: 'digest'; readonly digest: string }

interface KnownImage {
  /** Whether an address of a repository, without its scheme, is that of the image. */
  readonly isAt: (address: string) => boolean
  /** The last part of the repository. */
  readonly name: string
  readonly tag: string | null
  /** Of its manifest, of the index around it; none before the push, where the engine has no manifests. */
  readonly digests: readonly string[]
  /** `amd64`. */
  readonly architecture: string | null
}

const knownImage = (about: About, own: OwnImage): KnownImage | null =>
  about.sideCar === undefined ? ownImage(own) : ofAnother(about.sideCar, own)

/** By a digest it is only known for its first platform. */
const ofAnother = (sideCar: ScannedSideCar, own: OwnImage): KnownImage | null =>
  sideCar.ofRun === true ? ownImage({ ...own, digests: [], platform: sideCar.platform }) : sideCarImage(sideCar)

const ownImage = ({ repository, registry, digests = [], platform }: OwnImage): KnownImage => ({
  isAt: (address) => {
    const named = repositoryName(address)
    return named.repository === repository && registry !== undefined && isOwnRegistry(named.registry, registry)
  },
  name: lastPart(repository),
  tag: null,
  digests,
  architecture: architectureOf(platform),
})

const sideCarImage = ({ image, platform }: ScannedSideCar): KnownImage | null => {
  const reference = parseImageReference(image)
  if (reference === null) return null
  const { name, tag, digest } = reference
  return {
    isAt: (address) => onDockerHub(address) === onDockerHub(name),
    name: lastPart(name),
    tag,
    digests: digest === null ? [] : [digest],
    architecture: architectureOf(platform),
  }
}

const lastPart = (path: string): string => path.split('/').at(-1) ?? path

/** `linux/arm64/v8` has the architecture `arm64`. */
const architectureOf = (platform: string | undefined): string | null => platform?.split('/')[1] ?? null

/** `nginx`, `docker.io/nginx` and `index.docker.io/library/nginx` are one repository (distribution/reference, "familiar names"). */
const onDockerHub = (address: string): string => {
  const inHub = address.replace(/^(?:index\.|registry-1\.)?docker\.io\//u, '')
  const [first = '', ...rest] = inHub.split('/')
  if (rest.length > 0 && /[.:]|^localhost$/u.test(first)) return inHub
  return `docker.io/${rest.length === 0 ? `library/${first}` : inHub}`
}

/** What is said of an image beyond its name must be known, and so: by a digest, a tag or an architecture that is not known, it is another one. */
export const isImage = (wanted: WantedImage, about: About, own: OwnImage): boolean => {
  const image = knownImage(about, own)
  if (image === null) return false
  if (wanted.kind === 'digest') return image.digests.includes(wanted.digest)
  const { name, version, qualifiers } = wanted.purl
  return (
    name === image.name &&
    (version === null || image.digests.includes(version)) &&
    Object.entries(qualifiers).every(([key, value]) => isQualified(image, key, value))
  )
}

/** The qualifiers of the type `oci` (purl-spec, "Known purl types"); another one is not known. */
const isQualified = (image: KnownImage, key: string, value: string): boolean => {
  switch (key) {
    case 'repository_url':
      return image.isAt(value.replace(/^https?:\/\//u, ''))
    case 'tag':
      return value === image.tag
    case 'arch':
      return value === image.architecture
    default:
      return false
  }
}

/** `registry/name@sha256:…` as a package URL; null for anything else. */
export const imageByReference = (text: string): Purl | null => {
  const reference = parseImageReference(text)
  if (reference === null || reference.digest === null) return null
  const { name, digest } = reference
  const isInRegistry = name.startsWith(`${reference.registry}/`)
  const address = isInRegistry ? `?repository_url=${encodeURIComponent(name)}` : ''
  return parsePurl(`pkg:oci/${lastPart(name)}@${encodeURIComponent(digest)}${address}`)
}
