/** Where the members of a tar are, so that one of them can be read or sent without unpacking the rest. */
import { open, type FileHandle } from 'node:fs/promises'
import { posix } from 'node:path'
import type { ArchiveMember } from '../ports/image-archives.ts'

const BLOCK = 512
/** More are in no image archive. */
const MOST_MEMBERS = 20_000
const MOST_EXTENDED_BYTES = 1024 * 1024

/** Regular files only. @throws an error that says what is not a tar about it */
export const tarMembers = async (path: string, signal: AbortSignal): Promise<ReadonlyMap<string, ArchiveMember>> => {
  const file = await open(path)
  try {
    const members = new Map<string, ArchiveMember>()
    let extended: Extended = {}
    for (let at = 0; ;) {
      signal.throwIfAborted()
      const header = await blockAt(file, at)
      if (header === null) return members
      const { name, sizeBytes, type } = headerIn(header, extended)
      const offset = at + BLOCK
      extended = type === 'extended' ? extendedIn(await bytesAt(file, offset, sizeBytes)) : {}
      if (type === 'file') members.set(posix.normalize(name), { offset, sizeBytes })
      if (members.size > MOST_MEMBERS) throw new Error(`it has more than ${MOST_MEMBERS} members`)
      at = offset + Math.ceil(sizeBytes / BLOCK) * BLOCK
    }
  } finally {
    await file.close()
  }
}

/** Null at the end of the archive. */
const blockAt = async (file: FileHandle, at: number): Promise<Buffer | null> => {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(BLOCK), 0, BLOCK, at)
  if (bytesRead === 0 || (bytesRead === BLOCK && buffer.every((byte) => byte === 0))) return null
  if (bytesRead < BLOCK) throw new Error('it is cut off')
  const sum = buffer.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 0x20 : byte), 0)
  if (sum !== numberIn(buffer, 148, 8)) throw new Error(`there is no header at byte ${at}`)
  return buffer
}

const bytesAt = async (file: FileHandle, at: number, size: number): Promise<Buffer> => {
  if (size > MOST_EXTENDED_BYTES) throw new Error('an extended header is too long')
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size), 0, size, at)
  if (bytesRead < size) throw new Error('it is cut off')
  return buffer
}

interface Header {
  readonly name: string
  readonly sizeBytes: number
  readonly type: 'file' | 'extended' | 'other'
}

/** What an extended header says of the member behind it (POSIX.1-2001, pax). */
type Extended = { readonly path?: string; readonly size?: number }

const headerIn = (block: Buffer, { path, size }: Extended): Header => {
  const flag = String.fromCharCode(block[156] ?? 0)
  const prefix = textIn(block, 345, 155)
  const own = textIn(block, 0, 100)
  return {
    name: path ?? (prefix === '' ? own : `${prefix}/${own}`),
    sizeBytes: size ?? numberIn(block, 124, 12),
    type: flag === 'x' ? 'extended' : flag === '0' || flag === '\0' ? 'file' : 'other',
  }
}

const textIn = (block: Buffer, start: number, length: number): string =>
  block.toString('utf8', start, start + length).replace(/\0.*$/su, '')

/** Octal, or in base 256 where its first bit is set (GNU tar, "Basic Tar Format"). */
const numberIn = (block: Buffer, start: number, length: number): number => {
  if (((block[start] ?? 0) & 0x80) !== 0) return Number(block.readBigUInt64BE(start + length - 8))
  const text = textIn(block, start, length).trim()
  const value = text === '' ? 0 : parseInt(text, 8)
  if (!Number.isSafeInteger(value)) throw new Error('a header has a number that is none')
  return value
}

/** `18 path=blobs/…\n`, one after the other. */
const extendedIn = (bytes: Buffer): Extended => {
  const found: { path?: string; size?: number } = {}
  for (let at = 0; at < bytes.length;) {
    const length = parseInt(bytes.toString('utf8', at, at + 20), 10)
    if (!(length > 0)) break
    const [, key = '', value = ''] = /^\d+ ([^=]+)=(.*)\n$/su.exec(bytes.toString('utf8', at, at + length)) ?? []
    if (key === 'path') found.path = value
    if (key === 'size') found.size = Number(value)
    at += length
  }
  return found
}
