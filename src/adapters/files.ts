/** Files and folders. What is private is readable by its owner alone from the moment that it exists. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import * as fs from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fault } from '../errors/fault.ts'
import type { ShipError } from '../errors/ship-error.ts'
import type { Files } from '../ports/files.ts'
import { refusalOf } from './path-trace.ts'
import { makeTemporary } from './temporary-folder.ts'

export interface FilesOptions {
  /** The checkout. */
  readonly workspace: string
  /** Where private folders are made: `RUNNER_TEMP`, which the runner empties after the job; null: the system's. */
  readonly temporaryDirectory: string | null
  /** Takes every private folder, so that it is removed when the run ends. */
  readonly register: (path: string) => void
}

export const makeFiles = (options: FilesOptions): Files => ({
  readText: async (path) => {
    // A pipe or a device of a checkout may give nothing, or never end.
    const stat = await orNull(fs.stat(path))
    if (stat?.isFile() !== true) return null
    if (stat.size > LONGEST_TEXT) throw tooLarge(path, stat.size)
    return orNull(fs.readFile(path, 'utf8'))
  },
  readBytes,
  writePrivate,
  makePrivateDirectory: async (purpose) => {
    const path = await makeTemporary(options.temporaryDirectory, purpose)
    options.register(path)
    return path
  },
  makeLastingDirectory: (purpose) => makeTemporary(options.temporaryDirectory, purpose),
  makeDirectory: async (path) => {
    await fs.mkdir(path, { recursive: true })
  },
  list: async (directory) => (await fs.readdir(directory)).sort(),
  move,
  copy: (from, to) => fs.copyFile(from, to),
  makeExecutable: (path) => fs.chmod(path, 0o755),
  sizeBytes: async (path) => (await fs.stat(path)).size,
  kindOf: async (path) => {
    const stat = await orNull(fs.stat(path))
    if (stat === null) return 'absent'
    return stat.isDirectory() ? 'directory' : 'file'
  },
  realPath: async (path) => (await orNull(fs.realpath(path))) ?? path,
  refusal: (path) => refusalOf(path, options.workspace),
  sha256: async (path) => {
    const hash = createHash('sha256')
    await pipeline(createReadStream(path), hash)
    return hash.digest('hex')
  },
  remove: (path) => fs.rm(path, { recursive: true, force: true }),
})

/** Of a text of Node.js, in bytes (`buffer.constants.MAX_STRING_LENGTH`). */
const LONGEST_TEXT = 2 ** 29 - 24

const tooLarge = (path: string, bytes: number): ShipError =>
  fault('E_INPUT', { message: `the file ${path} is too large to be read: ${Math.round(bytes / 1e6)} MB` })

const readBytes = async (path: string, offset: number, length: number): Promise<Uint8Array> => {
  const file = await fs.open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position: offset })
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

const writePrivate = async (path: string, text: string): Promise<void> => {
  await fs.mkdir(dirname(path), { recursive: true, mode: 0o700 })
  // The mode of `open` counts only for a new file; an old one is closed to others before anything is written.
  const file = await fs.open(path, 'w', 0o600)
  try {
    await file.chmod(0o600)
    await file.writeFile(text)
  } finally {
    await file.close()
  }
}

const move = async (from: string, to: string): Promise<void> => {
  if ((await fs.stat(from)).isDirectory()) {
    // An empty folder would be replaced by rename(2) without a word; mkdir says no and leaves a place to rename to.
    await fs.mkdir(to)
    await fs.rename(from, to)
    return
  }
  // link(2), unlike rename(2), never replaces.
  await fs.link(from, to)
  await fs.unlink(from)
}

/** Null where nothing of the kind can be at the path. */
const orNull = async <Value>(reading: Promise<Value>): Promise<Value | null> => {
  try {
    return await reading
  } catch (error) {
    if (isAbsent(error)) return null
    throw error
  }
}

/**
 * Nothing there; a file on the way; a folder where a file is read; links in a circle; a name that is too long (open(2)), or one
 * with a NUL in it (Node's own).
 */
const ABSENT: ReadonlySet<string> = new Set([
  ...['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP', 'ENAMETOOLONG'],
  'ERR_INVALID_ARG_VALUE',
])

/** Not `instanceof`: in a test's module realm, the errors of Node itself are of another one. */
const isAbsent = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  typeof error.code === 'string' &&
  ABSENT.has(error.code)
