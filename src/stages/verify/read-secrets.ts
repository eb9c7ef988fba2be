/** Reads the secrets that containers get. */
import { z } from 'zod'
import { jsonValue } from '../../domain/json.ts'
import type { Check } from '../../domain/verify/verify-check.ts'
import { known, mapReading } from '../../domain/verify/answer.ts'
import {
  judgeSecret,
  parseReference,
  type SecretFacts,
  type SecretReference,
} from '../../domain/verify/task-secrets.ts'
import type { Secrets } from '../../ports/secrets.ts'
import { ask, elsewhere, type Asking } from './ask.ts'
import { parameterReader, type ParameterReader } from './read-parameters.ts'
import type { Subject } from './subject.ts'

type SecretsAsking = Asking & { readonly secrets: Secrets }

/** The checks of every secret of every container. */
export const verifySecrets = async ({ containers }: Subject, asking: SecretsAsking): Promise<readonly Check[]> => {
  const references = containers.flatMap(({ name: container = '', secrets = [] }) =>
    secrets.map(({ name = '', valueFrom = '' }) => ({
      variable: `${container}/${name}`,
      reference: parseReference(valueFrom),
    })),
  )
  const names = references.flatMap(({ reference }) => (reference.kind === 'parameter' ? [reference.name] : []))
  const parameters = parameterReader(names, asking)
  const facts = references.map(({ variable, reference }) => readSecret(variable, reference, { ...asking, parameters }))
  return (await Promise.all(facts)).flatMap(judgeSecret)
}

const readSecret = async (
  variable: string,
  reference: SecretReference,
  asking: SecretsAsking & { readonly parameters: ParameterReader },
): Promise<SecretFacts> => {
  const { kind, name, region } = reference
  const about = { kind, variable, name, key: null, keys: known(null) }
  if (region !== null && region !== asking.region) return { ...about, exists: elsewhere(region) }
  if (reference.kind === 'parameter') return { ...about, exists: await asking.parameters(name) }
  const [exists, keys] = await Promise.all([
    readExistence(reference.arn, asking),
    reference.key === null ? known(null) : readKeys(reference, asking),
  ])
  return { ...about, key: reference.key, exists, keys }
}

type Secret = Extract<SecretReference, { kind: 'secret' }>

const NOT_FOUND = ['ResourceNotFoundException']

const readExistence = async (arn: string, { aws, limit }: Asking): Promise<SecretFacts['exists']> =>
  mapReading(await ask(aws.secretsmanager.describeSecret({ SecretId: arn }, limit), NOT_FOUND), ({ DeletedDate }) =>
    DeletedDate === undefined ? 'exists' : 'scheduled-for-deletion',
  )

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
  return mapReading(reply, ({ SecretString: value = '' }) => {
    secrets.mask(value)
    const fields = FIELDS.safeParse(jsonValue(value))
    if (!fields.success) return null
    for (const field of Object.values(fields.data)) if (typeof field === 'string') secrets.mask(field)
    return Object.keys(fields.data)
  })
}
