/** Fakes at the ports of the scanning stages: files in memory, a scripted program, a log and a clock that only remember. */
import { createHash } from 'node:crypto'
import { CommandError, type CommandFailure } from '../../src/core/errors.ts'
import type { Digest } from '../../src/domain/digest.ts'
import type { BuiltImage } from '../../src/domain/image.ts'
import type { Clock, Command, CommandResult, Exec, Files, Log } from '../../src/ports.ts'

/** Files by path; folders are the ones that were made. */
export interface MemoryFiles extends Files {
  readonly texts: Map<string, string>
  readonly directories: Set<string>
}

export const memoryFiles = (texts: Readonly<Record<string, string>> = {}): MemoryFiles => {
  const all = new Map(Object.entries(texts))
  const directories = new Set<string>()
  const textOf = (path: string): string => {
    const text = all.get(path)
    if (text === undefined) throw Object.assign(new Error(`ENOENT: ${path}`), { code: 'ENOENT', syscall: 'open' })
    return text
  }
  const kindOf = (path: string): 'file' | 'directory' | 'absent' => {
    if (all.has(path)) return 'file'
    return directories.has(path) ? 'directory' : 'absent'
  }
  const settle = <Value>(work: () => Value): Promise<Value> => Promise.resolve().then(work)
  return {
    texts: all,
    directories,
    readText: (path) => settle(() => all.get(path) ?? null),
    writePrivate: (path, text) => settle(() => void all.set(path, text)),
    makePrivateDirectory: (purpose) =>
      settle(() => {
        const path = `/private/${purpose}`
        directories.add(path)
        return path
      }),
    makeDirectory: (path) => settle(() => void directories.add(path)),
    list: (directory) => settle(() => [...all.keys()].filter((path) => path.startsWith(`${directory}/`))),
    move: (from, to) =>
      settle(() => {
        all.set(to, textOf(from))
        all.delete(from)
      }),
    copy: (from, to) => settle(() => void all.set(to, textOf(from))),
    makeExecutable: (path) => settle(() => void textOf(path)),
    sizeBytes: (path) => settle(() => textOf(path).length),
    kindOf: (path) => settle(() => kindOf(path)),
    sha256: (path) => settle(() => createHash('sha256').update(textOf(path)).digest('hex')),
    remove: (path) => settle(() => void all.delete(path)),
  }
}

export interface FakeExec extends Exec {
  readonly commands: Command[]
}

/** Answers each command with what `answer` gives or throws, and remembers the commands. */
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

export interface RecordedLog extends Log {
  readonly lines: string[]
}

export const recordedLog = (): RecordedLog => {
  const lines: string[] = []
  return {
    lines,
    info: (text) => void lines.push(text),
    warning: (text) => void lines.push(`warning: ${text}`),
    debug: (text) => void lines.push(`debug: ${text}`),
  }
}

export interface InstantClock extends Clock {
  readonly slept: number[]
}

export const instantClock = (): InstantClock => {
  const slept: number[] = []
  return { slept, now: () => 0, sleep: (ms) => Promise.resolve(void slept.push(ms)) }
}

/** A digest of one repeated hex digit; test text, so the brand is given without a check. */
const digestOf = (digit: string): Digest => `sha256:${digit.repeat(64)}` as Digest

export const IMAGE: BuiltImage = {
  archive: '/build/image.tar',
  configDigest: digestOf('a'),
  sizeBytes: 1024,
  platform: 'linux/amd64',
  revision: null,
  localReference: 'hello:built',
  builder: 'docker',
}

/** What was thrown, for a look at it. @throws Error when nothing was */
export const thrownBy = async (work: Promise<unknown>): Promise<unknown> => {
  try {
    await work
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}
