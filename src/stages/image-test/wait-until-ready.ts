/** Waits until the container of an image test is what `wait-for` says; part of the image-test stage. */
import type { ImageTest } from '../../domain/image-test/container-test.ts'
import { readinessOf, type ContainerState, type Readiness } from '../../domain/image-test/container-state.ts'
import type { Ports } from '../../ports/ports.ts'

/** Between two looks. */
const LOOK_EVERY_MS = 500
/** For one attempt at the port. */
const ATTEMPT_MS = 5_000
/** The engine publishes the port there. */
const HOST = '127.0.0.1'

export interface Waiting {
  readonly test: ImageTest
  readonly startedAt: number
  readonly look: () => Promise<ContainerState>
}

type WaitPorts = Pick<Ports, 'clock' | 'probe' | 'dial'>

/** Gives `ready`, or why the container is not: it has ended, is unhealthy, or the time is over. */
export const waitUntilReady = async (
  waiting: Waiting,
  ports: WaitPorts,
): Promise<Exclude<Readiness, { kind: 'waiting' }>> => {
  const { test, startedAt } = waiting
  let seen: string | null = null
  for (;;) {
    const found = await lookOnce(waiting, ports)
    if (found.kind !== 'waiting') return found
    seen = found.seen ?? seen
    if (ports.clock.now() - startedAt >= test.timeoutMs) return tooLate(test, seen)
    await ports.clock.sleep(LOOK_EVERY_MS)
  }
}

const lookOnce = async ({ test, startedAt, look }: Waiting, ports: WaitPorts): Promise<Readiness> => {
  const state = await look()
  const readiness = readinessOf(state, test)
  if (readiness.kind !== 'waiting') return readiness
  const { waitFor } = test
  if (waitFor.kind === 'seconds') {
    const isOver = ports.clock.now() - startedAt >= waitFor.seconds * 1000
    return isOver ? { kind: 'ready' } : readiness
  }
  return waitFor.kind === 'port' ? atPort(state, waitFor.path, ports) : readiness
}

const atPort = async (
  { hostPort }: ContainerState,
  path: string | null,
  { clock, probe, dial }: WaitPorts,
): Promise<Readiness> => {
  if (hostPort === null) return { kind: 'waiting', seen: 'has no published port' }
  const limit = clock.timeout(ATTEMPT_MS)
  if (path === null) {
    const isOpen = (await dial({ host: HOST, port: hostPort, limit })) === 'open'
    return isOpen ? { kind: 'ready' } : { kind: 'waiting', seen: 'took no connection' }
  }
  const url = `http://${HOST}:${hostPort}${path}`
  const reply = await probe({ url, host: null, method: 'GET', headers: {}, body: 'not-read', limit })
  if (reply.kind === 'none') return { kind: 'waiting', seen: reply.because }
  const isGood = reply.status >= 200 && reply.status < 400
  return isGood ? { kind: 'ready' } : { kind: 'waiting', seen: `responded with ${reply.status}` }
}

const tooLate = ({ waitFor, timeoutMs }: ImageTest, seen: string | null): Extract<Readiness, { kind: 'failed' }> => {
  const last = seen === null ? '' : `; it last ${seen}`
  const within = `within ${timeoutMs / 1000} s`
  switch (waitFor.kind) {
    case 'healthy':
      return { kind: 'failed', because: `was not healthy ${within}${seen === null ? '' : `: ${seen}`}` }
    case 'exit':
      return { kind: 'failed', because: `did not exit ${within}` }
    case 'port':
      return {
        kind: 'failed',
        because: `was not ready on port ${waitFor.port} ${within}${last}`,
        hint: 'Make the server listen on 0.0.0.0 and not only on 127.0.0.1, correct the port, or raise `timeout-seconds` of `image-test`.',
      }
    case 'seconds':
      return { kind: 'failed', because: `did not run for ${waitFor.seconds} s ${within}` }
  }
}
