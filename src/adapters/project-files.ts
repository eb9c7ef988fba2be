/** The files of a repository that people work in: nothing outside of it is read or written, so no link is followed. */
import { randomUUID } from 'node:crypto'
import * as fs from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ProjectFile, ProjectFiles, WrittenFile } from '../ports/project-files.ts'

/** What a person has written is far below it. */
const MOST_BYTES = 1024 * 1024

/** @param root the folder, absolute and without a link */
export const makeProjectFiles = (root: string): ProjectFiles => ({
  read: (path) => read(root, path),
  list: async () => (await fs.readdir(root)).sort(),
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
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null
    throw error
  }
}

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'unknown error'

const write = async (root: string, files: readonly WrittenFile[]): Promise<void> => {
  const undo: (() => Promise<unknown>)[] = []
  const places = files.map(({ path, text }) => {
    const target = join(root, path)
    const beside = `${target}.${randomUUID()}`
    return { target, text, written: `${beside}.tmp`, before: `${beside}.old` }
  })
  try {
    for (const { target, written, text } of places) {
      const folder = dirname(target)
      const made = await fs.mkdir(folder, { recursive: true })
      if (made !== undefined) undo.push(() => removeEmpty(folder, made))
      undo.push(() => fs.rm(written, { force: true }))
      await fs.writeFile(written, text, { flag: 'wx' })
    }
    // From here on only renames are left, which need no room.
    for (const { target, written, before } of places) {
      if ((await statOf(target))?.isFile() === true) {
        await fs.rename(target, before)
        undo.push(() => fs.rename(before, target))
      }
      await fs.rename(written, target)
      undo.push(() => fs.rename(target, written))
    }
  } catch (error) {
    // The last first; what cannot be undone keeps nothing else from it.
    for (const step of undo.toReversed()) await step().catch(() => undefined)
    throw error
  }
  for (const { before } of places) await fs.rm(before, { force: true })
}

/** The folder, and those above it up to the first one that was made; one that is not empty stays, and so do those above it. */
const removeEmpty = async (folder: string, first: string): Promise<void> => {
  await fs.rmdir(folder)
  if (folder !== first) await removeEmpty(dirname(folder), first)
}
