/** The vulnerability database of the first mirror that has it, in a folder of this run. */
import { join } from 'node:path'
import { reasonOf } from '../../domain/scan/reason.ts'
import type { ReadyDatabase } from '../../domain/scan/scanners.ts'
import { javaRepositoriesBeside } from '../../domain/scan/trivy-database.ts'
import { downloadArtifact, type DownloadPorts, type Failed, type Opened } from './artifact-download.ts'
import { DO_NOT_USE, readDatabaseFolder, type DatabaseFolder } from './database-folder.ts'

export interface DatabaseDownload {
  readonly repositories: readonly string[]
  /** The compressed database is kept here between runs. */
  readonly cached: string
  /** And the index of Java packages here. */
  readonly cachedJavaIndex: string
  readonly timeoutMinutes: number
}

/** Gives the database of the first mirror that has one to scan with, or one reason for all mirrors. */
export const downloadDatabase = async (
  { repositories, cached, cachedJavaIndex, timeoutMinutes }: DatabaseDownload,
  ports: DownloadPorts,
): Promise<ReadyDatabase> => {
  const directory = await ports.files.makePrivateDirectory('trivy-database')
  const place = { cached, archive: join(directory, 'database.tar.gz') }
  const open = async (name: string): Promise<Opened | Failed> => {
    const db = join(directory, 'db')
    // Another mirror may have left something.
    await ports.files.remove(db)
    const folder = await unpackDatabase({ archive: place.archive, directory, name, timeoutMinutes }, ports)
    return folder.kind === 'broke' ? { kind: 'failed', because: folder.problem } : { ...folder, kind: 'opened' }
  }
  const found = await downloadArtifact({ kind: 'database', repositories, place, open }, ports)
  if (found.kind === 'missing') return { kind: 'broke', because: found.because, hint: HINTS[found.what] }
  const { repository, updatedAt } = found
  return {
    kind: 'ready',
    cacheDirectory: directory,
    updatedAt,
    origin: { kind: 'verified', repository },
    javaIndex: { repositories: javaRepositoriesBeside(repositories), cached: cachedJavaIndex },
  }
}

const HINTS = {
  unusable: DO_NOT_USE,
  unavailable:
    'Run again later, add a mirror to `trivy-db-repository`, or set `trivy-cache-dir` to a folder with a database.',
}

export interface Unpacking {
  readonly archive: string
  /** Private to this run. */
  readonly directory: string
  /** How the database is named in reasons. */
  readonly name: string
  readonly timeoutMinutes: number
}

/** Unpacks a compressed database and checks it; an archive that tar cannot read is no database. */
export const unpackDatabase = async (
  { archive, directory, name, timeoutMinutes }: Unpacking,
  ports: DownloadPorts,
): Promise<DatabaseFolder> => {
  const db = join(directory, 'db')
  await ports.files.makeDirectory(db)
  try {
    await ports.exec.run({
      argv: ['tar', '-xzf', archive, '-C', db, '--no-same-owner', 'trivy.db', 'metadata.json'],
      inherit: ['PATH'],
      output: 'quiet',
      timeoutMs: timeoutMinutes * 60_000,
    })
  } catch (error) {
    const reason = reasonOf(error, 'Remove that file, and run once without `offline`.')
    if (reason === null) throw error
    const predicate = `cannot be unpacked: ${reason.because}`
    const because = `The vulnerability database in ${name} ${predicate}`
    return { kind: 'broke', problem: `it ${predicate}`, because, hint: reason.hint }
  }
  return readDatabaseFolder({ directory, name, owner: 'publisher' }, ports)
}
