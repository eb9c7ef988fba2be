/**
 * Connects to a port, sends nothing, and looks whether the connection stays. Docker's proxy for a published port takes every connection and
 * closes it when nothing in the container does, so that a connection alone says nothing.
 */
import { connect } from 'node:net'
import type { Dial } from '../ports/dial.ts'

/** The proxy is on the machine of the container, where a port that nobody listens on refuses at once. */
const STAYS_MS = 1_000

/** A dial bound to one abort signal. */
export const makeDial =
  ({ signal }: { readonly signal: AbortSignal }): Dial =>
  async ({ host, port, limit }) => {
    const result = await attempt({ host, port, until: AbortSignal.any([signal, limit]) })
    signal.throwIfAborted()
    return result
  }

interface Attempt {
  readonly host: string
  readonly port: number
  readonly until: AbortSignal
}

const attempt = ({ host, port, until }: Attempt): ReturnType<Dial> =>
  new Promise((resolve) => {
    const socket = connect({ host, port })
    let timer: NodeJS.Timeout | undefined
    const end = (result: 'open' | 'closed'): void => {
      clearTimeout(timer)
      until.removeEventListener('abort', onAbort)
      socket.destroy()
      resolve(result)
    }
    const onAbort = (): void => end('closed')
    until.addEventListener('abort', onAbort, { once: true })
    if (until.aborted) onAbort()
    socket.on('connect', () => {
      timer = setTimeout(() => end('open'), STAYS_MS)
    })
    socket.on('data', () => end('open'))
    // Also where the other side has only ended its half: nothing serves there.
    socket.on('end', () => end('closed'))
    socket.on('error', () => end('closed'))
    socket.on('close', () => end('closed'))
  })
