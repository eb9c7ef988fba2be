/** Plays the stage that scans side-cars beside fakes: an engine with the images of registries, and scanners that find nothing but a mark. */
import { createHash } from 'node:crypto'
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { CommandError } from '../../src/errors/command-error.ts'
import type { Digest } from '../../src/domain/image/digest.ts'
import type { Ecr } from '../../src/ports/aws.ts'
import type { Command } from '../../src/ports/exec.ts'
import type { RemoveCommand } from '../../src/ports/leftovers.ts'
import { scanSideCars, type SideCarsInput } from '../../src/stages/side-cars/scan-side-cars.ts'
import { fakeEcr, imageManifest, type FakeRepository, type StoredManifest } from './fake-ecr.ts'
import { memoryFiles } from './memory-files.ts'
import { live } from './push-play.ts'
import { recordingLog, recordingSecrets } from './recording-log.ts'
import { makeFakeClock } from './fake-clock.ts'
import { withoutDownload } from './no-aws.ts'
import { dockleReport, trivyReport } from './scanner-reports.ts'
import { archiveOf, fakeExec, optionOf, thrownBy, TRIVY_INPUT } from './scanner-ports.ts'
import { sessionOf } from './session.ts'

export interface EngineImage extends StoredManifest {
  readonly config: string
  readonly configDigest: Digest
}

/** An image for the platform; each mark is another image. */
export const imageFor = (architecture: string, mark = ''): EngineImage => {
  const config = JSON.stringify({ os: 'linux', architecture, mark })
  const configDigest = `sha256:${createHash('sha256').update(config).digest('hex')}` as Digest // it is one
  return { ...imageManifest(configDigest, mark), config, configDigest }
}

type Draft = Omit<RegisterTaskDefinitionCommandInput, 'family' | 'containerDefinitions'>

export const serviceWith = (images: readonly string[], more: Draft = {}): SideCarsInput['services'][number] => ({
  key: 'web',
  containerName: 'app',
  taskDefinition: {
    input: {
      family: 'web',
      containerDefinitions: [
        { name: 'app', image: 'placeholder' },
        ...images.map((image, index) => ({ name: `side-${index + 1}`, image })),
      ],
      ...more,
    },
    source: 'task.json',
  },
})

export const ON_FARGATE: Draft = { requiresCompatibilities: ['FARGATE'] }

interface World {
  /** What registries other than ECR have, by name. */
  readonly elsewhere?: Readonly<Record<string, string>>
  readonly repositories?: readonly FakeRepository[]
  /** In the region of the services. */
  readonly ecrOfServices?: Ecr
  /** What the engine can pull, by the digest of its manifest. */
  readonly images?: readonly EngineImage[]
  /** The config digest of an image that Trivy cannot read. */
  readonly unreadable?: Digest
  /** What Trivy finds, by the config digest; one HIGH by default. */
  readonly severities?: Readonly<Record<Digest, readonly string[]>>
  /** What the engine says to a pull. */
  readonly denies?: string
}

const VERSION = '{"Client":{"Version":"28.0.0"},"Server":{"Version":"28.0.0","ApiVersion":"1.48"}}'

export const playScan = (services: SideCarsInput['services'], world: World = {}) => {
  const files = memoryFiles()
  const names = new Map<string, EngineImage>()
  const removedAtEnd: RemoveCommand['argv'][] = []
  const fail = ({ argv }: Command, outputTail: string): never => {
    throw new CommandError({ argv, failure: { kind: 'exited', exitCode: 1 }, outputTail })
  }
  const named = (command: Command, reference = ''): EngineImage =>
    names.get(reference) ?? fail(command, `No such image: ${reference}`)
  const pull = (command: Command, reference = ''): void => {
    const image = (world.images ?? []).find(({ digest }) => reference.endsWith(digest))
    if (world.denies !== undefined || image === undefined) return fail(command, world.denies ?? 'not found')
    names.set(reference, image)
  }
  const verbs: Readonly<Record<string, (command: Command, args: readonly string[]) => unknown>> = {
    version: () => VERSION,
    context: () => 'unix:///var/run/docker.sock\n',
    buildx: (command, args) => world.elsewhere?.[args.at(-1) ?? ''] ?? fail(command, 'not found'),
    pull: (command, [reference]) => pull(command, reference),
    tag: (command, [from, to = '']) => names.set(to, named(command, from)),
    image: (command, [, reference = '']) => names.delete(reference) || fail(command, 'No such image'),
    save: (command, [, archive = '', reference]) => files.texts.set(archive, named(command, reference).config),
  }
  const docker = (command: Command): string => {
    const [, verb = '', ...args] = command.argv
    const answer = verbs[verb]?.(command, args)
    return typeof answer === 'string' ? answer : ''
  }
  const scans: string[] = []
  const scan = (command: Command, name: 'trivy' | 'dockle'): string => {
    const config = files.texts.get(optionOf(command, '--input') ?? '') ?? ''
    const digest = `sha256:${createHash('sha256').update(config).digest('hex')}`
    scans.push(`${name} ${digest}`)
    if (name === 'trivy' && digest === world.unreadable) return fail(command, 'FATAL cannot analyze it')
    const report =
      name === 'trivy' ? trivyReport(digest, world.severities?.[digest as Digest] ?? ['HIGH']) : dockleReport([])
    files.texts.set(optionOf(command, '--output') ?? '', report)
    return ''
  }
  const tar = ({ argv }: Command): string => {
    const config = files.texts.get(argv[2] ?? '') ?? ''
    const hex = createHash('sha256').update(config).digest('hex')
    return argv[3] === 'manifest.json' ? JSON.stringify([{ Config: `${hex}.json` }]) : config
  }
  const exec = fakeExec((command) => {
    const [program] = command.argv
    if (program === 'printenv') return { stdout: '' }
    if (program === 'docker') return { stdout: docker(command) }
    if (program === 'tar') return { stdout: tar(command) }
    return { stdout: scan(command, program.includes('trivy') ? 'trivy' : 'dockle') }
  })
  const { ecr, calls } = fakeEcr(world.repositories ?? [])
  const log = recordingLog()
  const secrets = recordingSecrets()
  const ports = {
    ...{ exec, files, log, secrets, archives: archiveOf([]), clock: makeFakeClock(), download: withoutDownload() },
    leftovers: { removeAtEnd: ({ argv }: RemoveCommand) => void removedAtEnd.push(argv) },
    registry: sessionOf({ ecr }),
    surroundings: sessionOf({ ecr: world.ecrOfServices ?? ecr }, { region: 'us-east-1' }),
  }
  const { trivy, database, timeoutMinutes, unknownSystem } = TRIVY_INPUT
  const dockle = { ...trivy, path: '/opt/dockle' }
  const run = async (pinned: SideCarsInput['pinned'] = { images: [] }) => {
    const input = {
      ...{ trivy, dockle, database, timeoutMinutes, unknownSystem },
      repository: live(),
      services,
      pinned,
    }
    return (await scanSideCars.run(input, ports)).images
  }
  const commands = (): readonly string[] =>
    exec.commands
      .map(({ argv }) => argv.join(' '))
      .filter((line) => /^docker (?:pull|tag|save|image|buildx)/u.test(line))
  const failure = (): Promise<unknown> => thrownBy(run())
  const settings = { trivy, dockle, database, timeoutMinutes, unknownSystem }
  return { run, failure, commands, exec, calls, log, secrets, files, names, scans, removedAtEnd, ports, settings }
}
