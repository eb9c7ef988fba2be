/** Writes a tar of texts and of blobs of other archives. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import type { NewMember } from '../ports/image-archives.ts'
import type { FileBlob } from '../ports/oci-registry.ts'

const BLOCK = 512
const CHUNK_BYTES = 1024 * 1024
/** What the field of the size holds: eleven octal digits (ustar). */
const MOST_BYTES = 8 ** 11 - 1

/** @throws an error for a blob that is not what its digest says */
export const writeTar = async (path: string, members: readonly NewMember[], signal: AbortSignal): Promise<void> => {
  const file = await open(path, 'w', 0o600)
  try {
    for (const member of members) {
      const sizeBytes = 'text' in member ? Buffer.byteLength(member.text) : member.blob.sizeBytes
      await file.appendFile(headerOf(member.name, sizeBytes))
      if ('text' in member) await file.appendFile(member.text)
      else await copyBlob(member.blob, file, signal)
      await file.appendFile(Buffer.alloc((BLOCK - (sizeBytes % BLOCK)) % BLOCK))
    }
    await file.appendFile(Buffer.alloc(2 * BLOCK))
  } finally {
    await file.close()
  }
}

const headerOf = (name: string, sizeBytes: number): Buffer => {
  if (Buffer.byteLength(name) > 100) throw new Error(`the name ${name} is too long for an archive`)
  if (sizeBytes > MOST_BYTES) throw new Error(`${name} is too large for an archive`)
  const header = Buffer.alloc(BLOCK)
  const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`
  header.write(name, 0)
  header.write(octal(0o644, 8) + octal(0, 8) + octal(0, 8) + octal(sizeBytes, 12) + octal(0, 12), 100)
  header.write(' '.repeat(8), 148)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

const copyBlob = async (
  { path, offset, sizeBytes, digest }: FileBlob,
  to: FileHandle,
  signal: AbortSignal,
): Promise<void> => {
  const hash = createHash('sha256')
  if (sizeBytes > 0) {
    const end = offset + sizeBytes - 1
    for await (const chunk of createReadStream(path, { start: offset, end, highWaterMark: CHUNK_BYTES, signal })) {
      // A file without an encoding gives buffers.
      hash.update(chunk as Buffer)
      await to.appendFile(chunk as Buffer)
    }
  }
  const computed = `sha256:${hash.digest('hex')}`
  if (computed !== digest) throw new Error(`${digest} in ${path} has the digest ${computed}`)
}
