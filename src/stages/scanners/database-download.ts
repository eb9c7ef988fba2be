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
import { DO_NOT_USE, readDatabaseFolder, type DatabaseFolder } from './database-folder.ts'
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

/** Gives the database of the first mirror that has one to scan with, or one reason for all mirrors. */
export const downloadDatabase = async (download: DatabaseDownload, ports: DownloadPorts): Promise<ReadyDatabase> => {
  const failed: FailedMirror[] = []
  const directory = await ports.files.makePrivateDirectory('trivy-database')
  for (const repository of download.repositories) {
    const result = await databaseOf(repository, { ...download, directory }, ports)
    if (result.kind === 'failed') {
      failed.push(result)
      continue
    }
    return {
      kind: 'ready',
      cacheDirectory: directory,
      updatedAt: result.updatedAt,
      origin: { kind: 'verified', repository },
      javaRepositories: javaRepositoriesBeside(download.repositories),
    }
  }
  return {
    kind: 'broke',
    because: downloadFailure(failed),
    hint: failed.some(({ what }) => what === 'unusable')
      ? DO_NOT_USE
      : 'Run again later, add a mirror to `trivy-db-repository`, or set `trivy-cache-dir` to a folder with a database.',
  }
}

type Mirrored = { readonly kind: 'database'; readonly updatedAt: string } | ({ readonly kind: 'failed' } & FailedMirror)

/** What one mirror has. Only a database that can be scanned with is kept in the tool cache. */
const databaseOf = async (
  repository: string,
  { cached, directory, timeoutMinutes }: DatabaseDownload & { readonly directory: string },
  ports: DownloadPorts,
): Promise<Mirrored> => {
  const place = { cached, archive: join(directory, 'database.tar.gz') }
  const fetched = await fetchFrom(repository, place, ports)
  if (fetched.kind === 'failed') return { ...fetched, repository, what: 'unavailable' }
  const unpacking = { archive: place.archive, directory, name: repository, timeoutMinutes }
  const folder = await orReason(() => unpackDatabase(unpacking, ports))
  if (folder.kind === 'database') {
    if (fetched.from === 'download') await keepInCache(place, ports)
    await ports.files.remove(place.archive)
    return folder
  }
  // The next mirror starts with an empty folder.
  for (const path of [place.archive, join(directory, 'db')]) await ports.files.remove(path)
  const because = folder.kind === 'broke' ? folder.problem : folder.because
  ports.log.warning(`The vulnerability database in ${repository} is not used: ${because}`)
  return { kind: 'failed', repository, because, what: 'unusable' }
}

type Failed = { readonly kind: 'failed'; readonly because: string }

type Fetched = { readonly kind: 'checked'; readonly from: 'cache' | 'download' } | Failed

/** Gets the archive that the repository publishes; otherwise the reason of the last try. */
const fetchFrom = async (repository: string, place: ReleasePlace, ports: DownloadPorts): Promise<Fetched> => {
  for (let tried = 1; ; tried += 1) {
    const result = await orReason(() => tryFrom(repository, place, ports))
    if (result.kind !== 'failed') return result
    ports.log.debug(`Download from ${repository} failed: ${result.because}`)
    if (tried === TRIES || !mayPass(result.because)) return result
    await ports.clock.sleep(PAUSE_MS * tried)
  }
}

const tryFrom = async (repository: string, place: ReleasePlace, ports: DownloadPorts): Promise<Fetched> => {
  const published = await publishedDatabase(repository, ports)
  return published.kind === 'refused'
    ? { kind: 'failed', because: published.because }
    : fetchBlob(published, place, ports)
}

/** The result, or the reason of what was thrown. @throws what has no reason: a cancel, a defect */
const orReason = async <Result>(work: () => Promise<Result>): Promise<Result | Failed> => {
  try {
    return await work()
  } catch (error) {
    const reason = reasonOf(error, '')
    if (reason === null) throw error
    return { kind: 'failed', because: reason.because }
  }
}

const fetchBlob = async (
  { sha256, url, headers }: PublishedDatabase,
  place: ReleasePlace,
  ports: DownloadPorts,
): Promise<Fetched> => {
  const kept = await takeFromCache({ sha256, otherwise: 'outdated' }, place, ports)
  if (kept !== null) return kept
  ports.log.debug(`Downloading ${url}`)
  await ports.download.toFile(url, place.archive, headers)
  return (await ports.files.sha256(place.archive)) === sha256
    ? { kind: 'checked', from: 'download' }
    : { kind: 'failed', because: 'the download does not have the digest of the manifest' }
}

export interface Unpacking {
  readonly archive: string
  /** Private to this run. */
  readonly directory: string
  /** How the database is named in reasons. */
  readonly name: string
  readonly timeoutMinutes: number
}

/** Unpacks a compressed database and checks it. @throws CommandError */
export const unpackDatabase = async (
  { archive, directory, name, timeoutMinutes }: Unpacking,
  ports: DownloadPorts,
): Promise<DatabaseFolder> => {
  const db = join(directory, 'db')
  await ports.files.makeDirectory(db)
  await ports.exec.run({
    argv: ['tar', '-xzf', archive, '-C', db, '--no-same-owner', 'trivy.db', 'metadata.json'],
    inherit: ['PATH'],
    output: 'quiet',
    timeoutMs: timeoutMinutes * 60_000,
  })
  return readDatabaseFolder({ directory, name, owner: 'publisher' }, ports)
}
