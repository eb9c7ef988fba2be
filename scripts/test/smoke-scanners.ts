/**
 * `node scripts/test/smoke-scanners.ts`: the action's own installer against the real release pages and database mirrors, into an empty
 * cache. For the smoke workflow: it needs the internet, so it is not a test.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeSession } from '../../src/adapters/aws/session.ts'
import { makeClock } from '../../src/adapters/clock.ts'
import { makeDownload } from '../../src/adapters/download.ts'
import { makeExec } from '../../src/adapters/process/exec.ts'
import { makeFiles } from '../../src/adapters/files.ts'
import { SETTINGS } from '../../src/settings/declaration.ts'
import { prepareScanners } from '../../src/stages/scanners/scanners.ts'

const directory = await mkdtemp(join(tmpdir(), 'ship-to-ecs-smoke-'))
const { signal } = new AbortController()
const say = (text: string): void => console.log(text)
try {
  const scanners = await prepareScanners.run(
    {
      databaseRepositories: SETTINGS['trivy-db-repository'].schema.parse(SETTINGS['trivy-db-repository'].default),
      databaseDirectory: null,
      network: 'online',
      cacheDirectory: join(directory, 'cache'),
      toolsMirror: null,
      ownReleases: {},
      unknownSystem: 'blocked',
      unverifiedDatabase: 'allowed',
      timeoutMinutes: 10,
    },
    {
      exec: makeExec({ environment: process.env, signal, onLine: say, redact: (text) => text }),
      files: makeFiles({ workspace: directory, temporaryDirectory: directory, register: () => undefined }),
      download: makeDownload({ signal, environment: process.env }),
      clock: makeClock(signal),
      log: { info: say, warning: say, debug: say },
      // For mirrors in ECR only, and there is none.
      registry: makeSession({ region: null, signal }),
      surroundings: makeSession({ region: null, signal }),
      secrets: { mask: () => undefined, redact: (text) => text },
    },
  )
  // With a scanner on PATH the download would not be tested.
  const downloaded = [scanners.trivy, scanners.dockle].every(
    (scanner) => scanner.kind === 'ready' && scanner.from === 'download',
  )
  process.exitCode = downloaded && scanners.database.kind === 'ready' ? 0 : 1
} finally {
  await rm(directory, { recursive: true, force: true })
}
