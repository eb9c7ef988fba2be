/** An AWS session over the SDK. Endpoints, and credentials without a role, come from where the SDK finds them. */
import type { AwsCalls, AwsService, AwsSession } from '../../ports/aws.ts'
import { SERVICES } from '../../ports/aws-calls/aws-services.ts'
import { makeCalls } from './client.ts'
import { configuredCredentials, configuredEnd } from './configured-credentials.ts'
import { clientSettings, type ClientSettings, type SessionOptions } from './connection.ts'
import { isMissingRegion, toAwsError } from './sdk-errors.ts'

/** A session that can call every service; a purpose sees those of its port. Nothing is loaded or sent before the first call. */
export const makeSession = (options: SessionOptions): AwsSession<AwsService> => {
  const { signal, credentials } = options
  const connection = { settings: clientSettings(options), signal, credentials }
  const calls = Object.keys(SERVICES).map((service) => [service, makeCalls(service as AwsService, connection)])
  return {
    region: () => configuredRegion(connection.settings),
    endpoints: () => configuredEndpoints(connection.settings),
    endsIn: async () => (credentials === undefined ? configuredEnd(connection) : null),
    credentials: async () => credentials?.find() ?? configuredCredentials(connection),
    // One entry for each key of SERVICES, made by the function that gives its calls.
    ...(Object.fromEntries(calls) as { readonly [Service in AwsService]: AwsCalls<Service> }),
  }
}

const configuredRegion = async (settings: ClientSettings): Promise<string | null> => {
  const { Client } = await SERVICES.sts()
  try {
    return await new Client(settings).config.region()
  } catch (thrown) {
    if (isMissingRegion(thrown)) return null
    throw toAwsError('sts:GetCallerIdentity', thrown)
  }
}

/** A value that is neither `true` nor `false` is an error of every call, which says so. */
const configuredEndpoints = async (settings: ClientSettings): ReturnType<AwsSession<'sts'>['endpoints']> => {
  const { Client } = await SERVICES.sts()
  const { config } = new Client(settings)
  const choiceOf = (isOn: Promise<boolean>): Promise<'on' | 'off'> =>
    isOn.then(
      (on) => (on ? 'on' : 'off'),
      () => 'off',
    )
  const [fips, dualStack] = await Promise.all([
    choiceOf(config.useFipsEndpoint()),
    choiceOf(config.useDualstackEndpoint()),
  ])
  return { fips, dualStack }
}
