/** The entries of one layer, which is a tar that may be compressed, without their contents. */
import { posix } from 'node:path'
import type { Parser, ReadEntry } from 'tar'
import { messageOf } from '../errors/ship-error.ts'
import type { LayerEntry } from '../ports/image-archives.ts'
import { inflate } from './inflate.ts'

export type MakeParser = (onReadEntry: (entry: ReadEntry) => void, onFailure: (because: string) => void) => Parser

/** Warnings of the parser that mean that the rest is not read. */
const BREAKS: ReadonlySet<string> = new Set(['TAR_BAD_ARCHIVE', 'TAR_ENTRY_INVALID', 'TAR_ABORT', 'TAR_ENTRY_ERROR'])
/** The parser's word for an archive without an entry, which an empty layer is. */
const NO_ENTRY = /Unrecognized archive format/

/** The parser of the library, loaded here: only a scan needs it. */
export const tarParsers = async (): Promise<MakeParser> => {
  const { Parser: TarParser } = await import('tar')
  return (onReadEntry, onFailure) =>
    new TarParser({
      onwarn: (code, message) => {
        if (BREAKS.has(code)) onFailure(message)
      },
      onReadEntry,
    })
}

export type Layer =
  | { readonly kind: 'entries'; readonly entries: readonly LayerEntry[] }
  | { readonly kind: 'unreadable'; readonly because: string }

export interface LayerReader {
  /** Takes the next bytes of the layer. @throws the abort */
  readonly write: (bytes: Buffer) => Promise<void>
  /** The layer at its end; what is no layer is unreadable. @throws the abort */
  readonly end: () => Promise<Layer>
}

export interface LayerRules {
  readonly keep: (entry: LayerEntry) => boolean
  /** How much more may be kept; shared by the layers of an image. */
  readonly kept: { bytes: number }
  readonly makeParser: MakeParser
  readonly signal: AbortSignal
}

/** About what an entry takes besides its texts. */
const ENTRY_BYTES = 200

/** Reads one layer. */
export const layerReader = ({ keep, kept, makeParser, signal }: LayerRules): LayerReader => {
  const entries: LayerEntry[] = []
  let because: string | null = null
  const fail = (why: string): void => {
    because ??= why
  }
  const parser = makeParser((found) => {
    const entry = entryOf(found)
    found.resume()
    if (isRenamed(found)) fail('a global header names its entries')
    if (because !== null || !keep(entry)) return
    kept.bytes -= ENTRY_BYTES + entry.path.length + entry.target.length
    if (kept.bytes < 0) fail('it has too many files in the folders of package databases')
    else entries.push(entry)
  }, fail)
  parser.on('error', (error) => fail(messageOf(error)))
  const plain = inflate((bytes) => {
    if (because === null) parser.write(bytes)
    // Nothing more is unpacked.
    if (because !== null) throw new Error(because)
  }, signal)
  const orFail = async (act: () => Promise<void>): Promise<void> => {
    if (because !== null) return
    try {
      await act()
    } catch (error) {
      signal.throwIfAborted()
      fail(messageOf(error))
    }
  }
  return {
    write: (bytes) => orFail(() => plain.write(bytes)),
    end: async () => {
      await orFail(() => plain.end())
      if (because === null) parser.end()
      const isEmpty = because !== null && entries.length === 0 && NO_ENTRY.test(because)
      return because === null || isEmpty ? { kind: 'entries', entries } : { kind: 'unreadable', because }
    },
  }
}

/** Engines do not take names from the header of a whole archive, and this parser does: what is there could have any name. */
const isRenamed = ({ globalExtended }: ReadEntry): boolean =>
  globalExtended?.path !== undefined || globalExtended?.linkpath !== undefined || globalExtended?.size !== undefined

const TYPES: Readonly<Record<string, LayerEntry['type']>> = {
  File: 'file',
  OldFile: 'file',
  ContiguousFile: 'file',
  Directory: 'directory',
  GNUDumpDir: 'directory',
  SymbolicLink: 'link',
  Link: 'hard-link',
}

const entryOf = ({ path, type, size, linkpath }: ReadEntry): LayerEntry => ({
  path: normalized(path),
  type: TYPES[type] ?? 'other',
  sizeBytes: size,
  target: linkpath ?? '',
})

/** `./var//lib/` -> `var/lib`; the root is empty. */
const normalized = (path: string): string => posix.join('/', path).replace(/^\/+|\/+$/g, '')
