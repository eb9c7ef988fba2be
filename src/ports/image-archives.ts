/** The files in the layers of an image archive, without their contents. */

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

export interface ImageArchives {
  /**
   * The kept entries of each layer in the archive's `manifest.json`, the lowest layer first.
   * @throws ShipError `E_ARCHIVE` when a layer cannot be read to its end in time
   */
  readonly readLayers: (reading: LayerReading) => Promise<readonly (readonly LayerEntry[])[]>
}
