/** A folder with a vulnerability database, as Trivy reads it (`db/trivy.db`, `db/metadata.json`), and whether it can be one. */
import { join } from 'node:path'
import { z } from 'zod'
import { rootBuckets, type RootBucket } from '../../domain/scan/bolt.ts'
import type { Reason } from '../../domain/scan/reason.ts'
import { parseJson } from '../../domain/scan/scanner-json.ts'
import { implausible } from '../../domain/scan/trivy-database.ts'
import type { Files } from '../../ports/files.ts'
import type { Ports } from '../../ports/ports.ts'

const date = z.iso.datetime({ offset: true })

// Every allowed Trivy reads schema version 2.
const metadata = z.object({ Version: z.literal(2), UpdatedAt: date, NextUpdate: date.nullish() })

/** The buckets of the database in a folder; null when `db/trivy.db` is not a database, or a damaged one. */
export const readBuckets = async (directory: string, files: Files): Promise<readonly RootBucket[] | null> => {
  try {
    return await rootBuckets((offset, length) => files.readBytes(fileIn(directory), offset, length))
  } catch {
    return null
  }
}

const fileIn = (directory: string): string => join(directory, 'db', 'trivy.db')

export type DatabaseFolder =
  | { readonly kind: 'database'; readonly updatedAt: string }
  | ({ readonly kind: 'broke'; /** The reason without the name of the folder. */ readonly problem: string } & Reason)

export interface Folder {
  readonly directory: string
  /** How it is named in reasons. */
  readonly name: string
  /** The user's own can be as small as the user likes. */
  readonly owner: 'publisher' | 'user'
}

/** The database in a folder, or why there is none that can be scanned with. */
export const readDatabaseFolder = async (
  { directory, name, owner }: Folder,
  { files, clock }: Pick<Ports, 'files' | 'clock'>,
): Promise<DatabaseFolder> => {
  const hint = 'Set `trivy-cache-dir` to a folder with db/trivy.db and db/metadata.json, or leave it out.'
  const text = await files.readText(join(directory, 'db', 'metadata.json'))
  if (text === null || (await files.kindOf(fileIn(directory))) !== 'file') {
    const problem = 'it has no db/trivy.db and db/metadata.json'
    return { kind: 'broke', problem, because: `No vulnerability database in ${name}`, hint }
  }
  const parsed = parseJson(metadata, text)
  if (parsed.kind === 'invalid') {
    const problem = `db/metadata.json is not the metadata of a database: ${parsed.problem}`
    return { kind: 'broke', problem, because: `${name}/${problem}`, hint }
  }
  const { UpdatedAt, NextUpdate } = parsed.value
  const predicate = implausible({
    updatedAt: Date.parse(UpdatedAt),
    nextUpdate: NextUpdate ? Date.parse(NextUpdate) : null,
    now: clock.now(),
    sizeBytes: owner === 'user' ? null : await files.sizeBytes(fileIn(directory)),
    buckets: await readBuckets(directory, files),
  })
  if (predicate === null) return { kind: 'database', updatedAt: UpdatedAt }
  const because = `The vulnerability database in ${name} ${predicate}`
  return { kind: 'broke', problem: `it ${predicate}`, because, hint: DO_NOT_USE }
}

/** The next step where a database cannot be what it claims to be. */
export const DO_NOT_USE =
  'Do not use that database. Check where it comes from: `trivy-db-repository`, `trivy-cache-dir` or the tool cache.'
