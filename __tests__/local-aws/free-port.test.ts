import { createServer, type Server } from 'node:net'
import { expect, test } from '@jest/globals'
import { freePort } from '../../local-aws/free-port.ts'

const listen = (port: number): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve(server))
  })

test('a free port can be listened on, and is not one that outgoing connections take', async () => {
  const ports = await Promise.all(Array.from({ length: 5 }, freePort))
  for (const port of new Set(ports)) {
    expect(port).toBeGreaterThanOrEqual(20_000)
    expect(port).toBeLessThan(32_000)
    const server = await listen(port)
    await new Promise((resolve) => server.close(resolve))
  }
})
