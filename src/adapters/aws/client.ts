/**
 * The one client for every AWS service: it loads the SDK's code of a service at the first call, sends the command that bears the
 * call's name, and throws errors named by the IAM action.
 */
import { AwsError } from '../../errors/aws-error.ts'
import type { AwsCalls, AwsService, CallLimit } from '../../ports/aws.ts'
import type { RoleCredentials } from '../../ports/aws-credentials.ts'
import { SERVICES } from '../../ports/aws-calls/aws-services.ts'
import { sendInTime } from './clock-skew.ts'
import type { ClientSettings } from './connection.ts'
import { keepNewerMembers, type ExtensibleClient } from './keep-newer-members.ts'
import { answered, isExpired } from './sdk-errors.ts'
import { throughProxy } from './through-proxy.ts'

export interface Connection {
  readonly settings: ClientSettings
  readonly signal: AbortSignal
  /** Of an assumed role; absent: those of the SDK. */
  readonly credentials?: RoleCredentials | undefined
}

/** The calls to one service. Nothing is loaded or sent before the first one. */
export const makeCalls = <Service extends AwsService>(service: Service, connection: Connection): AwsCalls<Service> => {
  const client = lazyClient(service, connection.settings)
  // The SDK has no number of attempts for one command.
  const single = lazyClient(service, { ...connection.settings, maxAttempts: 1 })
  const call = async (name: string, input: object, limit?: CallLimit): Promise<unknown> => {
    const operation = `${name.charAt(0).toUpperCase()}${name.slice(1)}`
    const ends = { run: connection.signal, limit: limit?.signal ?? null }
    const answer = answered(`${service}:${operation}`, ends, (signal) =>
      sendRenewed(connection.credentials, () =>
        throughProxy(signal, async () => {
          if (limit?.attempts !== 'once') return (await client()).send({ operation, input, signal })
          const { send } = await single()
          return sendInTime(() => send({ operation, input, signal }))
        }),
      ),
    )
    return connection.credentials === undefined ? answer : answer.catch(rejectedAgain)
  }
  const calls = new Proxy(
    {},
    {
      // `await` looks for `then` in whatever it is given: that is no call.
      get: (_, name) =>
        typeof name === 'symbol' || name === 'then'
          ? undefined
          : (input: object, limit?: CallLimit) => call(name, input, limit),
    },
  )
  // `AwsCalls` names exactly the commands that the service's file exports, and `call` finds them by the same rule.
  return calls as AwsCalls<Service>
}

/** Sends it once more with new credentials where AWS has rejected those of the role as expired: then nothing was carried out. */
const sendRenewed = async <Output>(
  credentials: RoleCredentials | undefined,
  send: () => Promise<Output>,
): Promise<Output> => {
  if (credentials === undefined) return send()
  return send().catch((thrown: unknown) => {
    if (!isExpired(thrown)) throw thrown
    credentials.drop()
    return send()
  })
}

/** A role is set, and its session was new: the usual advice is none. */
const rejectedAgain = (thrown: unknown): never => {
  if (!(thrown instanceof AwsError) || thrown.code !== 'E_CREDENTIALS_EXPIRED') throw thrown
  const { operation, awsCode, awsMessage, requestId, attempts, code } = thrown
  const hint =
    'Re-run. If it happens again, find out who revokes the sessions of the role: they are renewed before they end.'
  throw new AwsError({ operation, awsCode, requestId, attempts, code, awsMessage, hint, cause: thrown })
}

interface LazyClient {
  readonly send: (call: SdkCall) => Promise<unknown>
}

interface SdkCall {
  readonly operation: string
  readonly input: object
  readonly signal: AbortSignal
}

/** What a file of `aws-calls/` exports, its types forgotten: `Client` and one class for each command. */
interface SdkModule {
  readonly Client: new (settings: ClientSettings) => ExtensibleClient & {
    readonly send: (command: object, options: { readonly abortSignal: AbortSignal }) => Promise<unknown>
  }
  readonly [command: `${string}Command`]: new (input: object) => object
}

const lazyClient = (service: AwsService, settings: ClientSettings): (() => Promise<LazyClient>) => {
  const load = async (): Promise<LazyClient> => {
    // The union of all services has no call in common; `AwsCalls` has checked the name and the input.
    const sdk = (await SERVICES[service]()) as unknown as SdkModule
    const client = new sdk.Client(settings)
    if (service === 'ecs') keepNewerMembers(client)
    return {
      send: async ({ operation, input, signal }) => {
        const Command = sdk[`${operation}Command`]
        if (Command === undefined) throw new Error(`${service}:${operation} is not listed in aws-calls/${service}.ts`)
        return client.send(new Command(input), { abortSignal: signal })
      },
    }
  }
  let loaded: Promise<LazyClient> | undefined
  return () => (loaded ??= load())
}
