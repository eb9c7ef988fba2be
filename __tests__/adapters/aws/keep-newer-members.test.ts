/** Members of a task definition that the SDK does not know: what is read of a reply, and what is sent, over real sockets. */
import { expect, test } from '@jest/globals'
import { withUnknownMembers } from '../../../src/adapters/aws/json-overlay.ts'
import { makeSession } from '../../../src/adapters/aws/session.ts'
import { useAwsServer } from '../../support/aws-server.ts'

const server = useAwsServer()

const ecs = () => makeSession({ region: 'eu-west-1', signal: new AbortController().signal, maxAttempts: 1 }).ecs

const answer = (body: unknown): void => {
  server.answer = { status: 200, type: 'application/x-amz-json-1.1', body: JSON.stringify(body) }
}

const DEFINITION = {
  family: 'web',
  newerAtRoot: { list: [{ a: 1 }, 'x'], '': 'é', empty: {} },
  containerDefinitions: [
    { name: 'app', newer: true, healthCheck: { command: ['x'], newerInside: '2 MiB' }, dockerLabels: {} },
    { name: 'proxy', portMappings: [{ containerPort: 80, newer: [] }] },
  ],
}

test('they are in the definition that is read, beside what the SDK makes of the rest', async () => {
  answer({ taskDefinition: { ...DEFINITION, registeredAt: 1_700_000_000.5, cpu: null } })
  const { taskDefinition, $metadata } = await ecs().describeTaskDefinition({ taskDefinition: 'web' })
  expect(taskDefinition).toEqual({ ...DEFINITION, registeredAt: new Date(1_700_000_000_500) })
  expect($metadata.requestId).toBe('request-1')
})

test('they arrive in the request that registers them, and are in its reply', async () => {
  answer({ taskDefinition: { ...DEFINITION, revision: 8 } })
  const reply = await ecs().registerTaskDefinition(DEFINITION)
  expect(JSON.parse(server.bodies()[0] ?? '')).toEqual(DEFINITION)
  expect(Number(server.seen()[0]?.['content-length'])).toBe(Buffer.byteLength(server.bodies()[0] ?? ''))
  expect(reply.taskDefinition).toEqual({ ...DEFINITION, revision: 8 })
})

test('an error and an unreadable reply are what they are for every other call', async () => {
  server.answer = {
    status: 400,
    type: 'application/x-amz-json-1.1',
    body: JSON.stringify({ __type: 'ClientException', message: 'Unable to describe task definition.' }),
  }
  const read = ecs().describeTaskDefinition({ taskDefinition: 'web' })
  await expect(read).rejects.toMatchObject({ code: 'E_AWS', awsCode: 'ClientException' })
  server.answer = { status: 200, type: 'text/html', body: '<html>' }
  const unreadable = ecs().describeTaskDefinition({ taskDefinition: 'web' })
  await expect(unreadable).rejects.toMatchObject({ awsCode: 'HTTP 200' })
})

test('a name of a prototype is a name like any other', () => {
  const raw: unknown = JSON.parse('{"a":{"__proto__":{"x":1},"constructor":"y"}}')
  expect(JSON.stringify(withUnknownMembers({ a: {} }, raw))).toBe(JSON.stringify(raw))
  expect(withUnknownMembers([1, { a: 1 }], [null, 1, { b: 2 }])).toEqual([1, { a: 1 }])
})
