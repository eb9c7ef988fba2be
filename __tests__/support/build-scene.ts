/** The commands that a build runs, as their programs answer, and a stage that plays on them. */
import { createHash } from 'node:crypto'
import type { BuildConfig } from '../../src/domain/build/build-config.ts'
import type { Digest } from '../../src/domain/image/digest.ts'
import type { BuiltImage } from '../../src/domain/image/image.ts'
import type { RunContext } from '../../src/domain/image/tag.ts'
import type { RemoveCommand } from '../../src/ports/leftovers.ts'
import { buildImage } from '../../src/stages/build/build.ts'
import { buildConfig } from './build-config.ts'
import { COMMIT, computedTag, run } from './image.ts'
import { makeFakeClock } from './fake-clock.ts'
import { memoryFiles, type MemoryFiles } from './memory-files.ts'
import { recordingLog, recordingSecrets, type RecordingLog, type RecordingSecrets } from './recording-log.ts'
import { archiveOf } from './scanner-ports.ts'
import { scriptedExec, type ScriptedCommand, type ScriptedExec } from './scripted-exec.ts'

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

export const ARCHIVE = '/private/image-1/image.tar'
export const REFERENCE = `ship-to-ecs.local/${shortHash('/private/image-1')}:test-${COMMIT}`
export const cacheFor = (platform: string | null): string =>
  `ship-to-ecs.local/cache:${shortHash(JSON.stringify(['/checkout', null, null, platform]))}`
export const CACHE = cacheFor(null)
const CONFIG = '{"architecture":"amd64","os":"linux"}'
export const CONFIG_HEX = createHash('sha256').update(CONFIG).digest('hex')

export const versionOf = (client: string, api: string): string =>
  JSON.stringify({ Client: { Version: client }, Server: { Version: client, ApiVersion: api } })
export const version = (stdout: string): ScriptedCommand => ({
  argv: ['docker', 'version', '--format', '{{json .}}'],
  stdout,
})
export const buildx: ScriptedCommand = {
  argv: ['docker', 'buildx', 'version'],
  stdout: 'github.com/docker/buildx v0.31.1',
}
export const noBuildx: ScriptedCommand = {
  argv: ['docker', 'buildx', 'version'],
  exitCode: 1,
  stderr: "'buildx' is not a docker command",
}
export const driverStatus = (stdout: string): ScriptedCommand => ({
  argv: ['docker', 'info', '--format', '{{json .DriverStatus}}'],
  stdout,
})
/** The containerd store and a builder of this driver. */
export const containerd = (driver = 'docker'): readonly ScriptedCommand[] => [
  driverStatus('[["driver-type","io.containerd.snapshotter.v1"]]'),
  { argv: ['docker', 'buildx', 'inspect'], stdout: `Name: default\nDriver: ${driver}\n` },
]
export const git = (answer: Partial<ScriptedCommand>): ScriptedCommand => ({
  argv: ['git', '--git-dir=/checkout/.git', 'rev-list', '--no-walk', '--timestamp', 'HEAD'],
  ...answer,
})
/** A commit as `rev-list --timestamp` prints it. */
export const commitText = (revision: string): string => `1767323045 ${revision}\n`
export const atCommit = git({ stdout: commitText(COMMIT) })
export const noCheckout = git({ exitCode: 128, stderr: 'fatal: not a git repository' })
export const dockerConfig = (directory: string): readonly ScriptedCommand[] => [
  { argv: ['printenv', 'DOCKER_CONFIG'], stdout: `${directory}\n` },
]
export const home: readonly ScriptedCommand[] = [
  { argv: ['printenv', 'DOCKER_CONFIG'], exitCode: 1 },
  { argv: ['printenv', 'HOME'], stdout: '/home/me\n' },
]
const manifest = (config: string): ScriptedCommand => ({
  argv: ['tar', '-xOf', ARCHIVE, 'manifest.json'],
  stdout: JSON.stringify([{ Config: config }]),
})
export const archived: readonly ScriptedCommand[] = [
  manifest(`blobs/sha256/${CONFIG_HEX}`),
  { argv: ['tar', '-xOf', ARCHIVE, `blobs/sha256/${CONFIG_HEX}`], stdout: CONFIG },
]
/** As `docker save` writes it from the containerd store. */
export const savedFromStore = (stored: Digest): readonly ScriptedCommand[] => [
  ...archived,
  { argv: ['tar', '-xOf', ARCHIVE, 'index.json'], stdout: JSON.stringify({ manifests: [{ digest: stored }] }) },
]
export const saved: readonly ScriptedCommand[] = [
  manifest(`${CONFIG_HEX}.json`),
  { argv: ['tar', '-xOf', ARCHIVE, `${CONFIG_HEX}.json`], stdout: CONFIG },
]
export const labels = (...pairs: readonly string[]): readonly string[] => pairs.flatMap((pair) => ['--label', pair])
export const ociLabels = labels(
  'org.opencontainers.image.created=2026-01-02T03:04:05.000Z',
  `org.opencontainers.image.revision=${COMMIT}`,
  'org.opencontainers.image.source=https://github.com/octo-org/hello',
  `org.opencontainers.image.version=test-${COMMIT}`,
)

export interface Scene {
  readonly build?: Partial<BuildConfig>
  readonly run?: Partial<RunContext>
  readonly files?: MemoryFiles
  readonly script: readonly ScriptedCommand[]
}

export interface Played {
  readonly result: Promise<BuiltImage>
  readonly files: MemoryFiles
  readonly exec: ScriptedExec
  /** Commands that the end of the run is to run. */
  readonly leftovers: readonly RemoveCommand[]
  readonly log: RecordingLog
  readonly secrets: RecordingSecrets
}

/** Runs the stage on a script and a checkout that has a Dockerfile. */
export const play = (scene: Scene): Played => {
  const files = scene.files ?? memoryFiles({ '/checkout/Dockerfile': 'FROM scratch', '/checkout/.git/': '' })
  const exec = scriptedExec(scene.script)
  const log = recordingLog()
  const secrets = recordingSecrets()
  const input = { ...buildConfig(scene.build), tag: computedTag(), run: run(scene.run) }
  const leftovers: RemoveCommand[] = []
  const removeAtEnd = (command: RemoveCommand): void => void leftovers.push(command)
  const result = buildImage.run(input, {
    exec,
    files,
    archives: archiveOf([]),
    clock: makeFakeClock(),
    leftovers: { removeAtEnd },
    log,
    secrets,
  })
  return { result, files, exec, leftovers, log, secrets }
}

/** What the build leaves: the tar. */
export const writesArchive = (files: MemoryFiles) => () => void files.texts.set(ARCHIVE, 'x'.repeat(1000))
