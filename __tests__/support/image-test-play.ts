/** Plays the image-test stage beside fakes. */
import type { ShipError } from '../../src/errors/ship-error.ts'
import type { ImageTest, ImageTestResult } from '../../src/domain/image-test/container-test.ts'
import type { BuiltImage } from '../../src/domain/image/image.ts'
import type { ProbeReply } from '../../src/ports/probe.ts'
import type { RemoveCommand } from '../../src/ports/leftovers.ts'
import { testImage } from '../../src/stages/image-test/image-test.ts'
import { makeFakeClock } from './fake-clock.ts'
import { builtImage, digestOf } from './image.ts'
import { memoryFiles } from './memory-files.ts'
import { recordingLog } from './recording-log.ts'
import { scriptedExec, type ScriptedCommand } from './scripted-exec.ts'

export const imageTestOf = (changes: Partial<ImageTest> = {}): ImageTest => ({
  env: {},
  command: null,
  waitFor: { kind: 'healthy' },
  run: null,
  timeoutMs: 60_000,
  memoryMib: 2048,
  internet: 'blocked',
  ...changes,
})

const NAME = 'test-1'
const LOCAL = builtImage().localReference
export const ID = digestOf('c')

export const contextAt = (endpoint: string): ScriptedCommand => ({
  argv: ['docker', 'context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'],
  stdout: `${endpoint}\n`,
})
const CONTEXT = contextAt('unix:///var/run/docker.sock')
/** The containers and networks of earlier runs. */
export const lists = (containers = '', networks = ''): readonly ScriptedCommand[] => [
  {
    argv: ['docker', 'ps', '--all', '--filter', 'label=ship-to-ecs=image-test', '--format', /Names/u],
    stdout: containers,
  },
  { argv: ['docker', 'network', 'ls', '--filter', /image-test$/u, '--format', /Name/u], stdout: networks },
]
export const hasImage = (id: string | null): ScriptedCommand => ({
  argv: ['docker', 'image', 'inspect', '--format', '{{.Id}}', LOCAL],
  ...(id === null ? { exitCode: 1 } : { stdout: `${id}\n` }),
})
export const LOAD: ScriptedCommand = { argv: ['docker', 'load', '--input', builtImage().archive] }
const anyOf = (count: number): readonly RegExp[] => Array.from({ length: count }, () => /^/u)
export const NETWORK: ScriptedCommand = { argv: ['docker', 'network', 'create', ...anyOf(7), NAME] }
export const CREATE: ScriptedCommand = { argv: ['docker', 'create', '--name', NAME, ...anyOf(26), ID] }
export const START: ScriptedCommand = { argv: ['docker', 'start', NAME] }
/** What the engine shows of the container: members of `State`, and its port. */
export const shows = (state: object, port?: number): ScriptedCommand => ({
  argv: ['docker', 'container', 'inspect', '--format', /State/u, NAME],
  stdout: JSON.stringify({
    state: { Status: 'running', ExitCode: 0, ...state },
    ports: port === undefined ? {} : { '8080/tcp': [{ HostPort: String(port) }] },
  }),
})
export const HEALTHY = shows({ Health: { Status: 'healthy' } })
export const runs = (command: readonly string[], ended: Partial<ScriptedCommand> = {}): ScriptedCommand => ({
  argv: ['docker', 'exec', NAME, ...command],
  ...ended,
})
export const printed = (stdout = '', stderr = ''): ScriptedCommand => ({
  argv: ['docker', 'logs', '--timestamps', '--tail', '200', NAME],
  stdout,
  stderr,
})
export const REMOVE: readonly ScriptedCommand[] = [
  { argv: ['docker', 'rm', '--force', '--volumes', NAME] },
  { argv: ['docker', 'network', 'rm', NAME] },
]
/** Every command before the container runs. */
export const BEFORE: readonly ScriptedCommand[] = [CONTEXT, ...lists(), hasImage(ID), NETWORK, CREATE]

interface Played {
  readonly test?: Partial<ImageTest>
  readonly image?: Partial<BuiltImage>
  /** What the port answers, attempt by attempt; the last one for all further ones. */
  readonly replies?: readonly ProbeReply[]
  readonly dials?: readonly ('open' | 'closed')[]
  /** `/proc/self/mountinfo`. */
  readonly mounts?: string
}

const inTurn = <Value>(values: readonly Value[]): (() => Promise<Value>) => {
  let at = 0
  return () => {
    const value = values[Math.min(at, values.length - 1)]
    at += 1
    return value === undefined ? Promise.reject(new Error('the test expects no connection')) : Promise.resolve(value)
  }
}

/** Runs the stage; `script` is every command that may run. */
export const playImageTest = (script: readonly ScriptedCommand[], played: Played = {}) => {
  const removedAtEnd: (readonly string[])[] = []
  const files = memoryFiles(played.mounts === undefined ? {} : { '/proc/self/mountinfo': played.mounts })
  const parts = {
    exec: scriptedExec(script),
    files: { ...files, makePrivateDirectory: (purpose: string) => Promise.resolve(`/private/${purpose}-1`) },
    leftovers: {
      removeAtEnd: (...all: readonly RemoveCommand[]) => void removedAtEnd.push(...all.map(({ argv }) => argv)),
    },
    clock: makeFakeClock(),
    log: recordingLog(),
    probe: inTurn(played.replies ?? []),
    dial: inTurn(played.dials ?? []),
  }
  const input = { test: imageTestOf(played.test), image: builtImage(played.image) }
  const run = async (): Promise<ImageTestResult> => {
    const result = await testImage.run(input, parts)
    parts.exec.assertDone()
    return result
  }
  const failure = async (): Promise<ShipError> => {
    try {
      await run()
    } catch (thrown) {
      parts.exec.assertDone()
      return thrown as ShipError
    }
    throw new Error('it did not fail')
  }
  return { ...parts, removedAtEnd, texts: files.texts, privateWrites: files.privateWrites, run, failure }
}
