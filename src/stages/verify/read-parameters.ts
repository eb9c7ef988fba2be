/** Reads which parameters exist. Their values are not decrypted, and not kept. */
import { chunksOf, MOST_PARAMETERS } from '../../domain/aws/pages.ts'
import { mapReading } from '../../domain/verify/answer.ts'
import type { SecretFacts } from '../../domain/verify/task-secrets.ts'
import { ask, present, type Asking } from './ask.ts'

/** Takes the name or the ARN of one of the parameters. */
export type ParameterReader = (name: string) => Promise<SecretFacts['exists']>

/** Asks for all parameters in as few calls as possible. */
export const parameterReader = (names: readonly string[], { aws, limit, region }: Asking): ParameterReader => {
  const here = [...new Set(names)].filter((name) => !name.startsWith('arn:') || name.split(':')[3] === region)
  const replies = new Map(
    chunksOf(here, MOST_PARAMETERS).flatMap((some) => {
      const reply = ask(aws.ssm.getParameters({ Names: [...some] }, limit))
      return some.map((name) => [name, reply] as const)
    }),
  )
  return async (name) => {
    const reply = await (replies.get(name) ?? Promise.resolve({ kind: 'missing' as const }))
    return present(
      mapReading(reply, ({ InvalidParameters = [] }) => (InvalidParameters.includes(name) ? undefined : 'exists')),
    )
  }
}
