/**
 * Secrets of Secrets Manager under names of parameters: `/aws/reference/secretsmanager/NAME` (Systems Manager user guide, "Referencing
 * Secrets Manager secrets"). Systems Manager gives them only decrypted, and one of them fails a call that does not decrypt, with all of its
 * other names.
 */

/** The secret that a parameter's name or ARN is a reference to, with its version after a colon; null where it is none. */
export const secretBehind = (parameter: string): string | null =>
  /^(?:arn:[^:]*:ssm:[^:]*:[^:]*:parameter)?\/aws\/reference\/secretsmanager\/(.+)$/.exec(parameter)?.[1] ?? null
