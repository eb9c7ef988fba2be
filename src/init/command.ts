/** `ship-to-ecs init`: answers -> files. Everything that is wrong is said at once, before anything is written. */
import { listedProblems, quoted } from '../domain/bounds.ts'
import { answersOf } from './answers-of.ts'
import { fileChanges, type Changes, type FileChange } from './file-changes.ts'
import { generatedFiles } from './generated-files.ts'
import { LOCK_FILE, lockText, readLock, type Lock } from './init-lock.ts'
import type { Answers } from './init-answers.ts'
import { conflictLines, counted, diffOf, foreignLines, NOTHING, report, unwritten, visibly } from './init-messages.ts'
import type { GivenOptions } from './init-options.ts'
import type { WrittenFile } from '../ports/project-files.ts'
import type { InitPorts } from './init-ports.ts'
import { dockerfileOf, dockerfilesBelow, folderOf, ROOT } from './image-source.ts'
import { repositoryFacts, type FoundFiles } from './repository-facts.ts'

/** 0 done, 1 failed, 2 wrong usage, 130 cancelled; nothing was written with the last three. */
export type InitExit = 0 | 1 | 2 | 130

export const runInit = async (options: GivenOptions, given: InitPorts): Promise<InitExit> => {
  const ports = { ...given, print: visibly(given.print), complain: visibly(given.complain) }
  if (ports.git === null) {
    return ended(ports, 1, [
      'This folder is in no git repository. Begin with `git init`, in the root of the repository.',
    ])
  }
  if ('unreadable' in ports.git)
    return ended(ports, 1, [
      `git cannot read a repository here: ${ports.git.unreadable}.`,
      'Run `init` in the checkout of a repository.',
    ])
  if ('foreign' in ports.git) return ended(ports, 1, foreignLines(ports.git.foreign))
  const { git } = ports
  const read = await readOwnLock(ports)
  if ('problem' in read) {
    const next = 'Restore the file from git, or delete it: `init` then takes no file for its own.'
    return ended(ports, 1, [`${LOCK_FILE} cannot be read: ${read.problem}. ${next}`])
  }
  const answered = await answersOf(options, { ...ports, git }, read.lock)
  if ('exit' in answered) return ended(ports, answered.exit, answered.lines)
  return write(options, { ...answered, lock: read.lock }, ports)
}

const ended = ({ complain }: InitPorts, exit: InitExit, lines: readonly string[]): InitExit => {
  for (const line of lines) complain(line)
  return exit
}

const readOwnLock = async ({
  files,
  own,
}: InitPorts): Promise<{ readonly lock: Lock | null } | { readonly problem: string }> => {
  const found = await files.read(LOCK_FILE)
  if (found.kind === 'absent') return { lock: null }
  return found.kind === 'unusable' ? { problem: found.why } : readLock(found.text, own.version)
}

interface Known {
  readonly answers: Answers
  readonly lock: Lock | null
  /** Of an import: written once. */
  readonly files: readonly WrittenFile[]
  readonly notes: readonly string[]
}

const write = async (options: GivenOptions, known: Known, ports: InitPorts): Promise<InitExit> => {
  const decisions = { keep: pathsOf(options['keep']), overwrite: pathsOf(options['overwrite']) }
  const { changes, conflicts, locked } = await changesOf(known, decisions, ports)
  const strangers = [...decisions.keep, ...decisions.overwrite].filter((path) => !Object.hasOwn(locked, path))
  if (strangers.length > 0)
    return ended(ports, 2, listedProblems(strangers.map((path) => `${quoted(path)} is no file that \`init\` writes.`)))
  if (conflicts.length > 0) return ended(ports, 1, conflictLines(conflicts))
  const { version } = ports.own
  const lock = await lockChange(lockText(version, known.answers, locked), ports)
  const written = [...changes, lock].filter(({ after }) => after !== null)
  if (options['dry-run'] === true) {
    for (const change of written) ports.print(diffOf(change))
    ports.print(written.length === 0 ? NOTHING : `${counted(written.length)} would be written; nothing was.`)
    printNotes(known, ports)
    return 0
  }
  const problem = await ports.files.write(written.map(({ path, after }) => ({ path, text: after ?? '' })))
  if (problem !== null) return ended(ports, 1, [unwritten(problem)])
  report(changes, written.length, { answers: known.answers, ports })
  printNotes(known, ports)
  return 0
}

const printNotes = ({ notes }: Known, { print }: InitPorts): void => {
  if (notes.length > 0) print(`\nLeft to you (also in BOOTSTRAP.md):\n${notes.map((one) => `- ${one}`).join('\n')}`)
}

const changesOf = async (
  { answers, lock, files: given }: Known,
  decisions: { readonly keep: readonly string[]; readonly overwrite: readonly string[] },
  { files, templates, own }: InitPorts,
): Promise<Changes> => {
  // What was kept is one of them: only an import names files that `init` has not written first.
  const written = Object.keys(lock?.files ?? {}).filter((path) => path !== answers.existing?.definition)
  const facts = repositoryFacts({ ...(await foundFiles(answers, files)), written })
  const imported = given.length > 0 ? given : keptImport(answers, lock)
  const isKept = (path: string): boolean => lock?.files[path] === 'kept' && !decisions.overwrite.includes(path)
  const kept = [...decisions.keep, ...written.filter(isKept)]
  const generated = [
    ...generatedFiles({ answers, facts, templates: await templates(), caller: own, kept }),
    ...imported,
  ]
  const paths = [...new Set([...generated.map(({ path }) => path), ...Object.keys(lock?.files ?? {})])]
  const found = new Map(await Promise.all(paths.map(async (path) => [path, await files.read(path)] as const)))
  const changes = fileChanges({ generated, found, lock, decisions, version: own.version })
  const ofPeople = Object.fromEntries(imported.map(({ path }) => [path, 'kept' as const]))
  return { ...changes, locked: { ...changes.locked, ...ofPeople } }
}

const foundFiles = async (answers: Answers, files: InitPorts['files']): Promise<Omit<FoundFiles, 'written'>> => {
  const path = dockerfileOf(answers)
  const file = await files.read(path)
  return {
    names: await files.list(ROOT),
    dockerfile: { path, file, beside: await files.list(folderOf(path)) },
    isImport: answers.existing !== null,
    others: file.kind === 'absent' ? await dockerfilesBelow(files) : [],
  }
}

/** What was imported earlier belongs to the people; its text is not known any more. */
const keptImport = ({ existing }: Answers, lock: Lock | null): readonly WrittenFile[] =>
  existing?.from === 'service' && lock?.files[existing.definition] === 'kept'
    ? [{ path: existing.definition, text: '' }]
    : []

/** Written last, so that a lock never claims what is not there. */
const lockChange = async (text: string, { files }: InitPorts): Promise<FileChange> => {
  const found = await files.read(LOCK_FILE)
  const before = found.kind === 'text' ? found.text : null
  if (before?.replaceAll('\r\n', '\n') === text) return { path: LOCK_FILE, action: 'same', before: null, after: null }
  return { path: LOCK_FILE, action: before === null ? 'create' : 'replace', before, after: text }
}

/** As git writes them. */
const pathsOf = (value: GivenOptions[string]): readonly string[] =>
  listOf(value).map((path) => path.replace(/^(?:\.\/)+/u, ''))

const listOf = (value: GivenOptions[string]): readonly string[] => {
  if (value === undefined || typeof value === 'boolean') return []
  return typeof value === 'string' ? [value] : value
}
