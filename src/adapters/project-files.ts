/** The files of a repository that people work in: nothing outside of it is read or written, so no link is followed. */
import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ProjectFile, ProjectFiles, WriteProblem, WrittenFile } from '../ports/project-files.ts'

/** What a person has written is far below it. */
const MOST_BYTES = 1024 * 1024

/** @param root the folder, absolute and without a link */
export const makeProjectFiles = (root: string): ProjectFiles => ({
  read: (path) => read(root, path),
  list: (folder) => list(root, folder),
  write: (files) => write(root, files),
})

const read = async (root: string, path: string): Promise<ProjectFile> => {
  try {
    return await readUnlinked(root, path)
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'unusable', why: 'is not UTF-8' }
    return { kind: 'unusable', why: `cannot be read (${codeOf(error)})` }
  }
}

const readUnlinked = async (root: string, path: string): Promise<ProjectFile> => {
  const why = await inTheWay(root, dirname(path))
  if (why !== null) return { kind: 'unusable', why }
  const stat = await statOf(join(root, path))
  if (stat === null) return { kind: 'absent' }
  if (stat.isSymbolicLink()) return { kind: 'unusable', why: 'is a link' }
  if (!stat.isFile()) return { kind: 'unusable', why: 'is not a file' }
  if (stat.size > MOST_BYTES) return { kind: 'unusable', why: 'is larger than 1 MiB' }
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await fs.readFile(join(root, path)))
  return { kind: 'text', text }
}

const list = async (root: string, folder: string): Promise<readonly string[]> => {
  const parent = await inTheWay(root, folder === '.' ? '.' : `${folder}/.`)
  if (parent !== null) return []
  try {
    return (await fs.readdir(join(root, folder))).sort()
  } catch (error) {
    if (folder !== '.' && ['EACCES', 'ENOENT', 'ENOTDIR'].includes(codeOf(error))) return []
    throw error
  }
}

/** A folder of a path that is a link, or no folder. */
const inTheWay = async (root: string, folder: string): Promise<string | null> => {
  const parts = folder === '.' ? [] : folder.split('/')
  for (const [index] of parts.entries()) {
    const path = parts.slice(0, index + 1).join('/')
    const stat = await statOf(join(root, path))
    if (stat === null) return null
    if (stat.isSymbolicLink()) return `is below ${path}, which is a link`
    if (!stat.isDirectory()) return `is below ${path}, which is not a folder`
  }
  return null
}

const statOf = async (path: string) => {
  try {
    return await fs.lstat(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(error))) return null
    throw error
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown error'

const write = async (root: string, files: readonly WrittenFile[]): Promise<WriteProblem | null> => {
  if (files.length === 0) return null
  await removeLeftovers(root)
  const undo: Undo = []
  const staging = join(root, `${STAGING}${process.pid}-${randomUUID()}`)
  const places = files.map(({ path, text }, index) => ({
    ...{ path, text, target: join(root, path) },
    ...{ written: join(staging, `${index}.new`), before: join(staging, `${index}.old`) },
  }))
  let at = files[0]?.path ?? ''
  try {
    await fs.mkdir(staging)
    undo.push(() => fs.rm(staging, { recursive: true }))
    for (const place of places) {
      at = place.path
      await makeFolders(root, dirname(place.path), undo)
      await stage(place)
    }
    // From here on only renames are left, which need no room. Each replaces a whole file: whenever the process ends, none is missing.
    for (const { path, target, written, before } of places) {
      at = path
      const isThere = (await statOf(before)) !== null
      await fs.rename(written, target)
      undo.push(() => (isThere ? fs.rename(before, target) : fs.rm(target)))
    }
  } catch (error) {
    return { path: at, why: causeOf(error), isUndone: await isUndone(undo) }
  }
  await fs.rm(staging, { recursive: true, force: true })
  return null
}

type Undo = (() => Promise<unknown>)[]

interface StagedFile {
  readonly text: string
  readonly target: string
  readonly written: string
  readonly before: string
}

/** The new text, with the permissions of the old file, and a copy of that. */
const stage = async ({ text, target, written, before }: StagedFile): Promise<void> => {
  await fs.writeFile(written, text, { flag: 'wx' })
  const stat = await statOf(target)
  if (stat?.isFile() !== true) return
  await fs.copyFile(target, before)
  await fs.chmod(written, stat.mode & 0o777)
}

/** Before the process that writes, and an id of the writing. */
const STAGING = '.ship-to-ecs-'

/** Of a process that was killed while it wrote. What cannot be removed is in nobody's way. */
const removeLeftovers = async (root: string): Promise<void> => {
  const names = await fs.readdir(root).catch(() => [])
  const left = names.filter((name) => {
    const [, id] = /^\.ship-to-ecs-(\d{1,10})-[0-9a-f-]{36}$/u.exec(name) ?? []
    return id !== undefined && !isRunning(Number(id))
  })
  for (const name of left) await fs.rm(join(root, name), { recursive: true, force: true }).catch(() => undefined)
}

const isRunning = (id: number): boolean => {
  try {
    return process.kill(id, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** One after the other, so that those are known which were made before one failed. */
const makeFolders = async (root: string, folder: string, undo: Undo): Promise<void> => {
  const parts = folder === '.' ? [] : folder.split('/')
  for (const [index] of parts.entries()) {
    const path = join(root, ...parts.slice(0, index + 1))
    if ((await statOf(path))?.isDirectory() === true) continue
    await fs.mkdir(path)
    undo.push(() => fs.rmdir(path))
  }
}

/** The last first; what cannot be undone keeps nothing else from it. */
const isUndone = async (undo: readonly (() => Promise<unknown>)[]): Promise<boolean> => {
  let isComplete = true
  for (const step of undo.toReversed()) {
    await step().catch(() => {
      isComplete = false
    })
  }
  return isComplete
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EEXIST: 'a file is where a folder must be',
  EISDIR: 'a folder is there',
  ENAMETOOLONG: 'the name is too long',
}

const causeOf = (error: unknown): string => {
  const code = codeOf(error)
  const words = CAUSES[code]
  return words === undefined ? code : `${words} (${code})`
}
