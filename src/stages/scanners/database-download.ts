/**
 * The vulnerability database of the first mirror that has it. Its manifest is fetched in every run, and what the tool cache holds
 * counts only with the digest in it: another job may have written there. It is unpacked into a folder of this run.
 */
import { join } from 'node:path'
import { reasonOf } from '../../domain/scan/reason.ts'
import type { ReadyDatabase } from '../../domain/scan/scanners.ts'
import {
  downloadFailure,
  javaRepositoriesBeside,
  mayPass,
  type FailedMirror,
} from '../../domain/scan/trivy-database.ts'
import type { Ports } from '../../ports/ports.ts'
import { readDatabaseFolder } from './database-folder.ts'
import { publishedDatabase, type PublishedDatabase } from './registry.ts'
import { keepInCache, takeFromCache, type ReleasePlace } from './release.ts'

export type DownloadPorts = Pick<Ports, 'exec' | 'files' | 'download' | 'clock' | 'log'>

export interface DatabaseDownload {
  readonly repositories: readonly string[]
  /** The compressed database is kept here between runs. */
  readonly cached: string
  readonly timeoutMinutes: number
}

const TRIES = 2
const PAUSE_MS = 5_000

/** Gives the database, or one reason for all mirrors. */
export const downloadDatabase = async (download: DatabaseDownload, ports: DownloadPorts): Promise<ReadyDatabase> => {
  const failed: FailedMirror[] = []
  const directory = await ports.files.makePrivateDirectory('trivy-database')
  const place = { cached: download.cached, archive: join(directory, 'database.tar.gz') }
  for (const repository of download.repositories) {
    const because = await fetchFrom(repository, place, ports)
    if (because !== null) {
      failed.push({ repository, because })
      continue
    }
    const { timeoutMinutes } = download
    const ready = await unpackDatabase({ archive: place.archive, directory, name: repository, timeoutMinutes }, ports)
    if (ready.kind === 'broke') return ready
    return {
      ...ready,
      origin: { kind: 'verified', repository },
      javaRepositories: javaRepositoriesBeside(download.repositories),
    }
  }
  return {
    kind: 'broke',
    because: downloadFailure(failed),
    hint: 'Run again later, add a mirror to `trivy-db-repository`, or set `trivy-cache-dir` to a folder with a database.',
  }
}

/** Null when the archive has what the repository publishes, otherwise the reason of the last try. */
const fetchFrom = async (repository: string, place: ReleasePlace, ports: DownloadPorts): Promise<string | null> => {
  for (let tried = 1; ; tried += 1) {
    const because = await tryFrom(repository, place, ports)
    if (because === null) return null
    ports.log.debug(`Download from ${repository} failed: ${because}`)
    if (tried === TRIES || !mayPass(because)) return because
    await ports.clock.sleep(PAUSE_MS * tried)
  }
}

const tryFrom = async (repository: string, place: ReleasePlace, ports: DownloadPorts): Promise<string | null> => {
  try {
    const published = await publishedDatabase(repository, ports)
    return published.kind === 'refused' ? published.because : await fetchBlob(published, place, ports)
  } catch (error) {
    const reason = reasonOf(error, '')
    if (reason === null) throw error
    return reason.because
  }
}

const fetchBlob = async (
  { sha256, url, headers }: PublishedDatabase,
  place: ReleasePlace,
  ports: DownloadPorts,
): Promise<string | null> => {
  if ((await takeFromCache({ sha256, otherwise: 'outdated' }, place, ports)) !== null) return null
  ports.log.debug(`Downloading ${url}`)
  await ports.download.toFile(url, place.archive, headers)
  if ((await ports.files.sha256(place.archive)) !== sha256)
    return 'the download does not have the digest of the manifest'
  await keepInCache(place, ports)
  return null
}

export interface Unpacking {
  readonly archive: string
  /** Private to this run. */
  readonly directory: string
  /** How the database is named in reasons. */
  readonly name: string
  readonly timeoutMinutes: number
}

type Unpacked =
  | Exclude<ReadyDatabase, { kind: 'ready' }>
  | Omit<Extract<ReadyDatabase, { kind: 'ready' }>, 'origin' | 'javaRepositories'>

/** Unpacks a compressed database and checks it. @throws CommandError */
export const unpackDatabase = async (
  { archive, directory, name, timeoutMinutes }: Unpacking,
  ports: DownloadPorts,
): Promise<Unpacked> => {
  const db = join(directory, 'db')
  await ports.files.makeDirectory(db)
  await ports.exec.run({
    argv: ['tar', '-xzf', archive, '-C', db, '--no-same-owner', 'trivy.db', 'metadata.json'],
    inherit: ['PATH'],
    output: 'quiet',
    timeoutMs: timeoutMinutes * 60_000,
  })
  await ports.files.remove(archive)
  const folder = await readDatabaseFolder({ directory, name, owner: 'publisher' }, ports)
  return folder.kind === 'broke' ? folder : { kind: 'ready', cacheDirectory: directory, updatedAt: folder.updatedAt }
}
