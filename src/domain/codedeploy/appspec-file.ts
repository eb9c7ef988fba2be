/** Reads the AppSpec file of a user: JSON or YAML (CodeDeploy User Guide, "AppSpec file structure"). Pure. */
import { z } from 'zod'
import { didYouMean } from '../near-match.ts'
import { parseYaml } from '../parse-yaml.ts'
import type { AppSpecFile } from './appspec.ts'

export type AppSpecReading =
  | { readonly kind: 'appspec'; readonly appspec: AppSpecFile }
  /** What is wrong, to follow the name of the file. */
  | { readonly kind: 'problem'; readonly why: string }

const DEEPEST = 20
const MOST_ALIASES = 100

const PROPERTIES = [
  'TaskDefinition',
  'LoadBalancerInfo',
  'PlatformVersion',
  'NetworkConfiguration',
  'CapacityProviderStrategy',
]

/** The events that a hook can be attached to. */
const HOOKS = ['BeforeInstall', 'AfterInstall', 'AfterAllowTestTraffic', 'BeforeAllowTraffic', 'AfterAllowTraffic']

const map = z.record(z.string(), z.unknown())

/** The first letter is written in either case: the user guide does both. */
const member = (given: Readonly<Record<string, unknown>>, name: string): unknown =>
  Object.entries(given).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]

const problem = (why: string): AppSpecReading => ({ kind: 'problem', why })

/** The definition in the file is replaced by the one that is registered, so what it says there does not count. */
export const readAppSpec = (text: string): AppSpecReading => {
  const parsed = parseYaml(text, { levels: DEEPEST })
  if (parsed.kind === 'too-deep') return problem(`is nested deeper than ${DEEPEST} levels`)
  const [error] = parsed.document.errors
  if (error !== undefined) return problem(`is not valid JSON or YAML: ${error.message}`)
  const content = map.safeParse(parsed.document.toJS({ maxAliasCount: MOST_ALIASES }))
  if (!content.success) return problem('is not a map with `version`, `Resources` and `Hooks`')
  const properties = propertiesIn(member(content.data, 'resources'))
  if (properties.kind === 'problem') return properties
  const hooks = hooksIn(member(content.data, 'hooks') ?? null)
  if (hooks.kind === 'problem') return hooks
  return { kind: 'appspec', appspec: { properties: properties.value, hooks: hooks.value } }
}

type Found<Value> = { readonly kind: 'found'; readonly value: Value } | Extract<AppSpecReading, { kind: 'problem' }>

const wrong = (why: string): Extract<AppSpecReading, { kind: 'problem' }> => ({ kind: 'problem', why })

const propertiesIn = (resources: unknown): Found<Readonly<Record<string, unknown>>> => {
  const list = z.array(map).safeParse(resources)
  const all = list.success ? list.data.flatMap((one) => Object.values(one)) : []
  const [resource, second] = all.map((one) => map.safeParse(one))
  if (resource?.success !== true || second !== undefined)
    return wrong('must have one entry in `Resources`, the service')
  const type = member(resource.data, 'type')
  if (type !== 'AWS::ECS::Service') return wrong('must have the `Type` AWS::ECS::Service in `Resources`')
  const given = map.safeParse(member(resource.data, 'properties') ?? {})
  if (!given.success) return wrong('has `Properties` that are not a map')
  const entries = Object.entries(given.data).map(
    ([name, value]) => [canonical(name, PROPERTIES) ?? name, value] as const,
  )
  const unknown = entries.find(([name]) => !PROPERTIES.includes(name))
  if (unknown !== undefined) return wrong(`has the unknown property ${unknown[0]}${didYouMean(unknown[0], PROPERTIES)}`)
  return { kind: 'found', value: Object.fromEntries(entries) }
}

const canonical = (name: string, known: readonly string[]): string | null =>
  known.find((one) => one.toLowerCase() === name.toLowerCase()) ?? null

const hooksIn = (given: unknown): Found<readonly unknown[] | null> => {
  if (given === null) return { kind: 'found', value: null }
  const list = z.array(z.record(z.string(), z.string())).safeParse(given)
  if (!list.success) return wrong('must have a list in `Hooks`: EVENT: the name or ARN of a Lambda function')
  const entries = list.data.flatMap((one) => Object.entries(one))
  const unknown = entries.find(([name]) => canonical(name, HOOKS) === null)
  if (unknown !== undefined)
    return wrong(`has a hook of ${unknown[0]}, which no hook can be attached to${didYouMean(unknown[0], HOOKS)}`)
  return { kind: 'found', value: entries.map(([name, lambda]) => ({ [canonical(name, HOOKS) ?? name]: lambda })) }
}
