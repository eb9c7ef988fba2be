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
  const why = await inTheWay(root, dirname(path))
  if (why !== null) return { kind: 'unusable', why }
  const stat = await statOf(join(root, path))
  if (stat === null) return { kind: 'absent' }
  if (stat.isSymbolicLink()) return { kind: 'unusable', why: 'is a link' }
  if (!stat.isFile()) return { kind: 'unusable', why: 'is not a file' }
  if (stat.size > MOST_BYTES) return { kind: 'unusable', why: 'is larger than 1 MiB' }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await fs.readFile(join(root, path)))
    return { kind: 'text', text }
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'unusable', why: 'is not UTF-8' }
    return { kind: 'unusable', why: `cannot be read (${codeOf(error)})` }
  }
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
  const undo: (() => Promise<unknown>)[] = []
  const places = files.map(({ path, text }) => {
    const target = join(root, path)
    const beside = `${target}.${randomUUID()}`
    return { path, text, target, written: `${beside}.tmp`, before: `${beside}.old` }
  })
  let at = ''
  try {
    for (const { path, written, text } of places) {
      at = path
      await makeFolders(root, dirname(path), undo)
      undo.push(() => remove(written))
      await fs.writeFile(written, text, { flag: 'wx' })
    }
    // From here on only renames are left, which need no room.
    for (const { path, target, written, before } of places) {
      at = path
      if ((await statOf(target))?.isFile() === true) {
        await fs.rename(target, before)
        undo.push(() => fs.rename(before, target))
      }
      await fs.rename(written, target)
      undo.push(() => fs.rename(target, written))
    }
  } catch (error) {
    return { path: at, why: causeOf(error), isUndone: await isUndone(undo) }
  }
  for (const { before } of places) await fs.rm(before, { force: true })
  return null
}

/** One after the other, so that those are known which were made before one failed. */
const makeFolders = async (root: string, folder: string, undo: (() => Promise<unknown>)[]): Promise<void> => {
  const parts = folder === '.' ? [] : folder.split('/')
  for (const [index] of parts.entries()) {
    const path = join(root, ...parts.slice(0, index + 1))
    if ((await statOf(path))?.isDirectory() === true) continue
    await fs.mkdir(path)
    undo.push(() => fs.rmdir(path))
  }
}

const remove = async (path: string): Promise<void> => {
  if ((await statOf(path)) !== null) await fs.rm(path)
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
