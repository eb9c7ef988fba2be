/** The generated server.mjs as a process: whatever a client sends, it goes on answering. */
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { repositoryOf } from '../../support/init-play.ts'

let server: ChildProcess
let port: number
let folder: string

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port: free } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return free
}

beforeAll(async () => {
  const { init, textOf } = repositoryOf()
  await init({ yes: true })
  folder = await mkdtemp(join(tmpdir(), 'starter-'))
  await writeFile(join(folder, 'server.mjs'), textOf('server.mjs'))
  port = await freePort()
  server = spawn(process.execPath, ['server.mjs'], {
    cwd: folder,
    env: { PORT: String(port), HEALTH_PATH: '/health' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (server.stdout === null) throw new Error('the server has no output')
  await once(server.stdout, 'data')
})

afterAll(async () => {
  server.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

const answerTo = async (line: string): Promise<string> => {
  const socket = connect(port, '127.0.0.1')
  socket.write(`${line}\r\nHost: x\r\nConnection: close\r\n\r\n`)
  return text(socket)
}

test.each([
  ['GET // HTTP/1.1', 'hello'],
  ['GET //health HTTP/1.1', 'hello'],
  ['GET /\\\\ HTTP/1.1', 'hello'],
  ['GET /%zz?%=%00 HTTP/1.1', 'hello'],
  ['GET http://[ HTTP/1.1', ''],
  ['GET http://x/health HTTP/1.1', 'hello'],
  ['OPTIONS * HTTP/1.1', 'hello'],
  ['GET ? HTTP/1.1', ''],
  ['CONNECT x:1 HTTP/1.1', ''],
  ['nonsense', ''],
  ['GET /health?a=/b HTTP/1.1', 'ok'],
])('%s', async (line, body) => {
  expect(await answerTo(line)).toContain(body)
  expect(await answerTo('GET /health HTTP/1.1')).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*ok\n/u)
  expect(server.exitCode).toBeNull()
})

test('it keeps an idle connection for longer than the load balancer, which gives up after 60 s', async () => {
  const { headers } = await fetch(`http://127.0.0.1:${port}/`)
  expect(headers.get('keep-alive')).toBe('timeout=65')
})
