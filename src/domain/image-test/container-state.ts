/** The state of the container of an image test, as `docker container inspect` gives it, and what it means for the test. */
import { z } from 'zod'
import { cut } from '../bounds.ts'
import { jsonValue } from '../json.ts'
import type { ImageTest } from './container-test.ts'

/** Docker Engine API, ContainerInspect: `State.Health` is absent without a health check, or has the status `none`. */
const INSPECTED = z.object({
  state: z.object({
    Status: z.string(),
    ExitCode: z.number(),
    OOMKilled: z.boolean().nullish(),
    Error: z.string().nullish(),
    Health: z
      .object({
        Status: z.string(),
        Log: z.array(z.object({ ExitCode: z.number(), Output: z.string() })).nullish(),
      })
      .nullish(),
  }),
  ports: z.record(z.string(), z.array(z.object({ HostPort: z.string() })).nullish()).nullish(),
})

export interface ContainerState {
  readonly status: string
  readonly exitCode: number
  readonly memory: 'enough' | 'exceeded'
  /** Of the engine: why it could not start or keep the container; empty where it could. Hostile. */
  readonly error: string
  readonly health: { readonly status: string; readonly last: string | null } | null
  /** Where the one published port is on the machine of the engine; null where none is. */
  readonly hostPort: number | null
}

/** The format that {@link containerState} reads. */
export const INSPECT_FORMAT = '{"state":{{json .State}},"ports":{{json .NetworkSettings.Ports}}}'

/** Null where the text is not what the format gives. */
export const containerState = (inspected: string): ContainerState | null => {
  const parsed = INSPECTED.safeParse(jsonValue(inspected))
  if (!parsed.success) return null
  const { state, ports } = parsed.data
  const { Health: health } = state
  return {
    status: state.Status,
    exitCode: state.ExitCode,
    memory: state.OOMKilled === true ? 'exceeded' : 'enough',
    error: state.Error ?? '',
    health: health == null || health.Status === 'none' ? null : { status: health.Status, last: lastCheck(health.Log) },
    hostPort: Number(Object.values(ports ?? {}).flatMap((one) => one ?? [])[0]?.HostPort) || null,
  }
}

type Checks = readonly { readonly ExitCode: number; readonly Output: string }[]

/** `ended with exit code 1: connection refused`; null before the first check. */
const lastCheck = (log: Checks | null | undefined): string | null => {
  const last = log?.at(-1)
  if (last === undefined) return null
  const output = cut(last.Output.trim(), LONGEST_CHECK_OUTPUT)
  return `ended with exit code ${last.ExitCode}${output === '' ? '' : `: ${output}`}`
}

const LONGEST_CHECK_OUTPUT = 300

/** What a look at the container gives. */
export type Readiness =
  | { readonly kind: 'ready' }
  /** `seen`: what was last seen that is not as it must be: of a health check a clause, otherwise after "it last"; null where nothing is known yet. */
  | { readonly kind: 'waiting'; readonly seen: string | null }
  /** It cannot get ready any more. `because`: after "the container". */
  | { readonly kind: 'failed'; readonly because: string; readonly hint?: string }

/** States in which a container has a process or will have one (Docker Engine API, ContainerState). */
const ALIVE: readonly string[] = ['created', 'running', 'paused', 'restarting']

export const isAlive = ({ status }: ContainerState): boolean => ALIVE.includes(status)

/** What the state says of `healthy` and `exit`; for a port or seconds, only whether the container still runs. */
export const readinessOf = (state: ContainerState, test: Pick<ImageTest, 'waitFor' | 'memoryMib'>): Readiness => {
  const { waitFor } = test
  if (waitFor.kind === 'exit') {
    if (isAlive(state)) return { kind: 'waiting', seen: 'still runs' }
    return hasSucceeded(state) ? { kind: 'ready' } : endedWrongly(state, test, '')
  }
  if (!isAlive(state)) return endedWrongly(state, test, waitFor.kind === 'healthy' ? ' before it was healthy' : '')
  return waitFor.kind === 'healthy' ? healthOf(state) : { kind: 'waiting', seen: null }
}

const hasSucceeded = ({ exitCode, memory, error }: ContainerState): boolean =>
  exitCode === 0 && memory === 'enough' && error === ''

const NO_CHECK: Readiness = {
  kind: 'failed',
  because: 'cannot be healthy: the image has no HEALTHCHECK',
  hint: 'Set `wait-for` of `image-test` to a port, to seconds or to `exit`, or add a HEALTHCHECK to the Dockerfile.',
}

const healthOf = ({ health }: ContainerState): Readiness => {
  if (health === null) return NO_CHECK
  switch (health.status) {
    case 'healthy':
      return { kind: 'ready' }
    case 'unhealthy':
      return {
        kind: 'failed',
        because: `is unhealthy${health.last === null ? '' : `: its health check ${health.last}`}`,
      }
    default:
      return { kind: 'waiting', seen: `its health check ${health.last ?? 'has no result yet'}` }
  }
}

/** How a container ended that should not have, or not like this. `when` follows the exit code: ` before it was healthy`. */
export const endedWrongly = (
  state: ContainerState,
  { memoryMib }: Pick<ImageTest, 'memoryMib'>,
  when: string,
): Extract<Readiness, { kind: 'failed' }> => {
  if (state.memory === 'exceeded') {
    return {
      kind: 'failed',
      because: `ran out of its ${memoryMib} MiB of memory${when}`,
      hint: 'Make the image use less memory, or raise `memory-mib` of `image-test` to what its task has in ECS.',
    }
  }
  const error = state.error === '' ? '' : `: ${cut(state.error, LONGEST_CHECK_OUTPUT)}`
  return { kind: 'failed', because: `ended with exit code ${state.exitCode}${meaning(state)}${when}${error}` }
}

/** Exit codes that Docker or a shell gives (docker docs, "docker run", exit status). */
const meaning = ({ exitCode }: ContainerState): string => {
  if (exitCode === 126) return ' (its command cannot be executed)'
  if (exitCode === 127) return ' (its command was not found)'
  return exitCode > 128 && exitCode < 160 ? ` (signal ${exitCode - 128})` : ''
}
