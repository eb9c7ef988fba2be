/** Plays the pull stage beside fakes. */
import { createHash } from 'node:crypto'
import { parseGivenImage } from '../../src/domain/image/given-image.ts'
import type { LiveService } from '../../src/domain/aws/live.ts'
import type { RemoveCommand } from '../../src/ports/leftovers.ts'
import { pullImage } from '../../src/stages/given/pull.ts'
import type { PulledImage } from '../../src/stages/given/pulled-image.ts'
import { fakeEcr, REGISTRY, type FakeRepository } from './fake-ecr.ts'
import { memoryFiles } from './memory-files.ts'
import { CONTEXT, live } from './push-play.ts'
import type { OciRegistry } from '../../src/ports/oci-registry.ts'
import { readableRegistry } from './readable-registry.ts'
import { recordingLog, recordingSecrets } from './recording-log.ts'
import { scriptedExec, type ScriptedCommand } from './scripted-exec.ts'
import { sessionOf } from './session.ts'
import { thrownBy } from './scanner-ports.ts'

export const CONFIG = JSON.stringify({ architecture: 'arm64', os: 'linux' })
const CONFIG_PATH = `blobs/sha256/${createHash('sha256').update(CONFIG).digest('hex')}`
const ARCHIVE = '/private/image-1/image.tar'
const LOCAL = /^ship-to-ecs\.local\/[0-9a-f]{12}:given$/u

const VERSION: ScriptedCommand = {
  argv: ['docker', 'version', '--format', '{{json .}}'],
  stdout: '{"Client":{"Version":"28.0.0"},"Server":{"Version":"28.0.0","ApiVersion":"1.48"}}',
}
const member = (path: string, stdout: string): ScriptedCommand => ({
  argv: ['tar', '-xOf', ARCHIVE, path],
  stdout,
})
const SAVE: readonly ScriptedCommand[] = [
  { argv: ['docker', 'save', '--output', ARCHIVE, LOCAL] },
  member('manifest.json', JSON.stringify([{ Config: CONFIG_PATH, RepoTags: null, Layers: [] }])),
  member(CONFIG_PATH, CONFIG),
]

const uriOf = (digest: string): string => `${REGISTRY}/team/hello@${digest}`
const tags = (digest: string): ScriptedCommand => ({ argv: ['docker', 'tag', uriOf(digest), LOCAL] })
const NO_SUCH_IMAGE = { exitCode: 1, stderr: 'Error response from daemon: No such image' }

/** Every command of a pull by this digest, or the first ones of a pull that fails with this output. */
export const pulls = (digest: string, failure?: string): readonly ScriptedCommand[] => {
  const pull: ScriptedCommand = { argv: ['docker', 'pull', uriOf(digest)] }
  const remove: ScriptedCommand = { argv: ['docker', 'image', 'rm', uriOf(digest)] }
  const first = [VERSION, CONTEXT, { ...tags(digest), ...NO_SUCH_IMAGE }]
  if (failure !== undefined) return [...first, { ...pull, exitCode: 1, stderr: failure }, { ...remove, exitCode: 1 }]
  return [...first, pull, tags(digest), remove, ...SAVE]
}

/** Every command where the engine has the image. */
export const finds = (digest: string): readonly ScriptedCommand[] => [VERSION, CONTEXT, tags(digest), ...SAVE]

/** Runs the stage for an image that is written so. */
export const playPull = (
  hello: FakeRepository,
  written: string,
  script: readonly ScriptedCommand[] = [],
  services: readonly Pick<LiveService, 'taskDefinition'>[] = [],
  ociRegistry: OciRegistry = readableRegistry([]),
) => {
  const image = parseGivenImage(written)
  if (image === null) throw new Error(`${written} is no image`)
  const { ecr, calls } = fakeEcr([hello])
  const removedAtEnd: RemoveCommand['argv'][] = []
  const exec = scriptedExec(script)
  const ports = {
    exec,
    files: memoryFiles({ [ARCHIVE]: 'tar' }),
    leftovers: { removeAtEnd: ({ argv }: RemoveCommand) => void removedAtEnd.push(argv) },
    secrets: recordingSecrets(),
    log: recordingLog(),
    registry: sessionOf({ ecr }),
    source: sessionOf({}),
    ociRegistry,
  }
  const run = async (): Promise<PulledImage> => {
    const result = await pullImage.run({ image, repository: live(), services }, ports)
    exec.assertDone()
    return result
  }
  return { run, failure: () => thrownBy(run()), calls, removedAtEnd, commands: exec.commands }
}
