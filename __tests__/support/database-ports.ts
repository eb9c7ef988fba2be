/** Folders with and without a vulnerability database, and registries that respond by a script. */
import { createHash } from 'node:crypto'
import { writeBolt, type Bucket } from '../../scripts/fixture-database/bbolt.ts'
import { fault } from '../../src/errors/fault.ts'
import type { Download, Reply } from '../../src/ports/download.ts'
import type { DatabaseInput } from '../../src/stages/scanners/database.ts'
import { makeFakeClock, type FakeClock } from './fake-clock.ts'
import { memoryFiles, type MemoryFiles } from './memory-files.ts'
import type { LoginPorts } from '../../src/stages/scanners/ecr-login.ts'
import { withoutLogin } from './no-aws.ts'
import { recordingLog, type RecordingLog } from './recording-log.ts'
import { fakeExec, type FakeExec } from './scanner-ports.ts'

export const DATABASE_INPUT: DatabaseInput = {
  databaseDirectory: null,
  databaseRepositories: ['first.example/db:2', 'second.example/db:2', 'third.example/db:2'],
  network: 'online',
  cacheDirectory: '/cache',
  timeoutMinutes: 5,
  unverifiedDatabase: 'allowed',
}

export const CACHED = '/cache/trivy/database.tar.gz'
const GOOD: Bucket = { vulnerability: { 'CVE-1': '{}' }, 'debian 12': { openssl: '{}' } }
/** As large as a published one has to be. */
const PADDING = '\0'.repeat(10_000_000)

export const metadata = (day: string, nextUpdate = `${day}T00:00:00Z`): string =>
  JSON.stringify({
    Version: 2,
    NextUpdate: nextUpdate,
    UpdatedAt: `${day}T00:00:00.123456789Z`,
    DownloadedAt: `${day}T01:00:00Z`,
  })

export const bolt = (tree = GOOD): string => writeBolt(tree).toString('latin1')

export const database = (directory: string, day = '2025-12-31'): Record<string, string> => ({
  [`${directory}/db/trivy.db`]: bolt(),
  [`${directory}/db/metadata.json`]: metadata(day),
})

interface Contents {
  readonly tree?: Bucket
  readonly metadata?: string
  readonly size?: 'published' | 'small'
}

/** A compressed database; what the fake `tar` unpacks. */
export const archiveOf = ({ tree, size = 'published', ...given }: Contents = {}): string =>
  JSON.stringify({ db: bolt(tree), metadata: given.metadata ?? metadata('2025-12-31'), size })

export interface DatabaseFakes extends LoginPorts {
  readonly exec: FakeExec
  readonly files: MemoryFiles
  readonly clock: FakeClock
  readonly log: RecordingLog
  readonly download: Download
  /** The requests, in order: `manifest first.example`, `blob first.example`. */
  readonly requests: readonly string[]
}

/** What a registry returns for a manifest: null for the database, `CODE: message`, an HTTP status, or that it cannot be reached. */
type Answer = string | number | null | Error

interface Publishing {
  readonly published?: string
  /** What is downloaded instead of what is published. */
  readonly blob?: string
  /** What a host publishes, where that differs from the others. */
  readonly by?: Readonly<Record<string, string>>
  readonly texts?: Record<string, string>
}

/** Registries with an answer for each request of a manifest. */
export const registries = (
  answers: Readonly<Record<string, readonly Answer[]>>,
  { published = archiveOf(), blob = published, by = {}, texts = {} }: Publishing = {},
): DatabaseFakes => {
  const files = memoryFiles(texts)
  const requests: string[] = []
  const seen = new Map<string, number>()
  const note = (what: string, url: string): string => {
    const { host } = new URL(url)
    requests.push(`${what} ${host}`)
    return host
  }
  const read = (url: string): Reply => {
    const host = note('manifest', url)
    const tried = seen.get(host) ?? 0
    seen.set(host, tried + 1)
    const answer = answers[host]?.[tried]
    if (answer === undefined) throw new Error(`${host} is not expected to be asked again`)
    if (answer instanceof Error) throw answer
    return replyOf(answer, by[host] ?? published)
  }
  return {
    ...withoutLogin(),
    files,
    requests,
    clock: makeFakeClock(),
    log: recordingLog(),
    download: {
      read: (url) => new Promise((resolve) => resolve(read(url))),
      toFile: (url, path) => {
        files.texts.set(path, by[note('blob', url)] ?? blob)
        return Promise.resolve()
      },
    },
    exec: fakeExec(({ argv }) => {
      const [, , archive = '', , folder = ''] = argv
      // What `archiveOf` wrote.
      const { db, metadata: text, size } = JSON.parse(files.texts.get(archive) ?? '') as Record<string, string>
      files.texts.set(`${folder}/trivy.db`, `${db ?? ''}${size === 'published' ? PADDING : ''}`)
      files.texts.set(`${folder}/metadata.json`, text ?? '')
      return {}
    }),
  }
}

const replyOf = (answer: string | number | null, published: string): Reply => {
  if (typeof answer === 'number') return { status: answer, challenge: '', text: 'no JSON' }
  if (answer === null) return { status: 200, challenge: '', text: manifestOf(published) }
  const [code = '', message = ''] = answer.split(': ')
  return { status: 403, challenge: '', text: JSON.stringify({ errors: [{ code, message }] }) }
}

export const manifestOf = (archive: string): string =>
  JSON.stringify({
    schemaVersion: 2,
    layers: [
      {
        mediaType: 'application/vnd.aquasec.trivy.db.layer.v1.tar+gzip',
        digest: `sha256:${createHash('sha256').update(archive).digest('hex')}`,
      },
    ],
  })

/** A registry that cannot be reached. */
export const unreachable = (host: string, what: string): Error =>
  fault('E_DOWNLOAD', { message: `GET https://${host}/v2/db/manifests/2 ${what}`, hint: 'Check the network.' })
