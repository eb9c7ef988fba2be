/**
 * Trivy's index of Java packages (about 1 GB), by which it knows a JAR. It is fetched like the database, verified in the same way, and
 * only when an image has a JAR; Trivy itself downloads nothing.
 */
import { join } from 'node:path'
import { z } from 'zod'
import type { JavaIndexSource } from '../../domain/scan/scanners.ts'
import { implausibleJavaIndex } from '../../domain/scan/trivy-database.ts'
import { reasonOf, type Reason } from '../../domain/scan/reason.ts'
import { parseJson } from '../../domain/scan/scanner-json.ts'
import type { Files } from '../../ports/files.ts'
import { makeTurns } from '../turns.ts'
import { downloadArtifact, type DownloadPorts, type Failed, type Opened } from './artifact-download.ts'
import { DO_NOT_USE } from './database-folder.ts'

/** Of the database that the index is beside. */
export interface JavaIndexInput {
  /** The value of Trivy's `--cache-dir`. */
  readonly cacheDirectory: string
  /** Null: the folder is the user's, and what it has is used as it is. */
  readonly javaIndex: JavaIndexSource | null
  readonly timeoutMinutes: number
}

type Prepared = { readonly kind: 'ready' } | ({ readonly kind: 'broke' } & Reason)

const byFolder = makeTurns(new Map<string, Promise<unknown>>())

/** Puts the index where Trivy looks for it; once for the images of a run, one after the other. */
export const prepareJavaIndex = (input: JavaIndexInput, ports: DownloadPorts): Promise<Prepared> => {
  const { cacheDirectory, javaIndex } = input
  return javaIndex === null
    ? Promise.resolve({ kind: 'ready' })
    : byFolder(cacheDirectory, () => prepare({ ...input, javaIndex }, ports))
}

/** Whether Trivy finds one already, or whatever the user's own folder has. */
export const hasJavaIndex = async (
  { cacheDirectory, javaIndex }: Omit<JavaIndexInput, 'timeoutMinutes'>,
  { kindOf }: Pick<Files, 'kindOf'>,
): Promise<boolean> =>
  // The last thing that is there of one that can be used.
  javaIndex === null || (await kindOf(join(cacheDirectory, 'java-db', 'metadata.json'))) === 'file'

/** When the index was made that Trivy finds there, ISO 8601; null where it does not say it. */
export const javaIndexDate = async (
  { cacheDirectory }: Pick<JavaIndexInput, 'cacheDirectory'>,
  { readText }: Pick<Files, 'readText'>,
): Promise<string | null> => {
  const parsed = parseJson(METADATA, (await readText(join(cacheDirectory, 'java-db', 'metadata.json'))) ?? '')
  return parsed.kind === 'valid' ? parsed.value.UpdatedAt : null
}

interface Wanted extends JavaIndexInput {
  readonly javaIndex: JavaIndexSource
}

const prepare = async (input: Wanted, ports: DownloadPorts): Promise<Prepared> => {
  const { cacheDirectory, javaIndex } = input
  const directory = join(cacheDirectory, 'java-db')
  if (await hasJavaIndex(input, ports.files)) return { kind: 'ready' }
  if (javaIndex.repositories.length === 0) return keptIndex(input, ports)
  const place = { cached: javaIndex.cached, archive: join(cacheDirectory, 'java-index.tar.gz') }
  const open = (): Promise<Opened | Failed> => unpack({ ...input, directory, archive: place.archive }, ports)
  const found = await downloadArtifact({ kind: 'java-index', repositories: javaIndex.repositories, place, open }, ports)
  if (found.kind === 'missing')
    return {
      kind: 'broke',
      because: `The image has JARs. ${found.because}`,
      hint:
        found.what === 'unusable'
          ? DO_NOT_USE
          : 'Run again later, or add a mirror to `trivy-db-repository` that has trivy-java-db:1 beside trivy-db:2.',
    }
  ports.log.info(`Index of Java packages of ${found.updatedAt} from ${found.repository}`)
  return { kind: 'ready' }
}

/** Without the network, the one in the tool cache, as the database is. */
const keptIndex = async (input: Wanted, ports: DownloadPorts): Promise<Prepared> => {
  const { cacheDirectory, javaIndex } = input
  const hint =
    'Run once without `offline`, with a `trivy-db-repository` that has trivy-java-db:1 beside trivy-db:2; or set `trivy-cache-dir` to a folder with java-db/.'
  if ((await ports.files.kindOf(javaIndex.cached)) !== 'file')
    return {
      kind: 'broke',
      because: `The image has JARs, and there is no index of Java packages in ${javaIndex.cached}`,
      hint,
    }
  const archive = join(cacheDirectory, 'java-index.tar.gz')
  try {
    await ports.files.copy(javaIndex.cached, archive)
    const opened = await unpack({ ...input, directory: join(cacheDirectory, 'java-db'), archive }, ports)
    await ports.files.remove(archive)
    if (opened.kind === 'opened') return { kind: 'ready' }
    return { kind: 'broke', because: `The index of Java packages in ${javaIndex.cached}: ${opened.because}`, hint }
  } catch (error) {
    const reason = reasonOf(error, hint)
    if (reason === null) throw error
    return { kind: 'broke', ...reason }
  }
}

interface Unpacking extends JavaIndexInput {
  readonly archive: string
  readonly directory: string
}

/** Into a folder of its own first: what is left of one that cannot be used is not taken for one that can. */
const unpack = async (
  { archive, directory, timeoutMinutes }: Unpacking,
  ports: DownloadPorts,
): Promise<Opened | Failed> => {
  const { files, exec } = ports
  const unpacked = `${directory}-new`
  await files.remove(unpacked)
  await files.makeDirectory(unpacked)
  await exec.run({
    argv: ['tar', '-xzf', archive, '-C', unpacked, '--no-same-owner', 'trivy-java.db', 'metadata.json'],
    inherit: ['PATH'],
    output: 'quiet',
    timeoutMs: timeoutMinutes * 60_000,
  })
  const read = await readIndex(unpacked, ports)
  if (read.kind === 'failed') await files.remove(unpacked)
  else await files.move(unpacked, directory)
  return read
}

// Every allowed Trivy reads schema version 1.
const METADATA = z.object({ Version: z.literal(1), UpdatedAt: z.iso.datetime({ offset: true }) })
const SQLITE = 'SQLite format 3\0'

const readIndex = async (
  directory: string,
  { files, clock }: Pick<DownloadPorts, 'files' | 'clock'>,
): Promise<Opened | Failed> => {
  const file = join(directory, 'trivy-java.db')
  const parsed = parseJson(METADATA, (await files.readText(join(directory, 'metadata.json'))) ?? '')
  if (parsed.kind === 'invalid')
    return { kind: 'failed', because: `metadata.json is not that of an index of Java packages: ${parsed.problem}` }
  const { UpdatedAt } = parsed.value
  const head = Buffer.from(await files.readBytes(file, 0, SQLITE.length)).toString('latin1')
  const predicate = implausibleJavaIndex({
    updatedAt: Date.parse(UpdatedAt),
    now: clock.now(),
    sizeBytes: await files.sizeBytes(file),
    isDatabase: head === SQLITE,
  })
  return predicate === null ? { kind: 'opened', updatedAt: UpdatedAt } : { kind: 'failed', because: `it ${predicate}` }
}
