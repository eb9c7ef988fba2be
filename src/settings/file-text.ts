/** The text of a file that others may have written: of what is no file, or too large, only the reason. */
import { basename, dirname } from 'node:path'
import { MOST_SETTINGS_BYTES } from '../domain/bounds.ts'
import { messageOf } from '../errors/ship-error.ts'
import type { Files } from '../ports/files.ts'

export type FileText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'absent' }
  /** Why it must not or cannot be read, to be put after its path. */
  | { readonly kind: 'refused'; readonly because: string }

export type TextFiles = Pick<Files, 'kindOf' | 'list' | 'readText' | 'sizeBytes'>

/** What is at a path that may be read, up to so many bytes. */
export const readFileText = async (path: string, files: TextFiles, mostBytes: number): Promise<FileText> => {
  if ((await files.kindOf(path)) !== 'file') return withoutText(path, files)
  const size = await files.sizeBytes(path)
  if (size > mostBytes) return refused(`has ${size} bytes; at most ${mostBytes} are read`)
  try {
    const text = await files.readText(path)
    return text === null ? await withoutText(path, files) : { kind: 'text', text }
  } catch (error) {
    return refused(`cannot be read: ${messageOf(error)}`)
  }
}

/** Of a file of settings. */
export const readSettingsText = (path: string, files: TextFiles): Promise<FileText> =>
  readFileText(path, files, MOST_SETTINGS_BYTES)

const refused = (because: string): FileText => ({ kind: 'refused', because })

/** What is there and is no file was meant to be one. Its folder is asked: a link that leads nowhere is only known by its name. */
const withoutText = async (path: string, files: Pick<Files, 'kindOf' | 'list'>): Promise<FileText> => {
  const folder = dirname(path)
  const names = (await files.kindOf(folder)) === 'directory' ? await files.list(folder) : []
  return names.includes(basename(path)) ? refused(`cannot be read: ${NO_FILE}`) : { kind: 'absent' }
}

const NO_FILE = 'it is a folder, a pipe, or a link that leads to no file'
