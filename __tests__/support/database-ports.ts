/** Folders with and without a vulnerability database, and a Trivy whose mirrors respond by a script. */
import type { Command } from '../../src/ports/exec.ts'
import type { DatabaseInput } from '../../src/stages/scanners/database.ts'
import { makeFakeClock, type FakeClock } from './fake-clock.ts'
import { memoryFiles, type MemoryFiles } from './memory-files.ts'
import { recordingLog, type RecordingLog } from './recording-log.ts'
import { commandFailed, fakeExec, optionOf, type FakeExec } from './scanner-ports.ts'

export const DATABASE_INPUT: DatabaseInput = {
  trivy: { kind: 'ready', path: '/opt/trivy', version: '0.74.0', from: 'path' },
  databaseDirectory: null,
  databaseRepositories: ['first.example/db:2', 'second.example/db:2', 'third.example/db:2'],
  network: 'online',
  cacheDirectory: '/cache',
  timeoutMinutes: 5,
}

export const metadata = (day: string): string =>
  JSON.stringify({
    Version: 2,
    NextUpdate: `${day}T00:00:00Z`,
    UpdatedAt: `${day}T00:00:00.123456789Z`,
    DownloadedAt: `${day}T01:00:00Z`,
  })

export const database = (directory: string, day = '2026-01-01'): Record<string, string> => ({
  [`${directory}/db/trivy.db`]: 'bolt',
  [`${directory}/db/metadata.json`]: metadata(day),
})

export interface DatabaseFakes {
  readonly exec: FakeExec
  readonly files: MemoryFiles
  readonly clock: FakeClock
  readonly log: RecordingLog
}

/** A Trivy with a response for each mirror and try: a text is its fatal error, null is a download. */
export const trivyWithRepositories = (
  answers: Readonly<Record<string, readonly (string | null)[]>>,
  texts: Record<string, string> = {},
): DatabaseFakes => {
  const files = memoryFiles(texts)
  const seen = new Map<string, number>()
  const exec = fakeExec((command) => {
    const repository = optionOf(command, '--db-repository') ?? ''
    const tried = seen.get(repository) ?? 0
    seen.set(repository, tried + 1)
    const answer = answers[repository]?.[tried]
    if (answer === undefined) throw new Error(`${repository} is not expected to be asked again`)
    if (answer !== null)
      throw commandFailed('trivy', { kind: 'exited', exitCode: 1 }, `T\tFATAL\tFatal error\t${answer}`)
    for (const [path, text] of Object.entries(database('/cache/trivy', '2026-11-21'))) files.texts.set(path, text)
    return {}
  })
  return { exec, files, clock: makeFakeClock(), log: recordingLog() }
}

export const repositories = (commands: readonly Command[]): readonly (string | undefined)[] =>
  commands.map((command) => optionOf(command, '--db-repository'))
