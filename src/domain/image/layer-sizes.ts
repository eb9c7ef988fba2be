/** The sizes of layers by the names that `docker push` prints, out of the archive that is pushed. Pure. */
import { z } from 'zod'
import { jsonValue } from '../json.ts'

/** By the first 12 hex digits of a digest; empty where they are not known. */
export type LayerSizes = ReadonlyMap<string, number>

/** `-rw-r--r-- 0/0 30000000 2026-01-01 00:00 blobs/sha256/…`, as `tar -tv` lists it. */
const MEMBER = /^-\S+ +\S+ +(\d+) \S+ \S+ (?:\.\/)?(\S+)$/u
const BLOB = /^blobs\/sha256\/([0-9a-f]{12})[0-9a-f]{52}$/u
const DIGEST = /^sha256:([0-9a-f]{12})[0-9a-f]{52}$/u

/** Docker image spec v1.2: `Layers` are the layers of `diff_ids`, in their order. */
const MANIFEST = z.tuple([z.object({ Layers: z.array(z.string()) })])
const CONFIG = z.object({ rootfs: z.object({ diff_ids: z.array(z.string()) }) })

/** The sizes of all members of an archive. */
const membersIn = (listing: string): ReadonlyMap<string, number> =>
  new Map(
    listing.split('\n').flatMap((line): readonly (readonly [string, number])[] => {
      const [, size, path] = MEMBER.exec(line) ?? []
      return path === undefined ? [] : [[path, Number(size)]]
    }),
  )

const shortened = (pattern: RegExp, text: string, size: number | undefined): readonly (readonly [string, number])[] => {
  const [, id] = pattern.exec(text) ?? []
  return id === undefined || size === undefined ? [] : [[id, size]]
}

/** Of an archive in the OCI layout, as a containerd store writes and pushes it: docker prints the digests of its blobs. */
export const sizesOfBlobs = (listing: string): LayerSizes =>
  new Map([...membersIn(listing)].flatMap(([path, size]) => shortened(BLOB, path, size)))

/**
 * Of what an engine with a classic store has loaded or saved: docker prints what the layers are in the config (`diff_ids`), whatever the archive
 * names them (moby, distribution/push_v2.go). The sizes are those in the archive; the upload is compressed.
 */
export const sizesByConfig = (listing: string, manifest: string, config: string): LayerSizes => {
  const [image, own] = [MANIFEST.safeParse(jsonValue(manifest)), CONFIG.safeParse(jsonValue(config))]
  if (!image.success || !own.success) return new Map()
  const members = membersIn(listing)
  const { Layers: layers } = image.data[0]
  return new Map(own.data.rootfs.diff_ids.flatMap((id, at) => shortened(DIGEST, id, members.get(layers[at] ?? ''))))
}
