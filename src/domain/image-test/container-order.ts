/** The container of an image test as arguments of docker. Nothing of the job is in it: no variable, no mount, no network. */
import type { Digest } from '../image/digest.ts'
import type { ImageTest } from './container-test.ts'

export interface ContainerOrder {
  readonly test: ImageTest
  /** Of the container and of its network; no other run has it. */
  readonly name: string
  /** By which the engine has the image. */
  readonly image: Digest
  readonly platform: string
  /** When it is surely no longer in use, milliseconds since 1970. */
  readonly usedUntil: number
}

/** Enough for a server with a pool of threads, and an end for a fork bomb. */
const MOST_PROCESSES = 4096

const LABEL = 'ship-to-ecs=image-test'
const UNTIL = 'ship-to-ecs.used-until'

const labels = ({ usedUntil }: ContainerOrder): readonly string[] => [
  ...['--label', LABEL],
  ...['--label', `${UNTIL}=${usedUntil}`],
]

/**
 * A network of its own, on which no name of the job means anything. Without `internet` it has no way out: `--internal`, or, because the engine publishes
 * no port of an internal network, one whose addresses are not translated, so that no reply finds back (docker docs, "Bridge network driver").
 */
export const networkCommand = (order: ContainerOrder): readonly string[] => [
  ...['network', 'create', '--driver', 'bridge', ...labels(order)],
  ...(order.test.internet === 'open' ? [] : closed(order.test)),
  order.name,
]

const closed = ({ waitFor }: ImageTest): readonly string[] =>
  waitFor.kind === 'port' ? ['--opt', 'com.docker.network.bridge.enable_ip_masquerade=false'] : ['--internal']

/**
 * Docker's own capabilities, because images that listen on port 80 or give up root by themselves need some of them, as in ECS; no more can be
 * gained. The log is kept by the engine in a form that can be read back, and within bounds.
 */
export const createCommand = (order: ContainerOrder): readonly string[] => {
  const { name, image, platform, test } = order
  return [
    ...['create', '--name', name, '--pull', 'never', '--platform', platform, '--network', name, ...labels(order)],
    ...['--security-opt', 'no-new-privileges', '--pids-limit', String(MOST_PROCESSES)],
    ...['--memory', `${test.memoryMib}m`, '--memory-swap', `${test.memoryMib}m`],
    ...['--log-driver', 'json-file', '--log-opt', 'max-size=10m'],
    ...Object.entries(test.env).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    ...waitFlags(test),
    image,
    ...(test.command ?? []),
  ]
}

/**
 * The image's own check every two seconds instead of every 30, and no failure counts before the time is over: it is the test that decides when to give
 * up. An engine since 25.0 has an interval of its own for that time, five seconds.
 */
const waitFlags = ({ waitFor, timeoutMs }: ImageTest): readonly string[] => {
  switch (waitFor.kind) {
    case 'healthy':
      return ['--health-interval', '2s', '--health-start-period', `${Math.ceil(timeoutMs / 1000)}s`]
    case 'port':
      return ['--publish', `127.0.0.1::${waitFor.port}`]
    case 'exit':
    case 'seconds':
      return []
  }
}

/** What removes both, in this order; each may find nothing. */
export const removeCommands = (name: string): readonly (readonly string[])[] => [
  ['rm', '--force', '--volumes', name],
  ['network', 'rm', name],
]

/** What lists the containers and the networks of tests. */
export const LIST_COMMANDS: readonly (readonly string[])[] = [
  ['ps', '--all', '--filter', `label=${LABEL}`, '--format', `{{.Names}} {{.Label "${UNTIL}"}}`],
  ['network', 'ls', '--filter', `label=${LABEL}`, '--format', `{{.Name}} {{.Label "${UNTIL}"}}`],
]

/** The names in such lists that belong to runs that were killed. A label alone does not make a container ours. */
export const leftBehind = (lists: readonly string[], now: number): readonly string[] => [
  ...new Set(
    lists
      .flatMap((list) => [...list.matchAll(/^(ship-to-ecs-test-\w+) (\d{1,15})$/gmu)])
      .flatMap(([, name = '', until]) => (Number(until) < now ? [name] : [])),
  ),
]
