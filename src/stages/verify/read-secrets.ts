/** Reads the secrets that containers get. */
import { z } from 'zod'
import { jsonValue } from '../../domain/json.ts'
import type { Check } from '../../domain/verify/verify-check.ts'
import { INCOMPLETE, known, thenReading, type Reading } from '../../domain/verify/answer.ts'
import {
  judgeSecret,
  secretsOf,
  versionState,
  type SecretFacts,
  type SecretReference,
  type TaskSecret,
} from '../../domain/verify/task-secrets.ts'
import { isMasked } from '../../domain/values/value-masks.ts'
import type { Secrets } from '../../ports/secrets.ts'
import { ask, elsewhere, seenFrom, type Asking } from './ask.ts'
import { parameterReader, type ParameterReader } from './read-parameters.ts'
import { accountOf, type Subject } from './subject.ts'

type SecretsAsking = Asking & { readonly secrets: Secrets }

/** The checks of every secret of every container. */
export const verifySecrets = async (subject: Subject, asking: SecretsAsking): Promise<readonly Check[]> => {
  const secrets = secretsOf(subject.containers)
  const names = secrets.flatMap(({ reference }) => (reference.kind === 'parameter' ? [reference.name] : []))
  const parameters = parameterReader(names, asking)
  const facts = secrets.map(async (secret): Promise<SecretFacts> => {
    const read = await readSecret(secret, { ...asking, parameters })
    return { ...read, exists: seenFrom(accountOf(subject), secret.reference.account, read.exists) }
  })
  return (await Promise.all(facts)).flatMap(judgeSecret)
}

const readSecret = async (
  { variable, reference }: TaskSecret,
  asking: SecretsAsking & { readonly parameters: ParameterReader },
): Promise<SecretFacts> => {
  const { kind, name, region } = reference
  const about = { kind, variable, name, key: null, keys: known(null) }
  if (region !== null && region !== '' && region !== asking.region) return { ...about, exists: elsewhere(region) }
  if (reference.kind === 'parameter') return { ...about, exists: await asking.parameters(name) }
  const [exists, keys] = await Promise.all([
    readExistence(reference, asking),
    reference.key === null ? known(null) : readKeys(reference, asking),
  ])
  return { ...about, key: reference.key, exists, keys }
}

type Secret = Extract<SecretReference, { kind: 'secret' }>

const NOT_FOUND = ['ResourceNotFoundException']

const readExistence = async (secret: Secret, { aws, limit }: Asking): Promise<SecretFacts['exists']> => {
  const reply = await ask(aws.secretsmanager.describeSecret({ SecretId: secret.arn }, limit), NOT_FOUND)
  return thenReading(reply, ({ ARN: arn, DeletedDate: deleted, VersionIdsToStages: labels = {} }) => {
    if (arn === undefined) return INCOMPLETE
    return deleted === undefined ? versionState(labels, secret) : known('scheduled-for-deletion')
  })
}

const FIELDS = z.record(z.string(), z.unknown())

/** The value is only looked at here, and nothing may show it or a part of it. */
const readKeys = async (
  { arn, stage, version }: Secret,
  { aws, limit, secrets }: SecretsAsking,
): Promise<SecretFacts['keys']> => {
  const asked = {
    SecretId: arn,
    ...(stage === null ? {} : { VersionStage: stage }),
    ...(version === null ? {} : { VersionId: version }),
  }
  const reply = await ask(aws.secretsmanager.getSecretValue(asked, limit), NOT_FOUND)
  return thenReading(reply, ({ SecretString: value, SecretBinary: binary }): Reading<readonly string[] | null> => {
    if (value === undefined) return binary === undefined ? INCOMPLETE : known(null)
    secrets.mask(value)
    const fields = FIELDS.safeParse(jsonValue(value))
    if (!fields.success) return known(null)
    // Not the name of a database or a user beside a password: masked, it would blank every report of the run.
    for (const [member, value] of Object.entries(fields.data)) {
      if (typeof value === 'string' && isMasked({ value, member, names: [member] }, [])) secrets.mask(value)
    }
    return known(Object.keys(fields.data))
  })
}
