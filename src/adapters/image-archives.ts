/**
 * Reads the layers of a docker archive in one pass, without writing anything: plain, gzip or zstd, whatever their names. What is
 * not a layer (configs, indexes, attestations) is read and forgotten. The archive is read no faster than its layers are unpacked.
 */
import { createReadStream } from 'node:fs'
import { posix } from 'node:path'
import type { ReadEntry } from 'tar'
import { z } from 'zod'
import { fault } from '../errors/fault.ts'
import { messageOf } from '../errors/ship-error.ts'
import type { ImageArchives, LayerEntry, LayerReading } from '../ports/image-archives.ts'
import { layerReader, tarParsers, type Layer, type LayerReader } from './layer-entries.ts'
import { tarMembers } from './tar-members.ts'
import { writeTar } from './write-tar.ts'

const MANIFEST = z.tuple([z.object({ Layers: z.array(z.string()).nullish() })])
/** A manifest names each layer once; more than this is not one. */
const MANIFEST_BYTES = 4 * 1024 * 1024
const CHUNK_BYTES = 1024 * 1024
/** What is kept of all layers together: paths, links, and about what an entry takes itself. No image comes near it. */
const KEPT_BYTES = 64 * 1024 * 1024

/** What one pass over an archive gives. */
interface Contents {
  manifest: string | null
  readonly layers: Map<string, Layer>
  /** Engines before Docker 25 write a layer that the archive has twice as a link. */
  readonly links: Map<string, string>
  /** What is read at the moment. */
  member: string | null
}

/** An `ImageArchives` bound to one abort signal. */
export const makeImageArchives = ({ signal }: { readonly signal: AbortSignal }): ImageArchives => ({
  members: (archive) => tarMembers(archive, signal).catch(asFault(signal, `the archive ${archive} cannot be read`)),
  write: (archive, members) =>
    writeTar(archive, members, signal).catch(asFault(signal, `the archive ${archive} cannot be written`)),
  readLayers: async (reading) => {
    const timeout = AbortSignal.timeout(reading.timeoutMs)
    const contents: Contents = { manifest: null, layers: new Map(), links: new Map(), member: null }
    try {
      await readContents(reading, contents, AbortSignal.any([signal, timeout]))
      return inOrder(contents)
    } catch (error) {
      if (signal.aborted) throw signal.reason
      const where = contents.member === null ? '' : `${contents.member}: `
      const why = timeout.aborted ? `${where}reading took longer than ${reading.timeoutMs / 1000} s` : messageOf(error)
      throw fault('E_ARCHIVE', { message: `the layers in ${reading.archive} cannot be read: ${why}`, cause: error })
    }
  },
})

const asFault =
  (signal: AbortSignal, what: string) =>
  (error: unknown): never => {
    if (signal.aborted) throw signal.reason
    throw fault('E_ARCHIVE', { message: `${what}: ${messageOf(error)}`, headline: what, cause: error })
  }

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

const readContents = async (
  { archive, keep }: LayerReading,
  contents: Contents,
  signal: AbortSignal,
): Promise<void> => {
  const makeParser = await tarParsers()
  const kept = { bytes: KEPT_BYTES }
  // The parser gives what it finds at once; what takes time waits here, at most for the rest of a chunk.
  const waiting: (() => void | Promise<void>)[] = []
  const outer = makeParser(
    (entry) => readMember(entry, { contents, waiting, open: () => layerReader({ keep, kept, makeParser, signal }) }),
    (why) => waiting.push(() => Promise.reject(new Error(why))),
  )
  const work = async (): Promise<void> => {
    for (const act of waiting.splice(0)) {
      signal.throwIfAborted()
      await act()
    }
  }
  for await (const chunk of createReadStream(archive, { highWaterMark: CHUNK_BYTES, signal })) {
    // A file without an encoding gives buffers.
    outer.write(chunk as Buffer)
    await work()
  }
  outer.end()
  await work()
  contents.member = null
}

interface MemberReading {
  readonly contents: Contents
  readonly waiting: (() => void | Promise<void>)[]
  readonly open: () => LayerReader
}

const readMember = (member: ReadEntry, { contents, waiting, open }: MemberReading): void => {
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
  waiting.push(() => void (contents.member = path))
  const layer = open()
  member.on('data', (bytes) => waiting.push(() => layer.write(bytes)))
  member.on('end', () => waiting.push(async () => void contents.layers.set(path, await layer.end())))
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
