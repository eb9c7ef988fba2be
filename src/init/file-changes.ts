/** What a run of `init` does with each file: nothing is lost that somebody has written. Pure. */
import type { ProjectFile, WrittenFile } from '../ports/project-files.ts'
import { fingerprint, withBumpsOf, withLineEndsOf, type Lock } from './init-lock.ts'

/** Files that somebody has named on the command line. */
export interface Decisions {
  readonly keep: readonly string[]
  readonly overwrite: readonly string[]
}

export interface FileChange {
  readonly path: string
  readonly action:
    | 'create'
    | 'replace'
    /** It is as it would be written. */
    | 'same'
    /** Somebody has edited it, and there is nothing new for it. */
    | 'edited'
    /** Somebody has deleted it. */
    | 'deleted'
    /** It belongs to the people, because they said so. */
    | 'kept'
    /** It is no longer part of the answers. */
    | 'dropped'
  /** What is there, and what will be there; both null where nothing is written. */
  readonly before: string | null
  readonly after: string | null
}

export interface Conflict {
  readonly path: string
  readonly why: string
  /** Whether `--keep` and `--overwrite` can answer it. */
  readonly isDecidable: boolean
}

export interface Changes {
  readonly changes: readonly FileChange[]
  readonly conflicts: readonly Conflict[]
  /** The `files` of the next lock. */
  readonly locked: Lock['files']
}

export interface ChangeFacts {
  readonly generated: readonly WrittenFile[]
  readonly found: ReadonlyMap<string, ProjectFile>
  readonly lock: Pick<Lock, 'files' | 'version'> | null
  readonly decisions: Decisions
  /** Of ship-to-ecs: with the version of the lock, what Dependabot has updated since stays. */
  readonly version: string
}

export const fileChanges = (facts: ChangeFacts): Changes => {
  const decided = facts.generated.map((file) => decide(file, facts))
  const paths = new Set(facts.generated.map(({ path }) => path))
  const changes = decided.flatMap((one) => ('action' in one ? [one] : []))
  const dropped = Object.keys(facts.lock?.files ?? {})
    .filter((path) => !paths.has(path) && foundAt(facts, path).kind !== 'absent')
    .map((path) => ({ path, action: 'dropped' as const, before: null, after: null }))
  const locked = Object.fromEntries(
    facts.generated.map(({ path, text }) => {
      const isKept = changes.some((one) => one.path === path && one.action === 'kept')
      return [path, isKept ? ('kept' as const) : fingerprint(text)] as const
    }),
  )
  return { changes: [...changes, ...dropped], conflicts: decided.flatMap((one) => ('why' in one ? [one] : [])), locked }
}

const ABSENT: ProjectFile = { kind: 'absent' }

const foundAt = ({ found }: ChangeFacts, path: string): ProjectFile => found.get(path) ?? ABSENT

const decide = (file: WrittenFile, facts: ChangeFacts): FileChange | Conflict => {
  const { path } = file
  const found = foundAt(facts, path)
  const known = facts.lock?.files[path] ?? null
  const wish = wishOf(path, known, facts.decisions)
  if (found.kind === 'unusable') return { path, why: found.why, isDecidable: false }
  if (wish === 'keep') return left(path, 'kept')
  if (found.kind === 'absent') return wish === 'overwrite' || known === null ? created(file) : left(path, 'deleted')
  return wish === 'overwrite' ? replaced(file, found.text, facts) : ofExisting(file, { text: found.text, known, facts })
}

/** What somebody has said of the file, now or earlier. */
const wishOf = (path: string, known: string | null, { keep, overwrite }: Decisions): 'keep' | 'overwrite' | null => {
  if (keep.includes(path)) return 'keep'
  if (overwrite.includes(path)) return 'overwrite'
  return known === 'kept' ? 'keep' : null
}

const created = ({ path, text }: WrittenFile): FileChange => ({ path, action: 'create', before: null, after: text })

const left = (path: string, action: FileChange['action']): FileChange => ({ path, action, before: null, after: null })

interface Existing {
  readonly text: string
  /** The fingerprint of what was written; null where nothing was. */
  readonly known: string | null
  readonly facts: ChangeFacts
}

const ofExisting = (file: WrittenFile, { text, known, facts }: Existing): FileChange | Conflict => {
  const { path } = file
  const now = fingerprint(text)
  const next = fingerprint(file.text)
  // Also where only Dependabot's part differs: an upgrade brings its own.
  if (now === next || now === known) return replaced(file, text, facts)
  if (known === next) return left(path, 'edited')
  const why = known === null ? 'exists, and `init` has not written it' : 'was edited, and there is a new text for it'
  return { path, why, isDecidable: true }
}

const replaced = (file: WrittenFile, text: string, { lock, version }: ChangeFacts): FileChange => {
  const bumped = lock === null || lock.version === version ? withBumpsOf(text, file.text) : file.text
  const after = withLineEndsOf(text, bumped)
  return after === text ? left(file.path, 'same') : { path: file.path, action: 'replace', before: text, after }
}
