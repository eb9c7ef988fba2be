/** For the tests of the scan stages: a program whose results come from a function, and what was run or thrown. */
import { CommandError, type CommandFailure } from '../../src/errors/command-error.ts'
import type { Command, CommandResult, Exec } from '../../src/ports/exec.ts'
import type { ImageArchives, LayerEntry } from '../../src/ports/image-archives.ts'
import type { TrivyInput } from '../../src/stages/scanners/run-trivy.ts'
import type { Download } from '../../src/ports/download.ts'
import type { LoginPorts } from '../../src/stages/scanners/ecr-login.ts'
import { makeFakeClock, type FakeClock } from './fake-clock.ts'
import { withoutDownload, withoutLogin } from './no-aws.ts'
import { builtImage } from './image.ts'
import { memoryFiles, type MemoryFiles } from './memory-files.ts'
import { recordingLog, type RecordingLog } from './recording-log.ts'

export interface FakeExec extends Exec {
  readonly commands: Command[]
}

/** Gives each command the result of `answer`, or throws its error, and records the commands. */
export const fakeExec = (answer: (command: Command) => Partial<CommandResult>): FakeExec => {
  const commands: Command[] = []
  return {
    commands,
    run: async (command) => {
      commands.push(command)
      await Promise.resolve()
      return { exitCode: 0, stdout: '', stderr: '', ...answer(command) }
    },
  }
}

/** What `exec` throws when a program fails. */
export const commandFailed = (program: string, failure: CommandFailure, outputTail = ''): CommandError =>
  new CommandError({ argv: [program, 'image'], failure, outputTail })

/** The value that follows an option in a command line. */
export const optionOf = (command: Command, option: string): string | undefined =>
  command.argv[command.argv.indexOf(option) + 1]

interface ScannerPorts extends LoginPorts {
  readonly clock: FakeClock
  readonly download: Download
  readonly exec: FakeExec
  readonly archives: ImageArchives
  readonly files: MemoryFiles
  readonly log: RecordingLog
}

/** A scanner that writes this text to its `--output`; null: writes nothing. */
export const scannerThatWrites = (text: string | null): ScannerPorts => {
  const files = memoryFiles()
  const exec = fakeExec((command) => {
    const output = optionOf(command, '--output')
    if (text !== null && output !== undefined) files.texts.set(output, text)
    return {}
  })
  return {
    ...withoutLogin(),
    ...{ exec, files, archives: archiveOf([]), log: recordingLog() },
    ...{ clock: makeFakeClock(), download: withoutDownload() },
  }
}

/** An archive whose one layer has these files; with an error, one that cannot be read. */
export const archiveOf = (
  layer: readonly (Pick<LayerEntry, 'path'> & Partial<LayerEntry>)[] | Error,
): ImageArchives => ({
  members: () => Promise.reject(new Error('the test expects that no archive is opened')),
  write: () => Promise.reject(new Error('the test expects that no archive is written')),
  readLayers: ({ keep }) =>
    layer instanceof Error
      ? Promise.reject(layer)
      : Promise.resolve([
          layer.map((entry) => ({ type: 'file' as const, sizeBytes: 1, target: '', ...entry })).filter(keep),
        ]),
})

/** A scanner whose run throws this. */
export const scannerThatFails = (error: unknown): ScannerPorts => ({
  ...scannerThatWrites(null),
  exec: fakeExec(() => {
    throw error
  }),
})

export const IMAGE = builtImage({ archive: '/build/image.tar', localReference: 'hello:built' })

/** A scan of that image by a Trivy that is ready. */
export const TRIVY_INPUT: TrivyInput = {
  image: IMAGE,
  trivy: { kind: 'ready', path: '/opt/trivy', version: '0.74.0', from: 'path' },
  database: {
    kind: 'ready',
    cacheDirectory: '/db',
    updatedAt: '2026-01-01T00:00:00Z',
    origin: { kind: 'own' },
    javaIndex: null,
  },
  timeoutMinutes: 5,
  unknownSystem: 'blocked',
}

/** What was thrown. @throws Error when nothing was */
export const thrownBy = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}
