/** Plays the push stage beside fakes. */
import { expect } from '@jest/globals'
import { makeJournal } from '../../src/adapters/journal.ts'
import type { ShipError } from '../../src/errors/ship-error.ts'
import type { PushedImage } from '../../src/domain/image/image.ts'
import type { LiveRepository } from '../../src/domain/aws/live.ts'
import type { RemoveCommand } from '../../src/ports/leftovers.ts'
import { pushImage, type PushInput } from '../../src/stages/push/push.ts'
import { makeFakeClock } from './fake-clock.ts'
import { fakeEcr, imageManifest, REGISTRY, repository as fakeRepository, type FakeRepository } from './fake-ecr.ts'
import { builtImage, computedTag, digestOf } from './image.ts'
import { memoryFiles } from './memory-files.ts'
import { recordingLog, recordingSecrets } from './recording-log.ts'
import { sessionOf } from './session.ts'
import { scriptedExec, type ScriptedCommand } from './scripted-exec.ts'

export const { tag } = computedTag()
export const OURS = imageManifest(digestOf('c'))
export const THEIRS = imageManifest(digestOf('e'))
export const NAME = `${REGISTRY}/team/hello:${tag}`
const LOCAL = builtImage().localReference

export const live = (facts: Partial<LiveRepository> = {}): LiveRepository => ({
  repositoryUri: `${REGISTRY}/team/hello`,
  tagMutability: 'IMMUTABLE',
  tagMutabilityExclusions: [],
  registryId: null,
  ...facts,
})

export const CONTEXT: ScriptedCommand = {
  argv: ['docker', 'context', 'inspect', '--format', '{{.Endpoints.docker.Host}}'],
  stdout: 'unix:///run/user/1000/docker.sock\n',
}
export const INSPECT: ScriptedCommand = {
  argv: ['docker', 'image', 'inspect', '--format', '{{.Id}}', LOCAL],
  exitCode: 1,
}
const LOAD: ScriptedCommand = { argv: ['docker', 'load', '--input', '/private/image-1/image.tar'] }
export const TAG: ScriptedCommand = { argv: ['docker', 'tag', LOCAL, NAME] }
export const REMOVE: ScriptedCommand = { argv: ['docker', 'image', 'rm', NAME, LOCAL] }
export const pushes = (effect: () => void): ScriptedCommand => ({ argv: ['docker', 'push', NAME], effect })
export const refuses = (stderr: string): ScriptedCommand => ({ argv: ['docker', 'push', NAME], exitCode: 1, stderr })
/** The refusal of a tag that another run has taken. */
export const TAKEN = `tag invalid: The image tag '${tag}' already exists in the 'team/hello' repository and cannot be overwritten because the repository is immutable.`
/** A refusal that the stage tries again. */
export const TEMPORARY = refuses('received unexpected HTTP status: 503 Service Unavailable')
/** Every command before the push itself. */
export const untilPush = [CONTEXT, INSPECT, LOAD, TAG]
/** Every command of a stage that attempts these pushes: the image is named again before each. */
export const attempts = (...pushed: readonly ScriptedCommand[]): readonly ScriptedCommand[] => [
  ...untilPush.slice(0, -1),
  ...pushed.flatMap((push) => [TAG, push]),
  REMOVE,
]

/** A checkout whose `b` has grown since. */
const CHECKOUT = { '/checkout/.git/': '', '/checkout/a': 'same', '/checkout/b': 'changed' }

type Target = Pick<PushInput, 'repository' | 'services' | 'built'>

/** Runs the stage beside fakes; `script` is every command that may run. */
export const play = (hello: FakeRepository, script: readonly ScriptedCommand[], target: Partial<Target> = {}) => {
  const { ecr, calls } = fakeEcr([hello])
  const removedAtEnd: RemoveCommand['argv'][] = []
  const parts = {
    exec: scriptedExec(script),
    files: memoryFiles(target.built === undefined ? {} : CHECKOUT),
    leftovers: { removeAtEnd: ({ argv }: RemoveCommand) => void removedAtEnd.push(argv) },
    secrets: recordingSecrets(),
    log: recordingLog(),
    clock: makeFakeClock(),
    registry: sessionOf({ ecr }),
    calls,
    journal: makeJournal(() => undefined)('push'),
  }
  // Said here again, as the stage may not fail when the cleaning up does.
  const assertPlayed = (): void => {
    parts.exec.assertDone()
    expect(parts.exec.commands.map(({ argv }) => argv)).toEqual(script.map(({ argv }) => argv))
  }
  const run = async (image = builtImage()): Promise<PushedImage> => {
    const result = await pushImage.run({ repository: live(), services: [], ...target, tag, image }, parts)
    assertPlayed()
    return result
  }
  const failure = async (): Promise<ShipError> => {
    try {
      await run()
    } catch (thrown) {
      assertPlayed()
      return thrown as ShipError
    }
    throw new Error('it did not fail')
  }
  return { ...parts, removedAtEnd, run, failure }
}

export const hello = (facts: Partial<FakeRepository> = {}): FakeRepository => fakeRepository('team/hello', facts)
