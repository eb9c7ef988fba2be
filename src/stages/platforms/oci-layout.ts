/** Reads an archive in the OCI layout (OCI image spec v1.1, "Image Layout"): every text by its digest, which is checked. */
import { createHash } from 'node:crypto'
import { fault } from '../../errors/fault.ts'
import type { Digest } from '../../domain/image/digest.ts'
import { entriesOfIndex, type Descriptor, type IndexEntry } from '../../domain/image/image-index.ts'
import type { FileBlob } from '../../ports/oci-registry.ts'
import type { Ports } from '../../ports/ports.ts'

export type LayoutPorts = Pick<Ports, 'archives' | 'files'>

export interface Layout {
  /** The one thing that the archive holds: an index, or the manifest of an image. */
  readonly root: IndexEntry
  /** A manifest, an index or a config. @throws ShipError `E_ARCHIVE` */
  readonly text: (wanted: Descriptor) => Promise<string>
  /** Where in the archive a blob is. @throws ShipError `E_ARCHIVE` */
  readonly blob: (wanted: Descriptor) => FileBlob
}

/** A registry limits manifests to this. */
const MOST_BYTES = 4 * 1024 * 1024

/** @throws ShipError `E_ARCHIVE` */
export const openLayout = async (path: string, { archives, files }: LayoutPorts): Promise<Layout> => {
  const members = await archives.members(path)
  const read = async (name: string): Promise<string> => {
    const { offset, sizeBytes } = memberNamed(name)
    if (sizeBytes > MOST_BYTES) throw broken(path, `${name} has ${sizeBytes} bytes`)
    return Buffer.from(await files.readBytes(path, offset, sizeBytes)).toString('utf8')
  }
  const memberNamed = (name: string) => {
    const member = members.get(name)
    if (member === undefined) throw broken(path, `there is no ${name}`)
    return member
  }
  const [root, ...others] = entriesOfIndex(await read('index.json'), `index.json of ${path}`)
  if (root === undefined || others.length > 0) throw broken(path, `it holds ${others.length} images beside the first`)
  const blob = ({ digest, size }: Descriptor): FileBlob => {
    const { offset, sizeBytes } = memberNamed(nameOfBlob(digest))
    if (sizeBytes !== size) throw broken(path, `${digest} has ${sizeBytes} bytes instead of ${size}`)
    return { digest, sizeBytes, path, offset }
  }
  return {
    root,
    blob,
    text: async (wanted) => {
      const text = await read(nameOfBlob(blob(wanted).digest))
      const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`
      if (digest !== wanted.digest) throw broken(path, `${wanted.digest} has the digest ${digest}`)
      return text
    },
  }
}

/** `blobs/sha256/<hex>`. */
export const nameOfBlob = (digest: Digest): string => `blobs/sha256/${digest.slice('sha256:'.length)}`

const broken = (path: string, because: string): Error =>
  fault('E_ARCHIVE', { message: `the archive ${path} cannot be used: ${because}` })
