/** Plays the stage that pins side-cars beside fakes. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import { pinSideCars } from '../../src/stages/side-cars/pin.ts'
import type { Ecr } from '../../src/ports/aws.ts'
import { fakeEcr, imageManifest, indexManifest, repository } from './fake-ecr.ts'
import { digestOf } from './image.ts'
import { memoryFiles } from './memory-files.ts'
import { live } from './push-play.ts'
import { recordingLog } from './recording-log.ts'
import { thrownBy } from './scanner-ports.ts'
import { scriptedExec, type ScriptedCommand } from './scripted-exec.ts'
import { sessionOf } from './session.ts'

export const OURS = imageManifest(digestOf('c'))
export const INDEX = indexManifest([OURS])
export const PROXY = repository('proxy', { tags: new Map([['v1', OURS]]) })
const AGENT = repository('agent', { tags: new Map([['latest', INDEX]]), untagged: new Map([['ours', OURS]]) })

export const asks = (name: string, answer: Omit<ScriptedCommand, 'argv'> = { stdout: OURS.json }): ScriptedCommand => ({
  argv: ['docker', 'buildx', 'imagetools', 'inspect', '--raw', name],
  ...answer,
})

interface Play {
  readonly images: readonly string[]
  readonly script?: readonly ScriptedCommand[]
  /** The texts of files by path. */
  readonly files?: Readonly<Record<string, string>>
  readonly overrides?: Partial<Ecr>
  /** Of the services. */
  readonly region?: string
}

export const serviceOf = (images: readonly string[]) => {
  const sideCars = images.map((image, index): ContainerDefinition => ({ name: `side-${index + 1}`, image }))
  const containerDefinitions: ContainerDefinition[] = [{ name: 'app', image: 'placeholder' }, ...sideCars]
  return {
    containerName: 'app',
    taskDefinition: { input: { family: 'web', containerDefinitions }, source: 'task.json' },
  }
}

export const play = ({ images, script = [], overrides, region = 'eu-west-1', files = {} }: Play) => {
  const exec = scriptedExec(script)
  const log = recordingLog()
  const registry = fakeEcr([PROXY, AGENT], overrides)
  const surroundings = fakeEcr([PROXY])
  const ports = {
    exec,
    files: memoryFiles(files),
    log,
    registry: sessionOf({ ecr: registry.ecr }),
    surroundings: sessionOf({ ecr: surroundings.ecr }, { region }),
  }
  const run = async (services = [serviceOf(images)]) => {
    const { images: pinned } = await pinSideCars.run({ repository: live(), services }, ports)
    exec.assertDone()
    return pinned.map((one) => one.pinned)
  }
  return { run, failure: () => thrownBy(run()), log, commands: exec.commands, registry, surroundings }
}
