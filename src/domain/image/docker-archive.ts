/** The image in a docker archive: reads its `manifest.json` and the image's config. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { messageOf } from '../../errors/ship-error.ts'
import { fault } from '../../errors/fault.ts'
import { wholeCommit } from './passed-mark.ts'
import { isDigest, parseDigest, type Digest } from './digest.ts'

/** Docker image spec v1.2, "Combined Image JSON + Filesystem Changeset Format"; engines with an OCI layout write it too. */
const MANIFEST = z.array(z.object({ Config: z.string().regex(/^(?:blobs\/sha256\/[0-9a-f]{64}|[0-9a-f]{64}\.json)$/) }))
const LABELS = z.object({ Labels: z.record(z.string(), z.string()).nullish() })
const CONFIG = z.object({
  os: z.string(),
  architecture: z.string(),
  variant: z.string().optional(),
  config: LABELS.nullish().catch(null),
})
const INDEX = z.object({ manifests: z.tuple([z.object({ digest: z.string().refine(isDigest) })]) })

/**
 * The digest of the one manifest or index that an archive in the OCI layout holds, out of its `index.json`: the containerd image
 * store uses it as the image's id.
 * @throws ShipError `E_ARCHIVE`
 */
export const storedDigest = (index: string, archive: string): Digest =>
  read(INDEX, index, `index.json of ${archive}`).manifests[0].digest

/**
 * The path inside the archive of the one image's config, out of `manifest.json`.
 * @throws ShipError `E_ARCHIVE`
 */
export const configPath = (manifest: string, archive: string): string => {
  const images = read(MANIFEST, manifest, `manifest.json of ${archive}`)
  const [image] = images
  if (image !== undefined && images.length === 1) return image.Config
  throw fault('E_ARCHIVE', { message: `the archive ${archive} holds ${images.length} images instead of one` })
}

/**
 * The digest and platform of an image and the commit in its revision label (OCI image spec, "Pre-Defined Annotation Keys"), out of its config; the
 * digest is computed and must be the one in its name.
 * @throws ShipError `E_ARCHIVE`
 */
export const describeConfig = (
  config: string,
  path: string,
): { readonly configDigest: Digest; readonly platform: string; readonly revision: string | null } => {
  const hex = createHash('sha256').update(config).digest('hex')
  const configDigest = parseDigest(`sha256:${hex}`)
  if (configDigest === null || !path.includes(hex)) {
    throw fault('E_ARCHIVE', { message: `the image config ${path} in the archive has the digest sha256:${hex}` })
  }
  const { os, architecture, variant, config: own } = read(CONFIG, config, `the image config ${path}`)
  const revision = wholeCommit(own?.Labels?.['org.opencontainers.image.revision'])
  return { configDigest, platform: [os, architecture, ...(variant ? [variant] : [])].join('/'), revision }
}

const read = <Value>(schema: z.ZodType<Value>, text: string, what: string): Value => {
  try {
    return schema.parse(JSON.parse(text))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error)
    throw fault('E_ARCHIVE', {
      message: `${what} cannot be read: ${why}`,
      headline: `${what} cannot be read`,
      cause: error,
    })
  }
}
