/** A folder with a vulnerability database, as Trivy writes it (`db/trivy.db`, `db/metadata.json`), and where it came from. */
import { join } from 'node:path'
import { z } from 'zod'
import { rootBuckets, type RootBucket } from '../../domain/scan/bolt.ts'
import type { Reason } from '../../domain/scan/reason.ts'
import { parseJson } from '../../domain/scan/scanner-json.ts'
import type { Files } from '../../ports/files.ts'

// Every allowed Trivy reads schema version 2.
const metadata = z.object({
  Version: z.literal(2),
  UpdatedAt: z.iso.datetime({ offset: true }),
  DownloadedAt: z.string().optional(),
})

/** The buckets of the database in a folder; null when `db/trivy.db` is not a database, or a damaged one. */
export const readBuckets = async (directory: string, files: Files): Promise<readonly RootBucket[] | null> => {
  try {
    return await rootBuckets((offset, length) => files.readBytes(join(directory, 'db', 'trivy.db'), offset, length))
  } catch {
    return null
  }
}

export type DatabaseFolder =
  | { readonly kind: 'database'; readonly updatedAt: string; readonly downloadedAt: string }
  | ({ readonly kind: 'broke' } & Reason)

/** The database in a folder, or why there is none. */
export const readDatabaseFolder = async (directory: string, files: Files): Promise<DatabaseFolder> => {
  const hint = 'Set `trivy-cache-dir` to a folder with db/trivy.db and db/metadata.json, or leave it out.'
  const file = join(directory, 'db', 'metadata.json')
  const text = await files.readText(file)
  if (text === null || (await files.kindOf(join(directory, 'db', 'trivy.db'))) !== 'file') {
    return { kind: 'broke', because: `No vulnerability database in ${directory}`, hint }
  }
  const parsed = parseJson(metadata, text)
  if (parsed.kind === 'invalid') {
    return { kind: 'broke', because: `${file} is not the metadata of a database: ${parsed.problem}`, hint }
  }
  return { kind: 'database', updatedAt: parsed.value.UpdatedAt, downloadedAt: parsed.value.DownloadedAt ?? '' }
}

/** Trivy does not record where it downloaded a database from. */
const originFile = (directory: string): string => join(directory, 'downloaded-from')

export const writeOrigin = (directory: string, repository: string, files: Files): Promise<void> =>
  files.writePrivate(originFile(directory), repository)

export const readOrigin = async (directory: string, files: Files): Promise<string> =>
  (await files.readText(originFile(directory)))?.trim() ?? 'an earlier run'
