/** The kind of value of `service-attributes`. */
import { z } from 'zod'
import type { ServiceAttributes, Threshold, WantedAttributes } from '../domain/service-attributes/service-attributes.ts'
import { quoted } from '../domain/bounds.ts'
import { choice, flag, integer, scalar, type ValueKind } from './kinds.ts'
import { strict, text } from './kinds-definition.ts'
import { textsAndNulls } from './nested-values.ts'

const onOrOff = flag().schema

const number = (min: number, max: number) => integer({ min, max }).schema

const texts = (what: string, most: number) =>
  z
    .array(
      text.refine((one) => one.trim() !== '', { error: 'must not be empty' }),
      { error: `must be a list of ${what}` },
    )
    .min(1, { error: `must have at least one of ${what}` })
    .max(most, { error: `must have at most ${most} ${what}` })

const PROPAGATED = ['service', 'task-definition', 'none'] as const

const propagated = choice(PROPAGATED).schema.transform((word) =>
  word === 'service' ? 'SERVICE' : word === 'task-definition' ? 'TASK_DEFINITION' : 'NONE',
)

/** `LATEST`, or numbers with points (Developer Guide, "Fargate platform versions"). */
const version = scalar.transform((value, context) => {
  const word = String(value).trim()
  if (/^latest$/i.test(word)) return 'LATEST'
  if (/^\d{1,3}(?:\.\d{1,3}){2}$/.test(word)) return word
  return refuse(context, 'must be LATEST or a version such as 1.4.0')
})

const refuse = (context: z.core.$RefinementCtx, message: string): never => {
  context.issues.push({ code: 'custom', message, input: undefined })
  return z.NEVER
}

/** ECS accepts 5 security groups and 16 subnets (API Reference, "AwsVpcConfiguration"). */
const network = strict({
  subnets: texts('subnets', 16).nullish().describe('Ids of the subnets.'),
  'security-groups': texts('security groups', 5).nullish().describe('Ids of the security groups.'),
  'public-ip': onOrOff.nullish().describe('Whether a task on Fargate gets a public IP address.'),
})

const share = strict({
  weight: number(0, 1000).default(1).describe('The share of the tasks, in relation to the other weights. Default: 1.'),
  base: number(0, 100_000).default(0).describe('How many tasks it has at least. Default: 0.'),
})

const MOST_PROVIDERS = 20
/** API Reference, "CreateCapacityProvider", name. */
const PROVIDER = /^[\w-]{1,255}$/

/** The rules of ECS (API Reference, "CapacityProviderStrategyItem" and "UpdateService"). */
const providers = z
  .record(
    z.string(),
    z.preprocess((given) => given ?? {}, share),
    {
      error: 'must be a map of capacity providers, each with `weight` and `base`',
    },
  )
  .superRefine((all, context) => {
    const add = (message: string): void => context.addIssue({ code: 'custom', message, input: undefined })
    const [names, shares] = [Object.keys(all), Object.values(all)]
    const ofFargate = names.filter((name) => name.startsWith('FARGATE')).length
    if (names.length === 0) add('must have at least one capacity provider')
    const odd = names.find((name) => !PROVIDER.test(name))
    if (odd !== undefined) add(`'${quoted(odd)}' is not the name of a capacity provider`)
    if (names.length > MOST_PROVIDERS) add(`must have at most ${MOST_PROVIDERS} capacity providers`)
    if (ofFargate > 0 && ofFargate < names.length) add('cannot combine FARGATE or FARGATE_SPOT with other providers')
    if (names.length > 0 && shares.every(({ weight }) => weight === 0)) add('must have a weight above 0')
    if (shares.filter(({ base }) => base > 0).length > 1) add('can have a `base` for one provider only')
  })

const THRESHOLD = /^(\d{1,4})(%( unbounded)?)?$/

const threshold = scalar.transform((value, context): Threshold => {
  const [, digits = '', percent, unbounded] = THRESHOLD.exec(String(value).trim().replace(/\s+/g, ' ')) ?? []
  if (digits === '' || Number(digits) === 0)
    return refuse(context, 'must be a number of failures such as 5, or a share such as 50% or `50% unbounded`')
  const type = percent === undefined ? 'COUNT' : unbounded === undefined ? 'BOUNDED_PERCENT' : 'UNBOUNDED_PERCENT'
  return { type, value: Number(digits) }
})

const breaker = strict({
  enable: onOrOff.nullish().describe('Default: `true`.'),
  rollback: onOrOff.nullish().describe('Whether ECS rolls back. Default: `true` where it is enabled.'),
  threshold: threshold
    .nullish()
    .describe(
      'Failed tasks that end a deployment: a number, a share of the desired count within 3 and 200 (`50%`), or without bounds (`50% unbounded`).',
    ),
  'reset-on-healthy-task': onOrOff.nullish().describe('Whether a healthy task sets the count of failures back to 0.'),
})

const alarms = strict({
  names: texts('alarms', 100).nullish().describe('Names of CloudWatch alarms.'),
  enable: onOrOff.nullish().describe('Default: `true`.'),
  rollback: onOrOff.nullish().describe('Whether ECS rolls back. Default: `true` where they are enabled.'),
})

/** Keys and values of at most 128 and 256 characters; `aws:` is reserved (API Reference, "Tag"). */
const tags = z
  .record(z.string(), text.nullable(), { error: 'must be a map of tags; a value of null removes one' })
  .superRefine((all, context) => {
    for (const [key, value] of Object.entries(all)) {
      const isUsable = key !== '' && key.length <= 128 && !/^aws:/i.test(key) && (value ?? '').length <= 256
      const message = 'must be a tag: a key of 1 to 128 characters without `aws:`, and a value of at most 256'
      if (!isUsable) context.addIssue({ code: 'custom', message, input: undefined, path: [key] })
    }
  })

const attributes = strict({
  'enable-execute-command': onOrOff.nullish().describe('Whether ECS Exec can be used in its tasks.'),
  'propagate-tags': propagated
    .nullish()
    .describe('Where the tags of its tasks come from: `service`, `task-definition` or `none`.'),
  'enable-ecs-managed-tags': onOrOff.nullish().describe('Whether ECS tags its tasks with the cluster and the service.'),
  tags: tags.nullish().describe('Tags of the service by key; null removes one. Others are kept.'),
  'health-check-grace-period-seconds': number(0, 2_147_483_647)
    .nullish()
    .describe('How long ECS ignores failed health checks after a task has started.'),
  'platform-version': version.nullish().describe('The platform version of Fargate: LATEST, or for example 1.4.0.'),
  network: network.nullish().describe('The network of tasks with the mode awsvpc.'),
  'capacity-providers': providers
    .nullish()
    .describe('The capacity providers by name: the whole strategy, instead of the launch type.'),
  'circuit-breaker': breaker.nullish().describe('The deployment circuit breaker.'),
  alarms: alarms.nullish().describe('The alarms that end a deployment.'),
  'minimum-healthy-percent': number(0, 100).nullish().describe('Share of the tasks that stay healthy in a deployment.'),
  'maximum-percent': number(100, 10_000).nullish().describe('Share of the tasks that run at most in a deployment.'),
  'availability-zone-rebalancing': onOrOff.nullish().describe('Whether ECS balances the tasks across zones.'),
})

const PARTS = ['tags', 'network', 'circuit-breaker', 'alarms'] as const

/** Merged key by key, the parts as well; the capacity providers are one strategy and replaced. */
const mergeAttributes = (below: ServiceAttributes, above: ServiceAttributes): ServiceAttributes => ({
  ...below,
  ...above,
  ...Object.fromEntries(
    PARTS.flatMap((name) => (below[name] && above[name] ? [[name, { ...below[name], ...above[name] }]] : [])),
  ),
})

/** Without the keys that are not set, at every depth. */
const present = (own: object): object =>
  Object.fromEntries(
    Object.entries(own).flatMap(([key, value]: [string, unknown]) => {
      if (value === undefined) return []
      return [[key, typeof value === 'object' && value !== null && !Array.isArray(value) ? present(value) : value]]
    }),
  )

/** What a service is set to, apart from its tasks. */
export const serviceAttributes = (): ValueKind<WantedAttributes> => ({
  // The schema has checked every key, and `present` only leaves out what is undefined.
  schema: attributes.transform((own): WantedAttributes => ({
    value: present(own),
    positions: new Map(),
  })),
  merge: (below, above) => ({
    value: mergeAttributes(below.value, above.value),
    positions: new Map([...below.positions, ...above.positions]),
  }),
  nested: { plain: textsAndNulls, place: ({ value }, positions) => ({ value, positions }) },
})
