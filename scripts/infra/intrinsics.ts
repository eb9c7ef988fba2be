/** The functions of CloudFormation. One that is not here is an error: a value that is guessed would be worse than none. */
import type { Json } from './read-template.ts'
import { subnetsOf } from './cidr.ts'

/** What functions look up. */
export interface Scope {
  /** A parameter, a pseudo parameter or the id of a resource; undefined for AWS::NoValue. */
  readonly ref: (name: string) => Json | undefined
  readonly attribute: (resource: string, name: string) => Json
  readonly condition: (name: string) => boolean
  readonly mapping: (map: string, first: string, second: string) => Json
  readonly zones: (region: string) => readonly string[]
}

type Evaluate = (value: Json) => Json | undefined
type Run = (argument: Json, scope: Scope, evaluate: Evaluate) => Json | undefined

/** The value without functions; undefined where it is AWS::NoValue. @throws Error for a function that is not known */
export const evaluated = (value: Json, scope: Scope): Json | undefined => {
  const evaluate: Evaluate = (part) => evaluated(part, scope)
  if (isList(value)) return value.map(evaluate).filter((item) => item !== undefined)
  if (typeof value !== 'object' || value === null) return value
  const [[name, argument] = [], ...others] = Object.entries(value)
  if (name !== undefined && argument !== undefined && others.length === 0 && isFunction(name, argument)) {
    const run = FUNCTIONS[name]
    if (run === undefined) throw new Error(`${name} is a function that the resolver does not know`)
    return run(argument, scope, evaluate)
  }
  const pairs = Object.entries(value).flatMap(([key, part]): [string, Json][] => {
    const result = evaluate(part)
    return result === undefined ? [] : [[key, result]]
  })
  return Object.fromEntries(pairs)
}

/** `Condition` is also the key of a policy, where it holds a map. */
const isFunction = (name: string, argument: Json): boolean =>
  name === 'Ref' || name.startsWith('Fn::') || (name === 'Condition' && typeof argument === 'string')

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

/** A text, or what CloudFormation writes for a number or a truth value. @throws Error for a list or a map */
export const textOf = (value: Json | undefined, what: string): string => {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  throw new Error(`${what} must be a text, but is ${JSON.stringify(value)}`)
}

const listOf = (value: Json | undefined, what: string): readonly Json[] => {
  if (isList(value)) return value
  throw new Error(`${what} must be a list, but is ${JSON.stringify(value)}`)
}

/** The argument as a list of this length, with each item evaluated. */
const parts = (argument: Json, evaluate: Evaluate, { name, from, to = from }: Arity): readonly Json[] => {
  const items = listOf(argument, `the argument of ${name}`).map((item) => evaluate(item) ?? null)
  if (items.length < from || items.length > to) throw new Error(`${name} has ${items.length} arguments`)
  return items
}

interface Arity {
  readonly name: string
  readonly from: number
  readonly to?: number
}

const truth = (value: Json | undefined): boolean => {
  if (typeof value === 'boolean') return value
  throw new Error(`a condition must be true or false, but is ${JSON.stringify(value)}`)
}

const conditions = (argument: Json, evaluate: Evaluate): readonly boolean[] =>
  listOf(argument, 'a list of conditions').map((one) => truth(evaluate(one)))

const FUNCTIONS: Readonly<Record<string, Run>> = {
  Ref: (name, scope) => scope.ref(textOf(name, 'Ref')),
  Condition: (name, scope) => scope.condition(textOf(name, 'Condition')),
  'Fn::GetAtt': (argument, scope) => {
    const [resource, ...path] = listOf(argument, 'Fn::GetAtt').map((item) => textOf(item, 'Fn::GetAtt'))
    return scope.attribute(resource ?? '', path.join('.'))
  },
  'Fn::Sub': (argument, scope, evaluate) => substituted(argument, scope, evaluate),
  'Fn::If': (argument, scope, evaluate) => {
    const [condition = '', yes = null, no = null] = listOf(argument, 'Fn::If')
    return evaluate(scope.condition(textOf(condition, 'the condition of Fn::If')) ? yes : no)
  },
  'Fn::Equals': (argument, _, evaluate) => {
    const [left, right] = parts(argument, evaluate, { name: 'Fn::Equals', from: 2 })
    return textOf(left, 'Fn::Equals') === textOf(right, 'Fn::Equals')
  },
  'Fn::Not': (argument, _, evaluate) => !conditions(argument, evaluate)[0],
  'Fn::And': (argument, _, evaluate) => conditions(argument, evaluate).every(Boolean),
  'Fn::Or': (argument, _, evaluate) => conditions(argument, evaluate).some(Boolean),
  'Fn::Contains': (argument, _, evaluate) => {
    const [list = null, value = null] = parts(argument, evaluate, { name: 'Fn::Contains', from: 2 })
    return listOf(list, 'Fn::Contains').includes(value)
  },
  'Fn::Join': (argument, _, evaluate) => {
    const [separator, list] = parts(argument, evaluate, { name: 'Fn::Join', from: 2 })
    const texts = listOf(list, 'what Fn::Join joins').map((item) => textOf(item, 'an item of Fn::Join'))
    return texts.join(textOf(separator, 'the separator of Fn::Join'))
  },
  'Fn::Split': (argument, _, evaluate) => {
    const [separator, text] = parts(argument, evaluate, { name: 'Fn::Split', from: 2 })
    return textOf(text, 'what Fn::Split splits').split(textOf(separator, 'the separator of Fn::Split'))
  },
  'Fn::Select': (argument, _, evaluate) => {
    const [index, list] = parts(argument, evaluate, { name: 'Fn::Select', from: 2 })
    const found = listOf(list, 'what Fn::Select selects from')[Number(index)]
    if (found === undefined) throw new Error(`Fn::Select: there is no item ${textOf(index, 'the index')}`)
    return found
  },
  'Fn::Cidr': (argument, _, evaluate) => {
    const [block, count, bits] = parts(argument, evaluate, { name: 'Fn::Cidr', from: 2, to: 3 })
    return [...subnetsOf(textOf(block, 'the block of Fn::Cidr'), Number(count), Number(bits))]
  },
  'Fn::GetAZs': (argument, scope, evaluate) => [...scope.zones(textOf(evaluate(argument), 'Fn::GetAZs'))],
  'Fn::FindInMap': (argument, scope, evaluate) => {
    const names = parts(argument, evaluate, { name: 'Fn::FindInMap', from: 3 })
    const [map = '', first = '', second = ''] = names.map((name) => textOf(name, 'a name of Fn::FindInMap'))
    return scope.mapping(map, first, second)
  },
  'Fn::Base64': (argument, _, evaluate) =>
    Buffer.from(textOf(evaluate(argument), 'Fn::Base64'), 'utf8').toString('base64'),
}

/** `${Name}`, `${Resource.Attribute}`, `${!literal}`, and names of its own map. */
const substituted = (argument: Json, scope: Scope, evaluate: Evaluate): string => {
  const [text, own = {}] = isList(argument) ? argument : [argument]
  const names = typeof own === 'object' && own !== null && !isList(own) ? own : {}
  return textOf(text, 'Fn::Sub').replaceAll(/\$\{([^}]*)\}/g, (_, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`
    const given = names[name]
    if (given !== undefined) return textOf(evaluate(given), `\${${name}} of Fn::Sub`)
    const dot = name.indexOf('.')
    const value = dot === -1 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1))
    return textOf(value, `\${${name}} of Fn::Sub`)
  })
}
