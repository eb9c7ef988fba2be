/** An HTTP server for one test file to which every AWS call goes: it sends the test's response and keeps the headers of the requests. */
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach } from '@jest/globals'

export interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string
}

export interface AwsServer {
  /** What it answers to every request; `nothing` keeps the connection open. */
  answer: Answer | 'nothing'
  /** The headers of this test's requests. */
  readonly seen: () => readonly IncomingHttpHeaders[]
  /** Their bodies, as text. */
  readonly bodies: () => readonly string[]
}

/** Starts it before each test, with credentials in the environment and no configuration of this machine. */
export const useAwsServer = (): AwsServer => {
  const before = { ...process.env }
  let server: Server
  let seen: IncomingHttpHeaders[] = []
  let bodies: string[] = []
  const aws: AwsServer = { answer: 'nothing', seen: () => seen, bodies: () => bodies }

  beforeEach(async () => {
    ;[seen, bodies] = [[], []]
    server = createServer((request, response) => {
      seen.push(request.headers)
      void text(request).then((body) => bodies.push(body))
      if (aws.answer === 'nothing') return
      response.writeHead(aws.answer.status, { 'content-type': aws.answer.type, 'x-amzn-requestid': 'request-1' })
      response.end(aws.answer.body)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo // it listens on TCP
    for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) Reflect.deleteProperty(process.env, name)
    process.env['AWS_ENDPOINT_URL'] = `http://127.0.0.1:${port}`
    process.env['AWS_ACCESS_KEY_ID'] = 'AKIAEXAMPLE'
    process.env['AWS_SECRET_ACCESS_KEY'] = 'not-a-secret'
    // No file of this machine, and no instance role, is read.
    process.env['AWS_CONFIG_FILE'] = process.env['AWS_SHARED_CREDENTIALS_FILE'] = '/does/not/exist'
    process.env['AWS_EC2_METADATA_DISABLED'] = 'true'
  })

  afterEach(async () => {
    process.env = { ...before }
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return aws
}
