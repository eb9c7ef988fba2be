/** The real Trivy and Dockle of the sandbox with the real adapters, the fixture database, and images with findings. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { expect } from '@jest/globals'
import { writeFixtureDatabase } from '../../scripts/fixture-database/write.ts'
import { readSandbox } from '../../scripts/sandbox/sandbox.ts'
import { makeDownload } from '../../src/adapters/download.ts'
import { makeExec } from '../../src/adapters/process/exec.ts'
import { makeFiles } from '../../src/adapters/files.ts'
import { makeImageArchives } from '../../src/adapters/image-archives.ts'
import type { ScannersConfig } from '../../src/settings/config.ts'
import type { ScanResult } from '../../src/domain/scan/findings.ts'
import type { BuiltImage } from '../../src/domain/image/image.ts'
import type { Scanners } from '../../src/domain/scan/scanners.ts'
import { dockleScan } from '../../src/stages/dockle.ts'
import { prepareScanners } from '../../src/stages/scanners/scanners.ts'
import { trivyScan } from '../../src/stages/trivy.ts'
import { makeFakeClock } from './fake-clock.ts'
import { withoutLogin } from './no-aws.ts'
import { recordingLog } from './recording-log.ts'

let current = ''

/** The folder of this test; it holds the fixture database in `database`. */
export const folder = (): string => current

/** For `beforeEach`. */
export const makeFolder = async (): Promise<void> => {
  current = await mkdtemp(join(tmpdir(), 'scanners-e2e-'))
  await writeFixtureDatabase(join(current, 'database'))
}

/** For `afterEach`. */
export const removeFolder = (): Promise<void> => rm(current, { recursive: true, force: true })

export const portsIn = (environment: NodeJS.ProcessEnv = {}) => {
  const { signal } = new AbortController()
  const { tools } = readSandbox()
  const path = [dirname(tools.trivy), dirname(tools.dockle), '/usr/bin', '/bin'].join(delimiter)
  return {
    exec: makeExec({
      environment: { PATH: path, ...environment },
      signal,
      onLine: () => undefined,
      redact: (text) => text,
    }),
    files: makeFiles({ workspace: folder(), temporaryDirectory: join(folder(), 'private'), register: () => undefined }),
    archives: makeImageArchives({ signal }),
    download: makeDownload({ signal, environment: {} }),
    clock: makeFakeClock(),
    log: recordingLog(),
    ...withoutLogin(),
  }
}

export const config = (changes: Partial<ScannersConfig> = {}): ScannersConfig => ({
  databaseRepositories: [],
  databaseDirectory: join(folder(), 'database'),
  network: 'offline',
  cacheDirectory: join(folder(), 'cache'),
  toolsMirror: null,
  ownReleases: {},
  timeoutMinutes: 1,
  unknownSystem: 'blocked',
  unverifiedDatabase: 'allowed',
  ...changes,
})

export const SYSTEM = {
  'etc/debian_version': '12.11\n',
  'etc/os-release': 'ID=debian\nVERSION_ID="12"\nNAME="Debian GNU/Linux"\n',
  'etc/passwd': 'root:x:0:0:root:/root:/bin/sh\n',
  'etc/group': 'root:x:0:\n',
  'etc/shadow': 'root:*:1:0:99999:7:::\n',
}
export const dpkg = (name: string, version: string): Record<string, string> => ({
  'var/lib/dpkg/status': `Package: ${name}\nStatus: install ok installed\nArchitecture: amd64\nMaintainer: D\nVersion: ${version}\nDescription: x\n\n`,
})
export const VULNERABLE = {
  files: {
    ...SYSTEM,
    ...dpkg('openssl', '3.0.9-1'),
    'app/node_modules/lodash/package.json': '{"name":"lodash","version":"4.17.11"}',
    'app/deploy.sh': 'export AWS_ACCESS_KEY_ID=AKIAQ3EGRNP7JTQ5XYZW\n',
  },
  history: ['RUN sudo curl -H "Authorization: Bearer hunter2" https://user:hunter2@example.com API_TOKEN=hunter2'],
}

export interface Scans {
  readonly trivy: ScanResult
  readonly dockle: ScanResult
}

export const scan = async (
  image: BuiltImage,
  { trivy, dockle, database }: Scanners,
  environment: NodeJS.ProcessEnv = {},
): Promise<Scans> => {
  const ports = portsIn(environment)
  const [byTrivy, byDockle] = await Promise.all([
    trivyScan.run({ image, trivy, database, timeoutMinutes: 1, unknownSystem: 'blocked' }, ports),
    dockleScan.run({ image, dockle, timeoutMinutes: 1 }, ports),
  ])
  return { trivy: byTrivy, dockle: byDockle }
}

export const scanWithFixture = async (image: BuiltImage, environment: NodeJS.ProcessEnv = {}): Promise<Scans> =>
  scan(image, await prepareScanners.run(config(), portsIn(environment)), environment)

export const POLICY = { trivySeverities: ['CRITICAL', 'HIGH'], unfixed: 'ignored', dockleLevel: 'FATAL' } as const

export const EXPECTED = {
  trivy: {
    kind: 'report',
    report: {
      operatingSystem: 'debian 12.11',
      findings: [
        {
          id: 'CVE-2023-5363',
          severity: 'HIGH',
          packageName: 'openssl',
          fixedVersion: '3.0.11-1~deb12u2',
          where: ['hello:built (debian 12.11)'],
        },
        { id: 'CVE-2025-27587', severity: 'LOW', packageName: 'openssl', fixedVersion: null },
        {
          id: 'CVE-2019-10744',
          severity: 'CRITICAL',
          packageName: 'lodash',
          where: ['app/node_modules/lodash/package.json'],
        },
        { kind: 'secret', id: 'aws-access-key-id', severity: 'CRITICAL', where: ['/app/deploy.sh'], line: 1 },
      ],
    },
  },
  dockle: {
    kind: 'report',
    report: { findings: expect.arrayContaining([expect.objectContaining({ id: 'DKL-DI-0001', level: 'FATAL' })]) },
  },
}
