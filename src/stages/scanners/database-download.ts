/**
 * Trivy's download of its vulnerability database, from the first mirror that has it. Without any registry login of the machine: an
 * expired one for ghcr.io makes a public download fail with DENIED.
 */
import { join } from 'node:path'
import { NETWORK_VARIABLES } from '../../domain/network-variables.ts'
import { reasonOf } from '../../domain/scan/reason.ts'
import type { ReadyDatabase } from '../../domain/scan/scanners.ts'
import {
  downloadFailure,
  javaRepositoriesBeside,
  mayPass,
  type FailedMirror,
} from '../../domain/scan/trivy-database.ts'
import type { Ports } from '../../ports/ports.ts'
import { readDatabaseFolder, readOrigin, writeOrigin } from './database-folder.ts'

export type DownloadPorts = Pick<Ports, 'exec' | 'files' | 'clock' | 'log'>

export interface DatabaseDownload {
  /** The path of Trivy. */
  readonly program: string
  readonly repositories: readonly string[]
  readonly cacheDirectory: string
  readonly timeoutMinutes: number
}

const TRIES = 2
const PAUSE_MS = 5_000

/** Gives the database, or one reason for all mirrors. */
export const downloadDatabase = async (download: DatabaseDownload, ports: DownloadPorts): Promise<ReadyDatabase> => {
  const { cacheDirectory, repositories } = download
  const { files } = ports
  await files.makeDirectory(cacheDirectory)
  const before = await readDatabaseFolder(cacheDirectory, files)
  const failed: FailedMirror[] = []
  for (const repository of repositories) {
    const because = await downloadFrom(repository, download, ports)
    if (because !== null) {
      failed.push({ repository, because })
      continue
    }
    const folder = await readDatabaseFolder(cacheDirectory, files)
    if (folder.kind === 'broke') return folder
    // Trivy downloads nothing while the database in the folder is fresh: then its origin does not change.
    const isNew = before.kind === 'broke' || before.downloadedAt !== folder.downloadedAt
    if (isNew) await writeOrigin(cacheDirectory, repository, files)
    return {
      kind: 'ready',
      cacheDirectory,
      updatedAt: folder.updatedAt,
      source: await readOrigin(cacheDirectory, files),
      javaRepositories: javaRepositoriesBeside(repositories),
    }
  }
  return {
    kind: 'broke',
    because: downloadFailure(failed),
    hint: 'Run again later, add a mirror to `trivy-db-repository`, or set `trivy-cache-dir` to a folder with a database.',
  }
}

/** Null when it succeeded, otherwise the reason of the last try. */
const downloadFrom = async (
  repository: string,
  download: DatabaseDownload,
  ports: DownloadPorts,
): Promise<string | null> => {
  for (let tried = 1; ; tried += 1) {
    try {
      ports.log.debug(`Downloading the vulnerability database from ${repository}`)
      await runTrivy(repository, download, ports)
      return null
    } catch (error) {
      const reason = reasonOf(error, '')
      if (reason === null) throw error
      ports.log.debug(`Download from ${repository} failed: ${reason.because}`)
      if (tried === TRIES || !mayPass(reason.because)) return reason.because
      await ports.clock.sleep(PAUSE_MS * tried)
    }
  }
}

const runTrivy = async (
  repository: string,
  { program, cacheDirectory, timeoutMinutes }: DatabaseDownload,
  { exec, files }: DownloadPorts,
): Promise<void> => {
  const directory = await files.makePrivateDirectory('trivy-database')
  // Named, so that Trivy reads no trivy.yaml of the checkout or the home folder.
  const config = join(directory, 'trivy.yaml')
  await files.writePrivate(config, '')
  await exec.run({
    argv: [
      ...([program, 'image', '--download-db-only'] as const),
      ...['--db-repository', repository, '--cache-dir', cacheDirectory, '--config', config],
      ...['--no-progress', '--skip-version-check', '--disable-telemetry', '--timeout', `${timeoutMinutes}m`],
    ],
    inherit: ['PATH', ...NETWORK_VARIABLES],
    set: { HOME: directory, TMPDIR: directory, DOCKER_CONFIG: directory, NO_COLOR: '1' },
    cwd: directory,
    output: 'quiet',
    timeoutMs: timeoutMinutes * 60_000,
  })
}
