/** A loopback port for a program that must be given one. */
import { createServer } from 'node:net'

/** Below the ports that Linux (from 32768) and others (from 49152) hand out to sockets that ask for any. */
const RANGE = { from: 20_000, to: 32_000 } as const
const ATTEMPTS = 50

/** A random port outside the range for outgoing connections, so that none of those takes it before the program listens. */
export const freePort = async (): Promise<number> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = RANGE.from + Math.floor(Math.random() * (RANGE.to - RANGE.from))
    if (await isFree(port)) return port
  }
  throw new Error(`No free port on loopback between ${RANGE.from} and ${RANGE.to}.`)
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
