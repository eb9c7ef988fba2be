/** Image archives: the files in their layers, without their contents; their members; and new ones. */
import type { FileBlob } from './oci-registry.ts'

export interface LayerEntry {
  /** Relative to the root of the image, normalized: `var/lib/dpkg/status`. */
  readonly path: string
  readonly type: 'file' | 'directory' | 'link' | 'hard-link' | 'other'
  readonly sizeBytes: number
  /** What a link points to, as it is written; empty for everything else. */
  readonly target: string
}

export interface LayerReading {
  readonly archive: string
  /** Which entries are kept; there can be hundreds of thousands. */
  readonly keep: (entry: LayerEntry) => boolean
  readonly timeoutMs: number
}

/** Where a member of an archive is. */
export interface ArchiveMember {
  /** Of its first byte, in the archive. */
  readonly offset: number
  readonly sizeBytes: number
}

/** A member to be written: a text, or a blob of another archive whose digest is checked on the way. */
export type NewMember =
  { readonly name: string; readonly text: string } | { readonly name: string; readonly blob: FileBlob }

export interface ImageArchives {
  /** The files of a tar, by their names. @throws ShipError `E_ARCHIVE` when it cannot be read as one */
  readonly members: (archive: string) => Promise<ReadonlyMap<string, ArchiveMember>>
  /** Writes a tar that only its owner can read. @throws ShipError `E_ARCHIVE` when a blob is not what its digest says */
  readonly write: (archive: string, members: readonly NewMember[]) => Promise<void>
  /**
   * The kept entries of each layer in the archive's `manifest.json`, the lowest layer first.
   * @throws ShipError `E_ARCHIVE` when a layer cannot be read to its end in time
   */
  readonly readLayers: (reading: LayerReading) => Promise<readonly (readonly LayerEntry[])[]>
}
