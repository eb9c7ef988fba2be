/** The errors of an image test: what failed, and why; part of the image-test stage. */
import type { BuiltImage } from '../../domain/image/image.ts'
import type { ContainerOrder } from '../../domain/image-test/container-order.ts'
import type { ImageTest, ImageTestResult } from '../../domain/image-test/container-test.ts'
import type { CommandError } from '../../errors/command-error.ts'
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import { engineFault } from '../engine-fault.ts'
import type { Verdict } from './run-in-container.ts'

/** Lines of the output in a message; the summary has more. */
const NAMED_LINES = 5

/** The test was made, and failed. */
export const testFailed = (
  verdict: Extract<Verdict, { kind: 'failed' }>,
  result: ImageTestResult,
  { platform }: ContainerOrder,
): ShipError => {
  const { command, container } = result.output
  const lines = command.length > 0 ? command : container
  const foreign = [verdict.because, ...command, ...container].some((line) => OTHER_CPU.test(line))
  const why = foreign ? `the engine cannot run programs for ${platform}` : clause(verdict)
  const hint = foreign
    ? `Run the job on a runner for ${platform}, or set up its emulation before (docker/setup-qemu-action).`
    : verdict.hint
  const [first = '', ...rest] = why.split('\n')
  const shown = [...rest, ...lines.slice(-NAMED_LINES)]
  return fault('E_IMAGE_TEST', {
    message: `the image failed its test: ${[first, ...shown].join('\n')}`,
    headline: [first, first.split(': ')[0] ?? first, first.split('; ')[0] ?? first],
    ...(hint === undefined ? {} : { hint }),
    result: { ...result, defect: why },
  })
}

/** As the kernel says it (ENOEXEC), through runc or a shell. */
const OTHER_CPU = /exec format error/iu

const clause = ({ because, subject }: Extract<Verdict, { kind: 'failed' }>): string =>
  subject === 'command' ? because : `the container ${because}`

/** Docker failed where nothing of the image runs, or could not be run. */
export const engineRefused = (cause: CommandError, { configDigest }: BuiltImage): ShipError => {
  if (cause.failure.kind === 'not-found')
    return fault('E_DOCKER_NOT_FOUND', { message: 'the docker command was not found on PATH', cause })
  const subject = `no container of ${configDigest} could be made`
  return (
    engineFault({ code: 'E_IMAGE_TEST', subject }, cause) ??
    fault('E_IMAGE_TEST', {
      message: `${subject}: ${cause.message}`,
      headline: cause.headlines.map((why) => `no container of the image could be made: ${why}`),
      hint: 'Read what docker printed; re-run if it was temporary. Nothing was pushed.',
      cause,
    })
  )
}

/** A port is published on the loopback address of the engine's machine. @throws ShipError `E_IMAGE_TEST` where that is another machine */
export const assertReachable = (endpoint: string | null, { waitFor }: ImageTest): void => {
  if (waitFor.kind !== 'port' || endpoint === null || isOnThisMachine(endpoint)) return
  const short = 'the port of a container on another machine cannot be reached'
  throw fault('E_IMAGE_TEST', {
    message: `${short}: the Docker endpoint is ${endpoint}`,
    headline: short,
    hint: 'Set `wait-for` of `image-test` to `healthy`, to seconds or to `exit`, or use an engine on the runner.',
  })
}

const isOnThisMachine = (endpoint: string): boolean =>
  /^(?:unix|npipe|fd):/iu.test(endpoint) ||
  /^(?:tcp|https?):\/\/(?:localhost|127\.[\d.]+|\[::1\])(?::|\/|$)/iu.test(endpoint)
