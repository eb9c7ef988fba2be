/** The clock of the local AWS over HTTP. Its connection never keeps a process alive. */
import { Agent, request } from 'node:http'

export interface ServerClock {
  /** The server's time, in milliseconds. */
  readonly now: () => Promise<number>
  /** Asks the server to skip to a point in time; gives its time afterwards. Waits while the clock is held there. */
  readonly advanceTo: (milliseconds: number) => Promise<number>
}

/** The clock at an endpoint. `path` is its path on the server. */
export const serverClock = (endpoint: string, path: string): ServerClock => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const ask = (method: 'GET' | 'POST', body: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const asked = request(new URL(path, endpoint), { method, agent }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => (text += chunk))
        response.on('end', () => {
          const answer: unknown = JSON.parse(text)
          resolve((answer as { readonly now: number }).now) // our own server's answer
        })
      })
      // During the first request nothing else keeps the process alive; later its timers do.
      if (method === 'POST') asked.on('socket', (socket) => socket.unref())
      asked.on('error', reject)
      asked.end(body)
    })
  return {
    now: () => ask('GET', ''),
    advanceTo: (milliseconds) => ask('POST', JSON.stringify({ advanceTo: milliseconds })),
  }
}
