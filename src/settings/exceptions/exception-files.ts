/** The exceptions file and the VEX documents that it lists, as one place has them: a checkout, or a branch on GitHub. */
import { posix } from 'node:path'
import { EXCEPTIONS_FILE } from '../../domain/scan/exceptions.ts'
import type { DockleOptions } from '../../domain/scan/dockle-options.ts'
import { NO_SET, type ExceptionSet } from '../../domain/scan/exceptions/exception-sets.ts'
import { compareVersions, readVex, type VexDocument } from '../../domain/scan/vex/read-vex.ts'
import { quoted } from '../../domain/bounds.ts'
import type { FileText } from '../file-text.ts'
import type { Problem } from '../problems.ts'
import { treeReaderOf } from '../tree-reader.ts'
import type { WrongEntry } from './exception-list.ts'
import { readExceptionsFile, type FileCircumstances, type ListedVex } from './exceptions-file.ts'

/** Reads files of one place by their paths relative to its root. */
export interface ExceptionsPlace {
  /** The folder of the settings file; '' for the root. */
  readonly folder: string
  /** How a path is shown: `main:ship-to-ecs.exceptions.yaml`. */
  readonly shown: (path: string) => string
  readonly read: (path: string) => Promise<FileText>
}

export interface LoadedExceptions {
  readonly set: ExceptionSet
  /** Entries with a mistake: none of them holds. */
  readonly wrong: readonly WrongEntry[]
  readonly dockle: DockleOptions
  readonly problems: readonly Problem[]
}

/** Null where the place has no exceptions file. */
export const loadExceptions = async (
  place: ExceptionsPlace,
  circumstances: Omit<FileCircumstances, 'readTree'>,
): Promise<LoadedExceptions | null> => {
  const path = posix.join(place.folder, EXCEPTIONS_FILE)
  const file = await place.read(path)
  const shown = place.shown(path)
  if (file.kind === 'absent') return null
  if (file.kind === 'refused') {
    const at = { path: shown, line: 1, column: 1 }
    return { set: NO_SET, wrong: [], dockle: {}, problems: [{ at, text: `the file ${file.because}` }] }
  }
  const readTree = await treeReaderOf([file.text])
  const { entries, wrong, vex, dockle, problems } = readExceptionsFile(
    { path: shown, text: file.text },
    { ...circumstances, readTree },
  )
  const loadedVex = await Promise.all(vex.map((listed) => loadVex(listed, place)))
  const documents = loadedVex.flatMap(({ document }) => document ?? [])
  const superseded = documents.flatMap((one) => supersededBy(one, documents))
  return {
    set: { entries, vex: documents.flatMap((one) => (isSuperseded(one, documents) ? [] : one.statements)) },
    wrong,
    dockle,
    problems: [...problems, ...loadedVex.flatMap((one) => one.problems), ...superseded],
  }
}

interface LoadedDocument extends VexDocument {
  readonly listed: ListedVex
}

interface LoadedVex {
  /** Null: it is not read. */
  readonly document: LoadedDocument | null
  readonly problems: readonly Problem[]
}

const newerThan = ({ id, version }: LoadedDocument, all: readonly LoadedDocument[]): LoadedDocument | undefined =>
  all.find((other) => id !== null && other.id === id && compareVersions(other.version, version) > 0)

const isSuperseded = (one: LoadedDocument, all: readonly LoadedDocument[]): boolean => newerThan(one, all) !== undefined

/** An older version of a document that is listed, too, says what its author no longer says. */
const supersededBy = (one: LoadedDocument, all: readonly LoadedDocument[]): readonly Problem[] => {
  const newer = newerThan(one, all)
  if (newer === undefined) return []
  const text = `\`vex\`: ${quoted(one.listed.path)} is version ${quoted(one.version)} of the document of which ${quoted(newer.listed.path)} is version ${quoted(newer.version)}; list only the newer one`
  return [{ at: one.listed.at, text }]
}

const loadVex = async (listed: ListedVex, place: ExceptionsPlace): Promise<LoadedVex> => {
  const { path: given, at } = listed
  const wrong = (because: string): LoadedVex => ({
    document: null,
    problems: [{ at, text: `\`vex\`: ${quoted(given)} ${because}` }],
  })
  const path = posix.join(place.folder, given)
  if (given.startsWith('/') || path === '..' || path.startsWith('../')) {
    return wrong('must be a path in the repository, relative to the folder of this file')
  }
  const file = await place.read(path)
  if (file.kind === 'absent') return wrong('does not exist')
  if (file.kind === 'refused') return wrong(file.because)
  const document = readVex(file.text, path)
  return document.kind === 'invalid'
    ? wrong(`is not a VEX document that can be read: ${document.problem}`)
    : { document: { ...document.value, listed }, problems: [] }
}
