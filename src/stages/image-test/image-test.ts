/**
 * image-test: runs the very image that is to be pushed, in a container that has nothing of the job, waits until it is ready, and runs the command
 * of the user in it. What it makes in the engine is removed at its end, and at the end of the run where it was cancelled.
 */
import { basename } from 'node:path'
import { removeCommands } from '../../domain/image-test/container-order.ts'
import { lastOf, startFailure } from '../../domain/image-test/container-output.ts'
import { waitInWords, type ImageTest, type ImageTestResult } from '../../domain/image-test/container-test.ts'
import { engineFailure } from '../../domain/image/engine-failure.ts'
import type { BuiltImage } from '../../domain/image/image.ts'
import { DOCKER_ENVIRONMENT } from '../../domain/build/docker-variables.ts'
import { CommandError } from '../../errors/command-error.ts'
import type { RemoveCommand } from '../../ports/leftovers.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { contextEndpoint } from '../docker-endpoint.ts'
import { openBareDocker, type Docker } from '../push/docker.ts'
import { assertOnMachine } from './own-container.ts'
import { runInContainer, type Verdict } from './run-in-container.ts'
import { assertReachable, engineRefused, testFailed } from './test-failures.ts'
import { removeLeftBehind, removeNow } from './remove.ts'
import { idOfImage, lookAt, outputOf, startContainer } from './test-container.ts'
import { waitUntilReady } from './wait-until-ready.ts'

export interface ImageTestInput {
  readonly test: ImageTest
  readonly image: BuiltImage
}

/** For an image that takes long to load, and for clocks that differ. */
const MARGIN_MS = 6 * 3_600_000

type TestPorts = Pick<Ports, 'exec' | 'files' | 'leftovers' | 'clock' | 'probe' | 'dial' | 'log'>

/**
 * @throws ShipError `E_IMAGE_TEST` with the `ImageTestResult` as its result once the container was made; `E_DOCKER_NOT_FOUND`,
 *   `E_DOCKER_NOT_RUNNING`
 */
export const testImage = defineStage({
  kind: 'image-test',
  title: 'Test the image',
  uses: ['exec', 'files', 'leftovers', 'clock', 'probe', 'dial', 'log'],
  run: async (input: ImageTestInput, ports: TestPorts): Promise<ImageTestResult> => {
    const endpoint = await contextEndpoint(ports.exec)
    assertReachable(endpoint, input.test)
    const docker = await openBareDocker(endpoint, ports)
    try {
      await assertOnMachine(input.test, docker, ports)
      return await inContainer(input, docker, ports)
    } catch (thrown) {
      throw thrown instanceof CommandError ? engineRefused(thrown, input.image) : thrown
    } finally {
      await docker.close()
    }
  },
  record: (result) => result,
})

const inContainer = async (
  { test, image }: ImageTestInput,
  docker: Docker,
  ports: TestPorts,
): Promise<ImageTestResult> => {
  const name = basename(await ports.files.makePrivateDirectory('test'))
  await removeLeftBehind(docker, ports)
  // The engine keeps the name of an image that a container uses.
  const [first, ...then] = [...removeCommands(name), ['image', 'rm', image.localReference]].map(asLeftover)
  // A cancelled run starts no more commands here.
  if (first !== undefined) ports.leftovers.removeAtEnd(first, ...then)
  const usedUntil = ports.clock.now() + test.timeoutMs + MARGIN_MS
  const order = { test, name, usedUntil, platform: image.platform, image: await idOfImage(image, docker, ports) }
  ports.log.info(`a container of ${image.configDigest} runs ${waitInWords(test.waitFor)}`)
  const startedAt = ports.clock.now()
  try {
    const verdict = await verdictOn({ order, startedAt }, docker, ports)
    const container = await outputOf(name, docker)
    const tookMs = ports.clock.now() - startedAt
    const output = { command: verdict.output, container: lastOf(container) }
    const waited = waitInWords(test.waitFor, verdict.kind === 'passed' ? 'ran' : 'runs')
    const facts = { waited, run: test.run, tookMs, output }
    const isShown = verdict.kind === 'failed' || test.waitFor.kind === 'exit'
    ports.log[isShown ? 'info' : 'debug'](containerLog(container))
    if (verdict.kind === 'failed')
      throw testFailed(verdict, { kind: 'failed', ...facts, defect: verdict.because }, order)
    ports.log.info(`the image passed its test after ${(tookMs / 1000).toFixed(1)} s`)
    return { kind: 'passed', ...facts, defect: null }
  } finally {
    await removeNow(name, docker)
  }
}

const asLeftover = (args: readonly string[]): RemoveCommand => ({
  argv: ['docker', ...args],
  inherit: DOCKER_ENVIRONMENT,
})

interface Started {
  readonly order: Parameters<typeof startContainer>[0]
  readonly startedAt: number
}

/** The engine could not start the command of the image. */
const isOfTheImage = ({ argv, failure, outputTail }: CommandError): boolean =>
  argv[1] === 'start' && failure.kind === 'exited' && engineFailure(outputTail, 'engine') === null

/** What became of the container, and then of the command in it. */
const verdictOn = async ({ order, startedAt }: Started, docker: Docker, ports: TestPorts): Promise<Verdict> => {
  const { test, name } = order
  try {
    await startContainer(order, docker)
  } catch (thrown) {
    if (!(thrown instanceof CommandError) || !isOfTheImage(thrown)) throw thrown
    return { kind: 'failed', because: `did not start: ${startFailure(thrown.outputTail)}`, output: [] }
  }
  const look = () => lookAt(name, docker)
  const readiness = await waitUntilReady({ test, startedAt, look }, ports)
  if (readiness.kind === 'failed') return { ...readiness, output: [] }
  if (test.run === null) return { kind: 'passed', output: [] }
  ports.log.info('the container is ready')
  const leftMs = startedAt + test.timeoutMs - ports.clock.now()
  return runInContainer({ name, command: test.run, leftMs, test, look }, docker)
}

/** Shown where something went wrong, and where it is the output of the test; that of the command was shown as it came. */
const containerLog = (lines: readonly string[]): string =>
  lines.length === 0 ? 'the container has printed nothing' : ['output of the container:', ...lines].join('\n')
