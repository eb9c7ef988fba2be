/** `Files` in memory: a map from absolute paths to texts. Folders are there when something is in them or they were made. */
import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import type { Files } from '../../src/ports/files.ts'

export interface MemoryFiles extends Files {
  /** The text by path; a test may write to it. */
  readonly texts: Map<string, string>
  /** Folders made by `makePrivateDirectory`, in order: `/private/<purpose>-<number>`. */
  readonly privateDirectories: readonly string[]
  /** Paths written by `writePrivate`, in order, also when they were removed again. */
  readonly privateWrites: readonly string[]
  readonly executables: ReadonlySet<string>
  /** Why paths must not be read; a test may write to it. */
  readonly refusals: Map<string, string>
}

/** Files that hold these texts by path; a path that ends in `/` is an empty folder. */
export const memoryFiles = (initial: Readonly<Record<string, string>> = {}): MemoryFiles => {
  const texts = new Map(Object.entries(initial).filter(([path]) => !path.endsWith('/')))
  const folders = new Set(
    Object.keys(initial)
      .filter((path) => path.endsWith('/'))
      .map((path) => path.slice(0, -1)),
  )
  const privateDirectories: string[] = []
  const privateWrites: string[] = []
  const executables = new Set<string>()
  const refusals = new Map<string, string>()
  const isUnder = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`)
  const kindOf = (path: string): 'file' | 'directory' | 'absent' => {
    if (texts.has(path)) return 'file'
    return [...texts.keys(), ...folders].some((one) => isUnder(one, path)) ? 'directory' : 'absent'
  }
  const textOf = (path: string): string => {
    const text = texts.get(path)
    if (text === undefined) throw Object.assign(new Error(`ENOENT: no such file: ${path}`), { code: 'ENOENT' })
    return text
  }
  const remove = (path: string): void => {
    for (const one of [...texts.keys()]) if (isUnder(one, path)) texts.delete(one)
    for (const one of [...folders]) if (isUnder(one, path)) folders.delete(one)
  }
  const copy = (from: string, to: string): void => {
    if (kindOf(from) === 'absent') textOf(from)
    for (const [path, text] of [...texts]) if (isUnder(path, from)) texts.set(to + path.slice(from.length), text)
    if (kindOf(to) === 'absent') folders.add(to)
  }
  const settle = <Value>(act: () => Value): Promise<Value> => new Promise((resolve) => resolve(act()))
  return {
    texts,
    privateDirectories,
    privateWrites,
    executables,
    refusals,
    realPath: (path) => settle(() => path),
    refusal: (path) => settle(() => refusals.get(path) ?? null),
    readText: (path) => settle(() => texts.get(path) ?? null),
    // A text stands for bytes as latin1 has them.
    readBytes: (path, offset, length) =>
      settle(() => Buffer.from(textOf(path), 'latin1').subarray(offset, offset + length)),
    writePrivate: (path, text) =>
      settle(() => {
        texts.set(path, text)
        privateWrites.push(path)
      }),
    makePrivateDirectory: (purpose) =>
      settle(() => {
        const path = `/private/${purpose}-${privateDirectories.length + 1}`
        folders.add(path)
        privateDirectories.push(path)
        return path
      }),
    makeLastingDirectory: (purpose) => settle(() => `/lasting/${purpose}`),
    makeDirectory: (path) => settle(() => void folders.add(path)),
    list: (directory) =>
      settle(() => {
        if (kindOf(directory) !== 'directory') throw new Error(`ENOENT or ENOTDIR: ${directory}`)
        const below = [...texts.keys(), ...folders].filter((path) => path.startsWith(`${directory}/`))
        return [...new Set(below.map((path) => posix.relative(directory, path).split('/')[0] ?? ''))].sort()
      }),
    move: (from, to) =>
      settle(() => {
        if (kindOf(to) !== 'absent') throw Object.assign(new Error(`EEXIST: ${to}`), { code: 'EEXIST' })
        copy(from, to)
        remove(from)
      }),
    copy: (from, to) => settle(() => copy(from, to)),
    makeExecutable: (path) => settle(() => void executables.add(path)),
    sizeBytes: (path) => settle(() => Buffer.byteLength(textOf(path))),
    kindOf: (path) => settle(() => kindOf(path)),
    sha256: (path) => settle(() => createHash('sha256').update(textOf(path)).digest('hex')),
    remove: (path) => settle(() => remove(path)),
  }
}
