/** Which vulnerability database is used: the user's own folder as it is, else the one of an earlier run, or a new download. */
import { join } from 'node:path'
import { reasonOf } from '../../domain/scan/reason.ts'
import type { InstalledScanner, ReadyDatabase } from '../../domain/scan/scanners.ts'
import { assertAllowed } from '../allowed-paths.ts'
import { downloadDatabase, type DownloadPorts } from './database-download.ts'
import { readDatabaseFolder, readOrigin } from './database-folder.ts'

export interface DatabaseInput {
  readonly trivy: InstalledScanner
  readonly databaseDirectory: string | null
  readonly databaseRepositories: readonly string[]
  readonly network: 'online' | 'offline'
  readonly cacheDirectory: string
  readonly timeoutMinutes: number
}

/** Gives a database that Trivy can scan with, or why there is none. */
export const prepareDatabase = async (input: DatabaseInput, ports: DownloadPorts): Promise<ReadyDatabase> => {
  const { trivy, databaseDirectory, databaseRepositories, timeoutMinutes } = input
  try {
    if (databaseDirectory !== null) return await ownDatabase(databaseDirectory, ports)
    const cacheDirectory = join(input.cacheDirectory, 'trivy')
    if (input.network === 'offline') return await keptDatabase(cacheDirectory, ports)
    // Trivy downloads it, so both are missing for one reason.
    if (trivy.kind === 'broke') return trivy
    const download = { program: trivy.path, repositories: databaseRepositories, cacheDirectory, timeoutMinutes }
    return await downloadDatabase(download, ports)
  } catch (error) {
    const reason = reasonOf(error, 'Check the folder of the database and its permissions.')
    if (reason === null) throw error
    return { kind: 'broke', ...reason }
  }
}

/** What Trivy reads there. */
const OWN_FILES = [
  '',
  'db',
  'db/trivy.db',
  'db/metadata.json',
  'java-db',
  'java-db/trivy-java.db',
  'java-db/metadata.json',
]

const ownDatabase = async (directory: string, { files }: DownloadPorts): Promise<ReadyDatabase> => {
  const paths = OWN_FILES.map((name) => join(directory, name))
  await assertAllowed(
    paths.map((path) => ({ setting: 'trivy-cache-dir', given: path, path })),
    files,
  )
  const folder = await readDatabaseFolder(directory, files)
  if (folder.kind === 'broke') return folder
  return { kind: 'ready', cacheDirectory: directory, updatedAt: folder.updatedAt, source: 'own', javaRepositories: [] }
}

const keptDatabase = async (directory: string, { files }: DownloadPorts): Promise<ReadyDatabase> => {
  const folder = await readDatabaseFolder(directory, files)
  if (folder.kind === 'broke') {
    return {
      kind: 'broke',
      because: `${folder.because}, and \`offline\` is set`,
      hint: 'Run once without `offline`, or set `trivy-cache-dir` to a folder with db/trivy.db and db/metadata.json.',
    }
  }
  return {
    kind: 'ready',
    cacheDirectory: directory,
    updatedAt: folder.updatedAt,
    source: await readOrigin(directory, files),
    javaRepositories: [],
  }
}
