/** The kind of value of `image-test`: how a container of the image is run and what in it must succeed. */
import { z } from 'zod'
import type { ImageTest, WaitFor } from '../domain/image-test/container-test.ts'
import { notOneOf, scalar, type ValueKind } from './kinds.ts'
import { strict } from './kinds-definition.ts'
import { textsAndNulls } from './nested-values.ts'

const DEFAULT_SECONDS = 60
const LONGEST_SECONDS = 1800
/** What the engine takes as the least is 6 MiB (docker docs, "Resource constraints"). */
const DEFAULT_MIB = 2048

const refuse = (context: z.core.$RefinementCtx, message: string): never => {
  context.issues.push({ code: 'custom', message, input: undefined })
  return z.NEVER
}

/** An argument or a variable of a process cannot hold the character that ends it. */
const text = scalar.transform(String).refine((word) => !word.includes('\0'), { error: 'must not have a NUL character' })

const whole = (min: number, max: number) =>
  text.transform((word, context) => {
    const number = Number(word)
    if (/^\d{1,6}$/.test(word.trim()) && number >= min && number <= max) return number
    return refuse(context, `must be a whole number from ${min} to ${max}`)
  })

const words = z
  .array(text, { error: 'must be a list; for a shell, write ["sh", "-c", "…"]' })
  .min(1, { error: 'must have at least one word' })

const env = z.record(z.string(), text, { error: 'must be a map of variables' }).superRefine((all, context) => {
  for (const name of Object.keys(all).filter((one) => !/^[^=\s\0]+$/.test(one)))
    context.addIssue({ code: 'custom', message: 'is not the name of a variable', path: [name], input: undefined })
})

const flag = text.transform((word, context) => {
  if (/^(?:true|false)$/i.test(word.trim())) return word.trim().toLowerCase() === 'true'
  return refuse(context, 'must be `true` or `false`')
})

const path = text.refine((word) => /^\/(?!\/)[\x21-\x7e]{0,2000}$|^\/$/.test(word), {
  error: 'must be a path that begins with a slash, such as /health',
})

const WORDS = ['healthy', 'exit'] as const

const word = text.transform((given, context): WaitFor => {
  const kind = WORDS.find((one) => one === given.trim())
  return kind === undefined ? refuse(context, notOneOf(given, WORDS)) : { kind }
})

const place = strict({
  port: whole(1, 65_535).describe('The port that the server of the image listens on.').optional(),
  path: path.describe('A path that must respond to GET with a status from 200 to 399.').optional(),
  seconds: whole(1, LONGEST_SECONDS).describe('How long the container must run.').optional(),
}).transform((own, context): WaitFor => {
  if (own.seconds !== undefined && own.port === undefined && own.path === undefined)
    return { kind: 'seconds', seconds: own.seconds }
  if (own.port !== undefined && own.seconds === undefined)
    return { kind: 'port', port: own.port, path: own.path ?? null }
  return refuse(context, 'must have either `port`, with or without `path`, or `seconds`')
})

const waitFor = z.union([word, place], { error: (issue) => waitProblem(issue) })

const FORMS = '`healthy`, `exit`, or a map with `port` or `seconds`'

/** What is wrong with the form that was meant: a word or a map. */
const waitProblem = ({ input, errors }: z.core.$ZodRawIssue): string => {
  if (Array.isArray(input)) return `must be ${FORMS}`
  const isMap = typeof input === 'object'
  // The issues of each form, which zod's type of an issue before its message does not name.
  const byForm = (errors ?? []) as readonly (readonly z.core.$ZodIssue[])[]
  const meant = byForm[isMap ? 1 : 0]?.[0]
  if (meant === undefined) return `must be ${FORMS}`
  return isMap
    ? [...meant.path.map((part) => `\`${String(part)}\``), meant.message].join(' ')
    : `${meant.message}; or a map with \`port\` or \`seconds\``
}

const HEALTHY: WaitFor = { kind: 'healthy' }

const TEST = {
  env: env.describe('Variables of the container, added to those of the image. They are not masked.').default({}),
  command: words.describe('Instead of the CMD of the image, as a list.').optional(),
  'wait-for': waitFor
    .describe('`healthy` (default): by its HEALTHCHECK. `exit`: it ends with 0. Or `port`, with `path`; or `seconds`.')
    .optional(),
  run: words.describe('A command that runs in the container when it is ready, as a list; 0 passes.').optional(),
  'timeout-seconds': whole(1, LONGEST_SECONDS)
    .describe(`How long the test may take. Default: ${DEFAULT_SECONDS}.`)
    .default(DEFAULT_SECONDS),
  'memory-mib': whole(6, 999_999)
    .describe(`Memory of the container, in MiB. Default: ${DEFAULT_MIB}.`)
    .default(DEFAULT_MIB),
  internet: flag.describe('Whether the container can connect to the internet. Default: `false`.').default(false),
} as const

const test = strict(TEST).transform((own, context): ImageTest => {
  const { run, env: variables, command, internet } = own
  const { 'wait-for': awaited = HEALTHY, 'timeout-seconds': seconds, 'memory-mib': memoryMib } = own
  if (awaited.kind === 'exit' && run !== undefined)
    return refuse(context, 'cannot have `run` with `wait-for: exit`: nothing runs in a container that has ended')
  if (awaited.kind === 'seconds' && awaited.seconds >= seconds)
    return refuse(context, 'must have a larger `timeout-seconds` than the `seconds` of `wait-for`')
  return {
    env: variables,
    command: command ?? null,
    waitFor: awaited,
    run: run ?? null,
    timeoutMs: seconds * 1000,
    memoryMib,
    internet: internet ? 'open' : 'blocked',
  }
})

/** One test. A level replaces that of the level below. */
export const imageTest = (): ValueKind<ImageTest> => ({
  schema: test,
  merge: (_, above) => above,
  nested: { plain: textsAndNulls, place: (value) => value },
})
