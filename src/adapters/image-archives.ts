/**
 * Reads the layers of a docker archive in one pass, without unpacking anything: plain, gzip or zstd, whatever their names. What is
 * not a layer (configs, indexes, attestations) is read and forgotten.
 */
import { createReadStream } from 'node:fs'
import { posix } from 'node:path'
import type { Parser, ReadEntry } from 'tar'
import { z } from 'zod'
import { fault } from '../errors/fault.ts'
import { messageOf } from '../errors/ship-error.ts'
import type { ImageArchives, LayerEntry, LayerReading } from '../ports/image-archives.ts'

const MANIFEST = z.tuple([z.object({ Layers: z.array(z.string()).nullish() })])
/** A manifest names each layer once; more than this is not one. */
const MANIFEST_BYTES = 4 * 1024 * 1024
const CHUNK_BYTES = 1024 * 1024

type Layer =
  | { readonly kind: 'entries'; readonly entries: readonly LayerEntry[] }
  | { readonly kind: 'unreadable'; readonly because: string }

/** What one pass over an archive gives. */
interface Contents {
  manifest: string | null
  readonly layers: Map<string, Layer>
  /** Engines before Docker 25 write a layer that the archive has twice as a link. */
  readonly links: Map<string, string>
}

/** An `ImageArchives` bound to one abort signal. */
export const makeImageArchives = ({ signal }: { readonly signal: AbortSignal }): ImageArchives => ({
  readLayers: async (reading) => {
    const timeout = AbortSignal.timeout(reading.timeoutMs)
    try {
      return inOrder(await readContents(reading, AbortSignal.any([signal, timeout])))
    } catch (error) {
      if (signal.aborted) throw signal.reason
      const why = timeout.aborted ? `reading took longer than ${reading.timeoutMs / 1000} s` : messageOf(error)
      throw fault('E_ARCHIVE', { message: `the layers in ${reading.archive} cannot be read: ${why}`, cause: error })
    }
  },
})

const inOrder = ({ manifest, layers, links }: Contents): readonly (readonly LayerEntry[])[] => {
  if (manifest === null) throw new Error('there is no manifest.json')
  const [{ Layers }] = MANIFEST.parse(JSON.parse(manifest))
  return (Layers ?? []).map((name) => {
    const path = posix.normalize(name)
    const layer = layers.get(links.get(path) ?? path)
    if (layer === undefined) throw new Error(`there is no ${name}`)
    if (layer.kind === 'unreadable') throw new Error(`${name}: ${layer.because}`)
    return layer.entries
  })
}

const readContents = async ({ archive, keep }: LayerReading, signal: AbortSignal): Promise<Contents> => {
  const contents: Contents = { manifest: null, layers: new Map(), links: new Map() }
  // Loaded here: only a scan needs it.
  const { Parser: TarParser } = await import('tar')
  const makeParser: MakeParser = (onReadEntry, onFailure) =>
    new TarParser({
      // gzip reaches about 1000; the time is what limits a bomb.
      maxDecompressionRatio: Infinity,
      onwarn: (code, message) => {
        if (BREAKS.has(code)) onFailure(message)
      },
      onReadEntry,
    })
  const failures: string[] = []
  const outer = makeParser(
    (entry) => readMember(entry, contents, { keep, makeParser }),
    (why) => failures.push(why),
  )
  for await (const chunk of createReadStream(archive, { highWaterMark: CHUNK_BYTES, signal })) {
    // A file without an encoding gives buffers. Every entry is read as it comes, so nothing is ever waited for.
    outer.write(chunk as Buffer)
    if (failures[0] !== undefined) throw new Error(failures[0])
  }
  outer.end()
  return contents
}

type MakeParser = (onReadEntry: (entry: ReadEntry) => void, onFailure: (because: string) => void) => Parser

/** Warnings of the parser that mean that the rest is not read. */
const BREAKS: ReadonlySet<string> = new Set(['TAR_BAD_ARCHIVE', 'TAR_ENTRY_INVALID', 'TAR_ABORT', 'TAR_ENTRY_ERROR'])
/** The parser's word for an archive without an entry, which an empty layer is. */
const NO_ENTRY = /Unrecognized archive format/

interface Reader {
  readonly keep: (entry: LayerEntry) => boolean
  readonly makeParser: MakeParser
}

const readMember = (member: ReadEntry, contents: Contents, reader: Reader): void => {
  const path = posix.normalize(member.path)
  if (member.type === 'SymbolicLink' || member.type === 'Link') {
    const target = member.linkpath ?? ''
    contents.links.set(path, posix.join(member.type === 'Link' ? '.' : posix.dirname(path), target))
    member.resume()
    return
  }
  if (path === 'manifest.json') {
    readManifest(member, contents)
    return
  }
  readLayer(member, reader, (layer) => contents.layers.set(path, layer))
}

const readManifest = (member: ReadEntry, contents: Contents): void => {
  const chunks: Buffer[] = []
  member.on('data', (chunk) => {
    if (member.size <= MANIFEST_BYTES) chunks.push(Buffer.from(chunk))
  })
  member.on('end', () => {
    contents.manifest = Buffer.concat(chunks).toString('utf8')
  })
}

/** Gives the layer at its end; a member that is no layer is unreadable. */
const readLayer = (member: ReadEntry, { keep, makeParser }: Reader, give: (layer: Layer) => void): void => {
  const entries: LayerEntry[] = []
  let because: string | null = null
  const fail = (why: string): void => {
    because ??= why
  }
  const parser = makeParser((found) => {
    const entry = entryOf(found)
    if (keep(entry)) entries.push(entry)
    found.resume()
  }, fail)
  parser.on('error', (error) => fail(messageOf(error)))
  member.on('data', (chunk) => {
    if (because === null) parser.write(chunk)
  })
  member.on('end', () => {
    if (because === null) parser.end()
    const isEmpty = because !== null && entries.length === 0 && NO_ENTRY.test(because)
    give(because === null || isEmpty ? { kind: 'entries', entries } : { kind: 'unreadable', because })
  })
}

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
