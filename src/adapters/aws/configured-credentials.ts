/** Whether there are credentials for AWS at all: those that are configured and do not work are not missing. */
import { AwsError, NOT_SENT } from '../../errors/aws-error.ts'
import { SERVICES } from '../../ports/aws-calls/aws-services.ts'
import type { Connection } from './client.ts'
import { answered, isWithoutCredentials } from './sdk-errors.ts'

/**
 * Variables that make the SDK look for credentials in one place; where that place has none, its chain says only that there are none at all.
 * Not AWS_ACCESS_KEY_ID: a workflow may write that name, and a fork has no secret beside it.
 */
const CONFIGURING = [
  'AWS_PROFILE',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
] as const

/** Whether a variable says where credentials are. */
export const hasConfiguredCredentials = (environment: NodeJS.ProcessEnv): boolean =>
  configuringIn(environment) !== undefined

const configuringIn = (environment: NodeJS.ProcessEnv): string | undefined =>
  CONFIGURING.find((name) => (environment[name] ?? '') !== '')

/** The first call that every run makes, and that needs credentials. */
const OPERATION = 'sts:GetCallerIdentity'

/**
 * Milliseconds to the end of the session; null where none is known, and for a source that the SDK asks again: an instance role, a container, a
 * profile or a token file. The variables of a step do not change.
 */
export const configuredEnd = async ({ settings }: Connection): Promise<number | null> => {
  if ((process.env['AWS_SECRET_ACCESS_KEY'] ?? '') === '' || (process.env['AWS_PROFILE'] ?? '') !== '') return null
  const { Client } = await SERVICES.sts()
  const found = await new Client(settings).config.credentials().catch(() => null)
  const end = found?.expiration?.getTime() ?? Number.NaN
  return Number.isNaN(end) ? null : end - Date.now()
}

/** @throws AwsError when something is configured that gives no credentials; the reason of the signal once it is aborted */
export const configuredCredentials = async ({ settings, signal }: Connection): Promise<'present' | 'missing'> => {
  const found = await answered(OPERATION, { run: signal, limit: null }, async (ends) => {
    ends.throwIfAborted()
    const { Client } = await SERVICES.sts()
    const { config } = new Client(settings)
    return config.credentials().then(
      () => 'present' as const,
      (thrown: unknown) => {
        if (isWithoutCredentials(thrown)) return 'missing' as const
        throw thrown
      },
    )
  })
  const configuring = configuringIn(process.env)
  if (found === 'present' || configuring === undefined) return found
  const awsMessage = `No AWS credentials found, although ${configuring} is set`
  throw new AwsError({ operation: OPERATION, code: 'E_CREDENTIALS_MISSING', awsCode: NOT_SENT, awsMessage })
}
