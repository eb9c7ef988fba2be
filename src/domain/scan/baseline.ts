/** The images that a new one is compared with: those that run now, or one that the settings name. */
import { parseGivenImage, type GivenImage } from '../image/given-image.ts'
import type { Digest } from '../image/digest.ts'
import type { ScanReport } from './findings.ts'

export type WantedBaseline =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'running'
      /** Of a checkout that is not trusted: only an image of the repository counts, whatever the task definition calls its container. */
      readonly only?: { readonly repository: string; readonly because: string }
    }
  /** The checkout would choose it. */
  | { readonly kind: 'refused'; readonly because: string }
  /** By its digest. */
  | { readonly kind: 'image'; readonly image: GivenImage & { readonly digest: Digest } }

/** Reads the setting; null for what is neither `none` nor `running` nor names an image by its digest. */
export const parseBaseline = (written: string): WantedBaseline | null => {
  if (written === 'none' || written === 'running') return { kind: written }
  const image = parseGivenImage(written)
  if (image === null || image.digest === null) return null
  return { kind: 'image', image: { ...image, digest: image.digest } }
}

/** One image, and what every scanner found in it, by the same scanners and database as in the image of the run. */
export interface BaselineImage {
  /** `registry/repository@sha256:…`, of the manifest of this image and not of an index. */
  readonly name: string
  readonly configDigest: Digest
  readonly platform: string
  /** Of its archive, uncompressed. */
  readonly sizeBytes: number
  readonly reports: readonly ScanReport[]
}

export type Baseline =
  /** The settings ask for none. */
  | { readonly kind: 'none' }
  | { readonly kind: 'scanned'; readonly images: readonly [BaselineImage, ...BaselineImage[]] }
  /** A service runs nothing yet, so the whole image is new to it. */
  | { readonly kind: 'first'; readonly because: string }
  | { readonly kind: 'unreadable'; readonly because: string }

/** What is recorded of it. The findings that matter are in the judgement. */
export type RecordedBaseline =
  | Exclude<Baseline, { kind: 'scanned' }>
  | { readonly kind: 'scanned'; readonly images: readonly Omit<BaselineImage, 'reports'>[] }

/** Without what the scanners found in the images. */
export const recordedBaseline = (baseline: Baseline): RecordedBaseline =>
  baseline.kind === 'scanned'
    ? { ...baseline, images: baseline.images.map(({ reports: _, ...image }) => image) }
    : baseline
