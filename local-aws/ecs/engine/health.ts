/**
 * A container's health check from the task definition. `docker run` takes a health check only as text for a shell, which an image
 * may lack, so the agent runs the command of the check in the container.
 */
import type { HealthCheck } from '@aws-sdk/client-ecs'
import type { Docker } from './docker.ts'

/** A check and its results so far. */
export interface HealthProbe {
  readonly command: readonly string[]
  readonly intervalMs: number
  readonly timeoutMs: number
  readonly retries: number
  /** Milliseconds since the epoch: earlier failures do not count. */
  readonly countsFrom: number
  next: number
  failures: number
  status: 'HEALTHY' | 'UNHEALTHY' | 'UNKNOWN'
}

/** The probe of a container that starts now. The defaults are those of ECS (ContainerDefinition.healthCheck), in seconds. */
export const newProbe = (check: HealthCheck, now: number, acceleration: number): HealthProbe => {
  const { interval = 30, timeout = 5, retries = 3, startPeriod = 0 } = check
  const intervalMs = (interval * 1000) / acceleration
  return {
    command: execVector(check.command ?? []),
    intervalMs,
    timeoutMs: timeout * 1000,
    retries,
    countsFrom: now + (startPeriod * 1000) / acceleration,
    next: now + intervalMs,
    failures: 0,
    status: 'UNKNOWN',
  }
}

/** `CMD` is an argument list, `CMD-SHELL` text for the image's shell; a list without either is a `CMD`. */
export const execVector = ([form = '', ...words]: readonly string[]): readonly string[] => {
  switch (form) {
    case 'CMD':
      return words
    case 'CMD-SHELL':
      return ['/bin/sh', '-c', words.join(' ')]
    default:
      return [form, ...words]
  }
}

/** Runs the check when it is due. `retries` failures in a row make the container UNHEALTHY; one success makes it HEALTHY. */
export const runProbe = async (docker: Docker, id: string, probe: HealthProbe): Promise<void> => {
  const now = Date.now()
  if (now < probe.next) return
  const { exitCode } = await docker.run(['exec', id, ...probe.command], { timeoutMs: probe.timeoutMs })
  probe.next = now + probe.intervalMs
  if (exitCode === 0) {
    probe.status = 'HEALTHY'
    probe.failures = 0
    return
  }
  if (now < probe.countsFrom) return
  probe.failures += 1
  if (probe.failures >= probe.retries) probe.status = 'UNHEALTHY'
}
