/**
 * The plain bytes of what may be compressed with gzip or zstd, in pieces of a limited size: a few bytes can stand for gigabytes, so
 * memory is bounded by a piece, and an abort is noticed between two of them.
 */
import { addAbortSignal } from 'node:stream'
import { createGunzip, createZstdDecompress, type Gunzip, type ZstdDecompress } from 'node:zlib'

/** Takes plain bytes. What it throws, `write` and `end` throw. */
export type Give = (plain: Buffer) => void

export interface Inflating {
  /** Takes the next bytes; resolves when everything in them was given. @throws Error when they are damaged, or the abort */
  readonly write: (bytes: Buffer) => Promise<void>
  /** @throws Error when the bytes are cut off */
  readonly end: () => Promise<void>
}

/** Gives the bytes as they are, or what they are the compression of. Unpacks once, as engines do. */
export const inflate = (give: Give, signal: AbortSignal): Inflating => {
  const plain = fromHead((head) => {
    if (compressionOf(head) !== 'none') throw new Error('it is compressed twice')
    return { write: give, end: () => undefined }
  })
  const step = fromHead((head) => unpackerOf(compressionOf(head), (bytes) => void plain.write(bytes), signal))
  return {
    write: async (bytes) => {
      signal.throwIfAborted()
      await step.write(bytes)
    },
    end: async () => {
      await step.end()
      await plain.end()
    },
  }
}

interface Sink {
  readonly write: (bytes: Buffer) => void | Promise<void>
  readonly end: () => void | Promise<void>
}

const MAGIC_BYTES = 4

/** A sink that is chosen by the first bytes, which it then gets in one piece. */
const fromHead = (choose: (head: Buffer) => Sink): Sink => {
  let head = Buffer.alloc(0)
  let chosen: Sink | null = null
  return {
    write: (bytes) => {
      if (chosen !== null) return chosen.write(bytes)
      head = Buffer.concat([head, bytes])
      if (head.length < MAGIC_BYTES) return undefined
      chosen = choose(head)
      return chosen.write(head)
    },
    end: async () => {
      if (chosen === null) {
        chosen = choose(head)
        await chosen.write(head)
      }
      await chosen.end()
    },
  }
}

type Compression = 'gzip' | 'zstd' | 'none'

const GZIP = 0x8b1f
const ZSTD = 0xfd2fb528
/** A frame to be skipped, which a zstd file may begin with (RFC 8878, 3.1.2); its lowest four bits are free. */
const ZSTD_SKIPPABLE = 0x184d2a50

const compressionOf = (head: Buffer): Compression => {
  if (head.length < MAGIC_BYTES) return 'none'
  if (head.readUInt16LE(0) === GZIP) return 'gzip'
  const magic = head.readUInt32LE(0)
  return magic === ZSTD || (magic & 0xfffffff0) >>> 0 === ZSTD_SKIPPABLE ? 'zstd' : 'none'
}

const chunkSize = 256 * 1024

const unpackerOf = (compression: Compression, give: Give, signal: AbortSignal): Sink => {
  switch (compression) {
    case 'none':
      return { write: give, end: () => undefined }
    case 'gzip': {
      // Node reads all members of a file; what follows them is no part of it.
      const member = unpacking(createGunzip({ chunkSize }), give, signal)
      return {
        write: async (bytes) => {
          await member.write(bytes)
        },
        end: member.end,
      }
    }
    case 'zstd':
      return zstdFrames(give, signal)
  }
}

/** Node ends with the first frame where another one follows in the same bytes. */
const zstdFrames = (give: Give, signal: AbortSignal): Sink => {
  const next = (): Unpacking => unpacking(createZstdDecompress({ chunkSize }), give, signal)
  let frame = next()
  return {
    write: async (bytes) => {
      for (let rest = await frame.write(bytes); rest.length > 0; rest = await frame.write(rest)) frame = next()
    },
    end: () => frame.end(),
  }
}

interface Unpacking {
  /** Gives what is left of the bytes after the end of the compressed data. */
  readonly write: (bytes: Buffer) => Promise<Buffer>
  readonly end: () => Promise<void>
}

const NONE = Buffer.alloc(0)

const unpacking = (stream: Gunzip | ZstdDecompress, give: Give, signal: AbortSignal): Unpacking => {
  const failures: unknown[] = []
  let settle: () => void = () => undefined
  const fail = (error: unknown): void => {
    failures.push(error)
    settle()
  }
  addAbortSignal(signal, stream)
  stream.on('error', fail)
  stream.on('end', () => settle())
  stream.on('data', (plain: Buffer) => {
    if (failures.length > 0) return
    try {
      give(plain)
    } catch (error) {
      fail(error)
      stream.destroy()
    }
  })
  /** Resolves when an act is done, or the stream has ended: it never says both. */
  const settled = async (act: (done: (error?: Error | null) => void) => void): Promise<void> => {
    await new Promise<void>((resolve) => {
      settle = resolve
      if (failures.length > 0) resolve()
      else act((error) => (error ? fail(error) : resolve()))
    })
    if (failures.length > 0) throw failures[0]
  }
  const hasEnded = (): boolean => stream.readableEnded
  return {
    write: async (bytes) => {
      if (hasEnded()) return NONE
      const before = stream.bytesWritten
      await settled((done) => stream.write(bytes, done))
      return hasEnded() ? bytes.subarray(stream.bytesWritten - before) : NONE
    },
    end: async () => {
      if (!hasEnded()) await settled(() => stream.end())
    },
  }
}
