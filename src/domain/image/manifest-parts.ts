/** What a manifest needs to be whole in another repository: the blobs of an image, and every manifest of an index. Pure. */
import { z } from 'zod'
import { jsonValue } from '../json.ts'
import { parseDigest, type Digest } from './digest.ts'

export interface ManifestParts {
  /** The config and the layers, each once. */
  readonly blobs: readonly { readonly digest: Digest; readonly sizeBytes: number }[]
  /** Those of all platforms and of attestations, each once. */
  readonly manifests: readonly Digest[]
}

const DESCRIPTOR = z.object({ digest: z.string(), size: z.number().int().nonnegative() })
const IMAGE = z.object({ config: DESCRIPTOR, layers: z.array(DESCRIPTOR) })
const INDEX = z.object({ manifests: z.array(DESCRIPTOR) })
const MANIFEST = z.union([IMAGE, INDEX])

/** OCI image spec, "manifest" and "image index", and Docker's forms of both; null for anything else. */
export const partsOf = (json: string): ManifestParts | null => {
  const parsed = MANIFEST.safeParse(jsonValue(json))
  if (!parsed.success) return null
  const named = 'config' in parsed.data ? [parsed.data.config, ...parsed.data.layers] : parsed.data.manifests
  const sizes = new Map<Digest, number>()
  for (const { digest: text, size } of named) {
    const digest = parseDigest(text)
    if (digest === null) return null
    sizes.set(digest, size)
  }
  const all = [...sizes].map(([digest, sizeBytes]) => ({ digest, sizeBytes }))
  return 'config' in parsed.data
    ? { blobs: all, manifests: [] }
    : { blobs: [], manifests: all.map(({ digest }) => digest) }
}
