/** Reads which parameters exist. Their values are not decrypted, and not kept. */
import { chunksOf, MOST_PARAMETERS } from '../../domain/aws/pages.ts'
import { INCOMPLETE, known, thenReading } from '../../domain/verify/answer.ts'
import type { SecretFacts } from '../../domain/verify/task-secrets.ts'
import { ask, type Asking } from './ask.ts'

/** Takes the name or the ARN of one of the parameters. */
export type ParameterReader = (name: string) => Promise<SecretFacts['exists']>

/** Asks for all parameters in as few calls as possible. Those of other regions are not asked for. */
export const parameterReader = (names: readonly string[], { aws, limit, region }: Asking): ParameterReader => {
  const here = [...new Set(names)].filter((name) => !name.startsWith('arn:') || name.split(':')[3] === region)
  const replies = new Map(
    chunksOf(here, MOST_PARAMETERS).flatMap((some) => {
      const reply = ask(aws.ssm.getParameters({ Names: [...some] }, limit)).then((all) =>
        thenReading(all, ({ Parameters = [], InvalidParameters: invalid = [] }) =>
          // Every name is in one of the two lists, those that exist under another spelling than the one that was asked for.
          Parameters.length + invalid.length < some.length ? INCOMPLETE : known(invalid),
        ),
      )
      return some.map((name) => [name, reply] as const)
    }),
  )
  return async (name) => {
    const reply = await (replies.get(name) ?? INCOMPLETE)
    return thenReading(reply, (invalid) => (invalid.includes(name) ? { kind: 'missing' } : known('exists')))
  }
}
