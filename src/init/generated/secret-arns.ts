/** The secrets and parameters of an imported service as IAM names them: those of the templates begin with APP-ENV/. */
import { parseReference } from '../../domain/verify/task-secrets.ts'
import { accountOf, partitionOf, type Environment } from '../aws-names.ts'
import type { Place } from '../existing.ts'
import type { Answers } from '../init-answers.ts'

interface Names {
  readonly answers: Answers
  readonly environment: Environment
}

/** By the name of the parameter of deploy-roles.yaml; empty where there is none. */
export const secretArns = (
  place: Place | null,
  names: Names,
): Readonly<Record<'ParameterArns' | 'SecretArns', string>> => {
  const all = (place?.secrets ?? []).map((one) => arnOf(one, names))
  const of = (kind: string): readonly string[] => [
    ...new Set(all.flatMap((one) => (one.kind === kind ? [one.arn] : []))),
  ]
  return {
    SecretArns: bounded(of('secret'), placed('secretsmanager', 'secret:*', names)),
    ParameterArns: bounded(of('parameter'), placed('ssm', 'parameter/*', names)),
  }
}

const arnOf = (valueFrom: string, names: Names): { readonly kind: 'secret' | 'parameter'; readonly arn: string } => {
  const reference = parseReference(valueFrom)
  if (reference.kind === 'parameter') return { kind: 'parameter', arn: ofParameter(reference.name, names) }
  // Secrets Manager appends six characters to the name.
  const arn = reference.arn.startsWith('arn:')
    ? reference.arn
    : placed('secretsmanager', `secret:${reference.name}`, names)
  return { kind: 'secret', arn: /-[A-Za-z0-9]{6}$/u.test(arn) ? arn : `${arn}-??????` }
}

/** Without the version or the label behind the name. */
const ofParameter = (name: string, names: Names): string => {
  if (name.startsWith('arn:')) return name.split(':').slice(0, 6).join(':')
  return placed('ssm', `parameter/${(name.split(':')[0] ?? '').replace(/^\//u, '')}`, names)
}

const placed = (service: string, rest: string, { answers, environment }: Names): string =>
  `arn:${partitionOf(answers)}:${service}:${answers.region}:${accountOf(answers, environment)}:${rest}`

/** All policies of a role have 10,240 characters at most (IAM and AWS STS quotas), of which the others need 7,000. */
const LONGEST = 1_500

const bounded = (arns: readonly string[], every: string): string => {
  const text = arns.join(',')
  return text.length > LONGEST ? every : text
}
