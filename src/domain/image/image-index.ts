/** An index of images, one for each platform (OCI image spec v1.1, "Image Index"), and what it is made of. */
import { z } from 'zod'
import { fault } from '../../errors/fault.ts'
import { isDigest, type Digest } from './digest.ts'

/** One image of a built index. */
export interface IndexedImage {
  /** `linux/arm64`, as its config says it. */
  readonly platform: string
  /** Of its manifest. */
  readonly digest: Digest
  readonly configDigest: Digest
}

/** An index of a run: what a build for several platforms gives, what was merged, or what the registry has. */
export interface BuiltIndex {
  /** An archive in the OCI layout: the index with all of its images, exactly as they are pushed. Null: the registry has the images. */
  readonly layout: string | null
  readonly digest: Digest
  /** The first one is the image of the run: what is tested and compared, and what outputs about one image name. */
  readonly images: readonly [IndexedImage, ...IndexedImage[]]
}

/** The platforms of an image: one, or those of its index. */
export const platformsIn = ({ platform, index }: OneOrIndexed): readonly string[] =>
  index === undefined ? [platform] : index.images.map((image) => image.platform)

interface OneOrIndexed {
  readonly platform: string
  readonly index?: BuiltIndex
}

const DESCRIPTOR = z.object({
  mediaType: z.string(),
  digest: z.string().refine(isDigest),
  size: z.int().min(0),
})

/** What an index, a manifest and a layout name others by. */
export type Descriptor = z.infer<typeof DESCRIPTOR>

const ENTRY = DESCRIPTOR.extend({
  platform: z.object({ os: z.string(), architecture: z.string(), variant: z.string().optional() }).optional(),
  annotations: z.record(z.string(), z.string()).optional(),
})

/** An entry of an index. */
export type IndexEntry = z.infer<typeof ENTRY>

const INDEX = z.object({ schemaVersion: z.literal(2), mediaType: z.string().optional(), manifests: z.array(ENTRY) })
const MANIFEST = z.object({
  schemaVersion: z.literal(2),
  mediaType: z.string().optional(),
  config: DESCRIPTOR,
  layers: z.array(DESCRIPTOR),
})

/** The entries of an index. @throws ShipError `E_ARCHIVE` where it is none */
export const entriesOfIndex = (text: string, what: string): readonly IndexEntry[] => read(INDEX, text, what).manifests

/** The config and the layers of a manifest, the lowest first. @throws ShipError `E_ARCHIVE` where it is none */
export const blobsOfManifest = (text: string, what: string): Pick<z.infer<typeof MANIFEST>, 'config' | 'layers'> =>
  read(MANIFEST, text, what)

const read = <Value>(schema: z.ZodType<Value>, text: string, what: string): Value => {
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : 'it is not JSON'
    throw fault('E_ARCHIVE', {
      message: `${what} cannot be read: ${why}`,
      headline: `${what} cannot be read`,
      cause: error,
    })
  }
}
