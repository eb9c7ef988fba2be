/**
 * Members of a task definition that are newer than the SDK. Its serialiser drops what its model does not have, from replies and from
 * requests: a definition that ECS has would lose such a member when it is registered again. For the two calls that carry a definition, what
 * was dropped of the JSON is added again.
 */
import { withUnknownMembers } from './json-overlay.ts'

const READS: readonly string[] = ['DescribeTaskDefinitionCommand', 'RegisterTaskDefinitionCommand']
const WRITES: readonly string[] = ['RegisterTaskDefinitionCommand']

/** As far as these middlewares need the SDK's (`@smithy/types`, MiddlewareStack). */
export interface ExtensibleClient {
  readonly middlewareStack: {
    readonly add: (middleware: Middleware, options: { readonly step: 'build'; readonly priority: 'high' }) => void
    readonly addRelativeTo: (
      middleware: Middleware,
      options: { readonly relation: 'before' | 'after'; readonly toMiddleware: 'deserializerMiddleware' },
    ) => void
  }
}

interface Call {
  readonly input?: unknown
  readonly request?: unknown
}

interface Reply {
  readonly response: unknown
  readonly output?: unknown
}

type Middleware = (
  next: (call: Call) => Promise<Reply>,
  context: { readonly commandName?: string },
) => (call: Call) => Promise<Reply>

/** Makes a client of ECS keep them. */
export const keepNewerMembers = ({ middlewareStack }: ExtensibleClient): void => {
  // After the request is serialised, before its length is taken.
  middlewareStack.add(completeRequest, { step: 'build', priority: 'high' })
  middlewareStack.addRelativeTo(keepBody, { relation: 'after', toMiddleware: 'deserializerMiddleware' })
  middlewareStack.addRelativeTo(completeOutput, { relation: 'before', toMiddleware: 'deserializerMiddleware' })
}

const completeRequest: Middleware =
  (next, { commandName = '' }) =>
  (call) => {
    const { request, input } = call
    if (WRITES.includes(commandName) && isMessage(request)) {
      request.body = JSON.stringify(withUnknownMembers(JSON.parse(textOf(request.body)), input))
    }
    return next(call)
  }

/** The body is a stream, which the deserialiser would empty; bytes can be read twice. */
const keepBody: Middleware =
  (next, { commandName = '' }) =>
  async (call) => {
    const reply = await next(call)
    if (READS.includes(commandName) && isMessage(reply.response) && isStream(reply.response.body)) {
      reply.response.body = await bytesOf(reply.response.body)
    }
    return reply
  }

const bytesOf = async (body: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** What the deserialiser has accepted is JSON; an error reply does not get here. */
const completeOutput: Middleware =
  (next, { commandName = '' }) =>
  async (call) => {
    const reply = await next(call)
    if (!READS.includes(commandName) || !isMessage(reply.response)) return reply
    const { body } = reply.response
    if (!(body instanceof Uint8Array) || body.length === 0) return reply
    return { ...reply, output: withUnknownMembers(reply.output, JSON.parse(textOf(body))) }
  }

/** A serialised body is bytes, or a text; of its bytes, the SDK warns of everything but reading them. */
const textOf = (body: unknown): string => (body instanceof Uint8Array ? new TextDecoder().decode(body) : String(body))

/** A request or a response of HTTP. */
const isMessage = (value: unknown): value is { body: unknown } =>
  typeof value === 'object' && value !== null && 'body' in value

const isStream = (body: unknown): body is AsyncIterable<Uint8Array> =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body
