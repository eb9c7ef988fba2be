/** A stack without AWS: what its resources and outputs are with these parameters. */
import { evaluated, textOf, type Scope } from './intrinsics.ts'
import { parameterValues } from './parameters.ts'
import { readTemplate, type Json, type Template } from './read-template.ts'
import { RESOURCE_TYPES, type Own } from './resource-types.ts'

export interface StackRequest {
  /** The name of the stack: `hello-production-network`. */
  readonly name: string
  /** The text of the template. */
  readonly template: string
  /** By name; those that the template does not have are ignored, so outputs of other stacks can be handed on as they are. */
  readonly parameters: Readonly<Record<string, string>>
  readonly account: string
  readonly region: string
}

export interface ResolvedResource {
  readonly logicalId: string
  readonly type: string
  /** What `Ref` gives. */
  readonly id: string
  readonly properties: Readonly<Record<string, Json>>
  /** What `Fn::GetAtt` gives. */
  readonly attributes: Readonly<Record<string, string>>
}

export interface ResolvedStack {
  readonly name: string
  readonly account: string
  readonly region: string
  readonly resources: readonly ResolvedResource[]
  readonly outputs: Readonly<Record<string, string>>
}

/**
 * Resolves a template.
 * @throws ParameterError for values that CloudFormation refuses, Error for a type, a function or an attribute that the resolver does not know
 */
export const resolveStack = (request: StackRequest): ResolvedStack => {
  const template = readTemplate(request.template)
  const scope = scopeOf(template, request)
  const failed = brokenRules(template, scope)
  if (failed.length > 0) throw new Error(`${request.name}: ${failed.join(' ')}`)
  const exists = (condition: string | undefined): boolean => condition === undefined || scope.condition(condition)
  const resources = Object.entries(template.Resources)
    .filter(([, { Condition }]) => exists(Condition))
    .map(([logicalId]) => scope.resource(logicalId))
  const outputs = Object.entries(template.Outputs)
    .filter(([, { Condition }]) => exists(Condition))
    .map(([key, { Value }]): [string, string] => [key, textOf(evaluated(Value, scope), `the output ${key}`)])
  const { name, account, region } = request
  return { name, account, region, resources, outputs: Object.fromEntries(outputs) }
}

const brokenRules = ({ Rules }: Template, scope: Scope): readonly string[] =>
  Object.values(Rules)
    .filter(({ RuleCondition }) => RuleCondition === undefined || evaluated(RuleCondition, scope) === true)
    .flatMap(({ Assertions }) => Assertions.filter(({ Assert }) => evaluated(Assert, scope) !== true))
    .map(({ AssertDescription }) => AssertDescription)

interface StackScope extends Scope {
  readonly resource: (logicalId: string) => ResolvedResource
}

const scopeOf = (template: Template, request: StackRequest): StackScope => {
  const values = { ...parameterValues(template, request.parameters), ...pseudo(request) }
  const resolved = new Map<string, Own>()
  const begun = new Set<string>()
  const own = (logicalId: string): Own => {
    const before = resolved.get(logicalId)
    if (before !== undefined) return before
    const declared = template.Resources[logicalId]
    if (declared === undefined) throw new Error(`${request.name}: ${logicalId} is neither a parameter nor a resource`)
    if (begun.has(logicalId)) throw new Error(`${request.name}: ${logicalId} depends on itself`)
    begun.add(logicalId)
    const properties = Object.entries(declared.Properties).flatMap(([key, value]): [string, Json][] => {
      const result = evaluated(value, scope)
      return result === undefined ? [] : [[key, result]]
    })
    const { name: stack, account, region } = request
    const made = {
      logicalId,
      stack,
      account,
      region,
      partition: partitionOf(region),
      properties: Object.fromEntries(properties),
    }
    resolved.set(logicalId, made)
    return made
  }
  const typeOf = (logicalId: string): string => template.Resources[logicalId]?.Type ?? ''
  const scope: StackScope = {
    ref: (name) => {
      if (name === 'AWS::NoValue') return undefined
      return values[name] ?? known(typeOf(name), own(name)).ref(own(name))
    },
    attribute: (name, attribute) => {
      const type = typeOf(name)
      const give = known(type, own(name)).attributes?.[attribute]
      if (give === undefined) throw new Error(`${type} has no attribute ${attribute} that the resolver knows`)
      return give(own(name))
    },
    condition: (name) => {
      const condition = template.Conditions[name]
      if (condition === undefined) throw new Error(`there is no condition ${name}`)
      return evaluated(condition, scope) === true
    },
    mapping: (map, first, second) => {
      const found = template.Mappings[map]?.[first]?.[second]
      if (found === undefined) throw new Error(`the mapping ${map} has no ${first}, ${second}`)
      return found
    },
    zones: (region) => ['a', 'b', 'c'].map((zone) => `${region || request.region}${zone}`),
    resource: (logicalId) => {
      const type = typeOf(logicalId)
      const { ref, attributes = {} } = known(type, own(logicalId))
      const values = Object.entries(attributes).map(([name, give]): [string, string] => [name, give(own(logicalId))])
      const { properties } = own(logicalId)
      return { logicalId, type, id: ref(own(logicalId)), properties, attributes: Object.fromEntries(values) }
    },
  }
  return scope
}

const known = (type: string, { logicalId }: Own) => {
  const found = RESOURCE_TYPES[type]
  if (found === undefined) throw new Error(`${logicalId}: ${type} is a type that the resolver does not know`)
  return found
}

const pseudo = ({ name, account, region }: StackRequest): Readonly<Record<string, Json>> => ({
  'AWS::AccountId': account,
  'AWS::Partition': partitionOf(region),
  'AWS::Region': region,
  'AWS::StackName': name,
  'AWS::URLSuffix': region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com',
})

const partitionOf = (region: string): string => {
  if (region.startsWith('cn-')) return 'aws-cn'
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'
}
