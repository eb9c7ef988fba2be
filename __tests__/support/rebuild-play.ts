/** Plays the stage that compares running images with today's bases beside fakes: a registry, an engine, and a Trivy that knows each image. */
import { createHash } from 'node:crypto'
import type { Digest } from '../../src/domain/image/digest.ts'
import type { NamedBase } from '../../src/domain/image/named-base.ts'
import type { ScanResult } from '../../src/domain/scan/findings.ts'
import { ofSideCar, type SideCarScans } from '../../src/domain/scan/side-car-scans.ts'
import { parseTrivyJson } from '../../src/domain/scan/trivy-json.ts'
import type { Command } from '../../src/ports/exec.ts'
import { scanBases, type ScanBasesInput } from '../../src/stages/rescan/scan-bases.ts'
import { fakeEcr } from './fake-ecr.ts'
import { makeFakeClock } from './fake-clock.ts'
import { digestOf } from './image.ts'
import { manifestOf, sha256Of } from './manifest-registry.ts'
import { memoryFiles } from './memory-files.ts'
import { withoutDownload } from './no-aws.ts'
import { recordingLog, recordingSecrets } from './recording-log.ts'
import { archiveOf, commandFailed, fakeExec, optionOf, TRIVY_INPUT } from './scanner-ports.ts'
import { trivyReport } from './scanner-reports.ts'
import { sessionOf } from './session.ts'

export interface ImageFacts {
  /** Lowest first: the digit of its diff id, and the build step. */
  readonly layers: readonly (readonly [string, string])[]
  /** The digit of the layer that each vulnerability is in, by its id. */
  readonly findings?: Readonly<Record<string, string>>
  readonly labels?: Readonly<Record<string, string>>
}

const configOf = ({ layers, labels = {} }: ImageFacts) => ({
  os: 'linux',
  architecture: 'amd64',
  config: { Labels: labels },
  rootfs: { diff_ids: layers.map(([digit]) => digestOf(digit)) },
  history: layers.map(([, step]) => ({ created_by: step })),
})

const configDigestOf = (facts: ImageFacts): string => sha256Of(JSON.stringify(configOf(facts)))

/** Trivy's report on it. */
export const reportOn = (facts: ImageFacts): string =>
  trivyReport(configDigestOf(facts), [], {
    metadata: { DiffIDs: configOf(facts).rootfs.diff_ids, ImageConfig: configOf(facts) },
    results: Object.entries(facts.findings ?? {}).map(([id, digit]) => ({
      Target: 'x',
      Class: 'lang-pkgs',
      Vulnerabilities: [
        {
          ...{ VulnerabilityID: id, PkgName: `of-${id}`, InstalledVersion: '1', FixedVersion: '2', Severity: 'HIGH' },
          Layer: { DiffID: digestOf(digit) },
        },
      ],
    })),
  })

const FACTS = {
  archive: '/a.tar',
  image: 'x',
  version: '0.74.0',
  database: { updatedAt: '2026-11-21T00:00:00Z', origin: { kind: 'own' } },
} as const

export interface RunningFacts extends ImageFacts {
  readonly name?: string
  readonly base?: NamedBase
}

export interface RebuildPlay {
  readonly running: readonly RunningFacts[]
  /** By their whole names, with tag or digest. */
  readonly registry?: Readonly<Record<string, ImageFacts>>
  readonly broken?: 'pull' | 'trivy'
  readonly network?: ScanBasesInput['network']
}

export const playRebuilds = async ({ running, registry = {}, broken, network = 'online' }: RebuildPlay) => {
  const files = memoryFiles()
  const images = running.map((facts, index) => runningImage(facts, `/raw/${index}.json`, files.texts))
  const known = new Map<string, ImageFacts>()
  for (const [name, facts] of Object.entries(registry)) {
    known.set(name, facts)
    known.set(`${name.replace(/:[^:/]*$/u, '')}@${sha256Of(manifestOf(configDigestOf(facts)))}`, facts)
  }
  const scanned: string[] = []
  const inEngine = new Map<string, ImageFacts>()
  const ofCommand = (command: Command, name = ''): ImageFacts => {
    const facts = inEngine.get(name) ?? known.get(name)
    if (facts === undefined)
      throw commandFailed('docker', { kind: 'exited', exitCode: 1 }, `${command.argv.join(' ')}: not found`)
    return facts
  }
  const verbs: Readonly<Record<string, (command: Command) => unknown>> = {
    version: () => '{"Client":{"Version":"28.0.0"},"Server":{"Version":"28.0.0","ApiVersion":"1.48"}}',
    buildx: (command) =>
      command.argv[4] === '--raw'
        ? manifestOf(configDigestOf(ofCommand(command, command.argv[5])))
        : JSON.stringify(configOf(ofCommand(command, command.argv[4]))),
    pull: (command) => {
      if (broken === 'pull') throw commandFailed('docker', { kind: 'exited', exitCode: 1 }, 'denied')
      inEngine.set(command.argv[2] ?? '', ofCommand(command, command.argv[2]))
    },
    tag: ({ argv }) => {
      const facts = inEngine.get(argv[2] ?? '')
      if (facts === undefined) throw commandFailed('docker', { kind: 'exited', exitCode: 1 }, 'No such image')
      inEngine.set(argv[3] ?? '', facts)
    },
    image: ({ argv }) => inEngine.delete(argv[3] ?? ''),
    save: (command) => files.texts.set(command.argv[3] ?? '', JSON.stringify(ofCommand(command, command.argv[4]))),
  }
  const written = (path = ''): ImageFacts => JSON.parse(files.texts.get(path) ?? '') as ImageFacts // by `save`
  const tar = ({ argv }: Command): string => {
    const facts = written(argv[2])
    const hex = configDigestOf(facts).slice('sha256:'.length)
    return argv[3] === 'manifest.json' ? JSON.stringify([{ Config: `${hex}.json` }]) : JSON.stringify(configOf(facts))
  }
  const scan = (command: Command): void => {
    if (broken === 'trivy') throw commandFailed('trivy', { kind: 'exited', exitCode: 1 }, 'FATAL no')
    const facts = written(optionOf(command, '--input'))
    scanned.push(configDigestOf(facts))
    files.texts.set(optionOf(command, '--output') ?? '', reportOn(facts))
  }
  const programs: Readonly<Record<string, (command: Command) => unknown>> = {
    docker: (command) => verbs[command.argv[1] ?? '']?.(command),
    tar,
  }
  const exec = fakeExec((command) => {
    const [program] = command.argv
    const answer = (program.includes('trivy') ? scan : programs[program])?.(command)
    return { stdout: typeof answer === 'string' ? answer : '' }
  })
  const { ecr } = fakeEcr([])
  const log = recordingLog()
  const ports = {
    ...{ exec, files, log, secrets: recordingSecrets(), archives: archiveOf([]), clock: makeFakeClock() },
    ...{ download: withoutDownload(), leftovers: { removeAtEnd: () => undefined } },
    ...{ registry: sessionOf({ ecr }), surroundings: sessionOf({ ecr }) },
  }
  const { trivy, database, timeoutMinutes } = TRIVY_INPUT
  const input = { trivy, dockle: { ...trivy, path: '/opt/dockle' }, database, timeoutMinutes, images, network }
  const rebuilds = await scanBases.run(input, ports)
  return { rebuilds: rebuilds.images.map(({ rebuild }) => rebuild), scanned, exec, log }
}

const runningImage = (facts: RunningFacts, raw: string, texts: Map<string, string>): SideCarScans => {
  const json = reportOn(facts)
  texts.set(raw, json)
  const parsed = parseTrivyJson(json, FACTS)
  if (parsed.kind === 'invalid') throw new Error(parsed.problem)
  const sideCar = {
    image: `${facts.name ?? 'registry.example/web'}@${digestOf('9')}`,
    containers: ['app'],
    platform: 'linux/amd64',
    runsIn: ['web'],
  }
  const scan: ScanResult = { kind: 'report', report: parsed.value.report, raw }
  return {
    ...{ sideCar, digest: digestOf('9'), sizeBytes: 1, localReference: 'running:1', scans: [ofSideCar(scan, sideCar)] },
    configDigest: `sha256:${createHash('sha256').update(json).digest('hex')}` as Digest, // it is one
    ...(facts.base && { base: facts.base }),
  }
}
