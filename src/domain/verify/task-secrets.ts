/** The secrets of the containers: each exists, and has the JSON key that is asked for. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import { bad, good, judge, type About, type Check } from './verify-check.ts'
import { secretBehind } from '../aws/secret-parameters.ts'
import { known, type Reading } from './answer.ts'

/** What `valueFrom` of a container's secret names (ECS API Reference, Secret). */
export type SecretReference =
  | {
      readonly kind: 'secret'
      /** The service that ECS asks for it. */
      readonly by: 'secretsmanager' | 'ssm'
      /** The ARN or the name. */
      readonly arn: string
      readonly name: string
      /** Null or empty: that of the task. */
      readonly region: string | null
      /** Empty: that of the task. */
      readonly account: string
      /** Null: the whole value. */
      readonly key: string | null
      readonly stage: string | null
      readonly version: string | null
    }
  | {
      readonly kind: 'parameter'
      /** A name or an ARN, as SSM takes it. */
      readonly name: string
      /** Null: that of the task. */
      readonly region: string | null
      /** Empty: that of the task. */
      readonly account: string
    }

/** Reads `arn:…:secret:NAME[:KEY:STAGE:VERSION]`, the ARN of a parameter, or the name of one. */
export const parseReference = (valueFrom: string): SecretReference => {
  if (/^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret(?::|$)/.test(valueFrom)) return ofSecretsManager(valueFrom)
  const [prefix, , , region = '', account = ''] = valueFrom.split(':')
  const place = prefix === 'arn' ? { region, account } : { region: null, account: '' }
  const secret = secretBehind(valueFrom)
  return secret === null ? { kind: 'parameter', name: valueFrom, ...place } : referenced(secret, place)
}

const ofSecretsManager = (valueFrom: string): SecretReference => {
  const parts = valueFrom.split(':')
  const [, , , region = '', account = '', , name = ''] = parts
  const [key = null, stage = null, version = null] = parts.slice(7).map((part) => (part === '' ? null : part))
  const arn = parts.slice(0, 7).join(':')
  return { kind: 'secret', by: 'secretsmanager', arn, name, region, account, key, stage, version }
}

/** `NAME`, or `NAME:VERSION` with the id of a version (32 to 64 characters) or a staging label. */
const referenced = (
  secret: string,
  place: { readonly region: string | null; readonly account: string },
): SecretReference => {
  const [name = '', selector = null] = secret.split(':')
  const isId = selector !== null && /^[0-9a-f-]{32,64}$/i.test(selector)
  const version = { stage: isId ? null : selector, version: isId ? selector : null }
  return { kind: 'secret', by: 'ssm', arn: name, name, ...place, key: null, ...version }
}

export interface TaskSecret {
  /** `app/DB_PASSWORD`: the container and its variable. */
  readonly variable: string
  readonly reference: SecretReference
}

/** All that ECS reads before it starts the containers: secrets, secret options of the log driver, credentials of a registry. */
export const secretsOf = (containers: readonly ContainerDefinition[]): readonly TaskSecret[] =>
  containers.flatMap(({ name: container = '', secrets = [], logConfiguration, repositoryCredentials }) => [
    ...[...secrets, ...(logConfiguration?.secretOptions ?? [])].map(({ name = '', valueFrom = '' }) => ({
      variable: `${container}/${name}`,
      reference: parseReference(valueFrom),
    })),
    ...credentialsOf(repositoryCredentials?.credentialsParameter).map((reference) => ({
      variable: `${container}/repositoryCredentials`,
      reference,
    })),
  ])

/** A secret by its ARN, or by its name (ECS API Reference, RepositoryCredentials). */
const credentialsOf = (credentials: string | undefined): readonly SecretReference[] => {
  if (credentials === undefined) return []
  if (credentials.startsWith('arn:')) return [parseReference(credentials)]
  const byName = { arn: credentials, name: credentials, region: '', account: '' }
  return [{ kind: 'secret', by: 'secretsmanager', ...byName, key: null, stage: null, version: null }]
}

/** `no-such-version`: none has the staging label, or the id, that is asked for. */
export type SecretState = 'exists' | 'scheduled-for-deletion' | 'no-such-version'

export interface SecretFacts {
  readonly kind: SecretReference['kind']
  readonly variable: string
  readonly name: string
  readonly key: string | null
  readonly exists: Reading<SecretState>
  /** The keys of its JSON; null for a value that is no JSON object. Counts only where a key is asked for. */
  readonly keys: Reading<readonly string[] | null>
}

/** ECS starts no task while one of its secrets cannot be read. */
export const judgeSecret = (facts: SecretFacts): readonly Check[] => {
  const { kind, name, key, variable } = facts
  const about: About = { id: kind, subject: `${kind} ${name} (${variable})` }
  const checks = judge(facts.exists, {
    about,
    read: (state) => {
      if (state === 'scheduled-for-deletion') {
        return [bad(about, { what: 'is scheduled for deletion', next: 'Restore the secret, or correct `secrets`.' })]
      }
      if (state === 'no-such-version') {
        return [bad(about, { what: 'has no such version', next: 'Set a value, or correct `secrets`.' })]
      }
      return key === null ? [good(about, 'exists')] : judgeKey(about, key, facts.keys)
    },
    missing: () => [bad(about, { what: 'does not exist', next: `Create the ${kind}, or correct \`secrets\`.` })],
  })
  // What could be read of the value counts even where the secret cannot be described.
  const isRead = facts.exists.kind === 'denied' || facts.exists.kind === 'failed'
  return isRead && key !== null ? [...checks, ...judgeKey(about, key, facts.keys)] : checks
}

const judgeKey = (about: About, key: string, keys: SecretFacts['keys']): readonly Check[] =>
  judge(keys, {
    about: { ...about, id: 'secret-key' },
    read: (names) => {
      if (names?.includes(key) === true) return [good(about, `exists and has the key ${key}`)]
      const what = names === null ? 'is not a JSON object' : `has no key ${key}`
      return [
        bad(
          { ...about, id: 'secret-key' },
          { what, next: `Add the key ${key} to the secret, or correct \`secrets\`.` },
        ),
      ]
    },
    missing: () => [
      bad({ ...about, id: 'secret-key' }, { what: 'has no such version', next: 'Set a value, or correct `secrets`.' }),
    ],
  })

/** The staging labels of each version, as Secrets Manager describes a secret; a version without one is not listed. */
export type VersionLabels = Readonly<Record<string, readonly string[]>>

/** Whether there is the version that a reference asks for; by default the one with the label AWSCURRENT. */
export const versionState = (
  labels: VersionLabels,
  { stage, version }: Pick<Extract<SecretReference, { kind: 'secret' }>, 'stage' | 'version'>,
): Reading<SecretState> => {
  const wanted = stage ?? (version === null ? 'AWSCURRENT' : null)
  const listed = Object.entries(labels).filter(
    ([id, all]) => (version === null || id === version) && (wanted === null || all.includes(wanted)),
  )
  if (listed.length > 0) return known('exists')
  if (version !== null && !Object.hasOwn(labels, version)) {
    return { kind: 'failed', because: `its version ${version} has no staging label` }
  }
  return known('no-such-version')
}
