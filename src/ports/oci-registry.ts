/** A container registry by its own protocol (OCI distribution spec v1.1), for what no docker client does: images of other platforms, indexes, copies. */
import type { Digest } from '../domain/image/digest.ts'
import type { RepositoryName } from '../domain/image/image-name.ts'

/**
 * The value of `Authorization` for a registry; null where it wants none. `new`: the registry has just rejected the one that it was
 * sent.
 */
export type RegistryLogin = (wanted: 'known' | 'new') => Promise<string | null>

/** A repository and the login to its registry. */
export interface RegistryPlace extends RepositoryName {
  readonly login: RegistryLogin
}

/** A manifest or an index, byte for byte as the registry has it. */
export interface RegistryManifest {
  /** Computed of the text. */
  readonly digest: Digest
  readonly mediaType: string
  readonly text: string
}

export interface Blob {
  readonly digest: Digest
  readonly sizeBytes: number
}

/** A blob that is somewhere in a file, for example in an archive. */
export interface FileBlob extends Blob {
  readonly path: string
  /** Of its first byte. */
  readonly offset: number
}

/** Gets the bytes of the blob that have gone out so far; less than before where its upload starts again. */
export type Progress = (sentBytes: number) => void

export interface NewManifest extends Pick<RegistryManifest, 'mediaType' | 'text'> {
  /** A tag, or the digest of the text. */
  readonly reference: string
}

export interface RegistryCopy {
  readonly from: RegistryPlace
  readonly to: RegistryPlace
}

/**
 * Every method sends its request again where what failed may pass, with a new login where the registry rejects the old one, and throws
 * RegistryError in the end. A login is never sent to another host.
 */
export interface OciRegistry {
  /** By tag or digest; null where the repository or the manifest does not exist. What was asked for by digest has that digest. */
  readonly manifest: (place: RegistryPlace, reference: string) => Promise<RegistryManifest | null>
  readonly hasBlob: (place: RegistryPlace, digest: Digest) => Promise<boolean>
  /** A small blob, such as the config of an image; null where there is none. Its digest is checked. */
  readonly readBlob: (place: RegistryPlace, digest: Digest) => Promise<string | null>
  /** Uploads a blob that the repository lacks. The registry checks its digest. */
  readonly sendBlob: (place: RegistryPlace, blob: FileBlob, progress: Progress) => Promise<'sent' | 'already-there'>
  /** Brings a blob from one repository into another: mounted where both are in one registry that does so, otherwise streamed, its digest checked. */
  readonly copyBlob: (
    copy: RegistryCopy,
    blob: Blob,
    progress: Progress,
  ) => Promise<'sent' | 'mounted' | 'already-there'>
  /** Puts a manifest whose blobs and manifests are all there. */
  readonly putManifest: (place: RegistryPlace, manifest: NewManifest) => Promise<Digest>
}
