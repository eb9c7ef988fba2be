/** Which vulnerability database is used: the user's own folder as it is, offline the one in the tool cache, else the published one. */
import { join } from 'node:path'
import { reasonOf } from '../../domain/scan/reason.ts'
import type { ReadyDatabase } from '../../domain/scan/scanners.ts'
import { assertAllowed } from '../allowed-paths.ts'
import type { DownloadPorts } from './artifact-download.ts'
import { downloadDatabase, unpackDatabase, type DatabaseDownload } from './database-download.ts'
import { readDatabaseFolder } from './database-folder.ts'

export interface DatabaseInput {
  readonly databaseDirectory: string | null
  readonly databaseRepositories: readonly string[]
  readonly network: 'online' | 'offline'
  readonly cacheDirectory: string
  readonly timeoutMinutes: number
  /** Whether a database may be used that no registry has confirmed in this run. */
  readonly unverifiedDatabase: 'allowed' | 'blocked'
}

/** Gives a database that Trivy can scan with, or why there is none. */
export const prepareDatabase = async (input: DatabaseInput, ports: DownloadPorts): Promise<ReadyDatabase> => {
  try {
    const database = await chooseDatabase(input, ports)
    if (database.kind === 'broke' || database.origin.kind === 'verified') return database
    if (input.unverifiedDatabase === 'allowed') return database
    return {
      kind: 'broke',
      because: `The vulnerability database ${database.origin.kind === 'own' ? 'in `trivy-cache-dir`' : 'in the tool cache'} is not verified, and \`require-verified-db\` is set`,
      hint: 'Run without `offline` and `trivy-cache-dir`, or without `require-verified-db`.',
    }
  } catch (error) {
    const reason = reasonOf(error, 'Check the folder of the database and its permissions.')
    if (reason === null) throw error
    return { kind: 'broke', ...reason }
  }
}

const chooseDatabase = (input: DatabaseInput, ports: DownloadPorts): Promise<ReadyDatabase> => {
  const { databaseDirectory, databaseRepositories, timeoutMinutes } = input
  if (databaseDirectory !== null) return ownDatabase(databaseDirectory, ports)
  const cached = join(input.cacheDirectory, 'trivy', 'database.tar.gz')
  const places = { cached, cachedJavaIndex: join(input.cacheDirectory, 'trivy', 'java-index.tar.gz'), timeoutMinutes }
  return input.network === 'offline'
    ? keptDatabase(places, ports)
    : downloadDatabase({ ...places, repositories: databaseRepositories }, ports)
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

const ownDatabase = async (directory: string, ports: DownloadPorts): Promise<ReadyDatabase> => {
  const paths = OWN_FILES.map((name) => join(directory, name))
  await assertAllowed(
    paths.map((path) => ({ setting: 'trivy-cache-dir', given: path, path, written: path })),
    ports.files,
  )
  const folder = await readDatabaseFolder({ directory, name: directory, owner: 'user' }, ports)
  if (folder.kind === 'broke') return { kind: 'broke', because: folder.because, hint: folder.hint }
  const { updatedAt } = folder
  return { kind: 'ready', cacheDirectory: directory, updatedAt, origin: { kind: 'own' }, javaIndex: null }
}

const keptDatabase = async (
  { cached, cachedJavaIndex, timeoutMinutes }: Omit<DatabaseDownload, 'repositories'>,
  ports: DownloadPorts,
): Promise<ReadyDatabase> => {
  const { files } = ports
  if ((await files.kindOf(cached)) !== 'file') {
    return {
      kind: 'broke',
      because: `No vulnerability database in ${cached}, and \`offline\` is set`,
      hint: 'Run once without `offline`, or set `trivy-cache-dir` to a folder with db/trivy.db and db/metadata.json.',
    }
  }
  const directory = await files.makePrivateDirectory('trivy-database')
  const archive = join(directory, 'database.tar.gz')
  await files.copy(cached, archive)
  const folder = await unpackDatabase({ archive, directory, name: cached, timeoutMinutes }, ports)
  await files.remove(archive)
  if (folder.kind === 'broke') return { kind: 'broke', because: folder.because, hint: folder.hint }
  const { updatedAt } = folder
  const javaIndex = { repositories: [], cached: cachedJavaIndex }
  return { kind: 'ready', cacheDirectory: directory, updatedAt, origin: { kind: 'cache' }, javaIndex }
}
