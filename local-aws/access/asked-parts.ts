/** Members of a request, and the ARNs that they name. */

export interface AskedResource {
  /** As the Service Authorization Reference names it; `*` for an action that knows no resources. */
  readonly type: string
  /** Null: the request does not say which. */
  readonly arn: string | null
}

export type Input = Readonly<Record<string, unknown>>

export interface Where {
  readonly account: string
  readonly region: string
  readonly partition: string
}

/** An object, or an empty one in place of anything else. */
export const field = (value: unknown): Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Input) : {} // an object of JSON

/** Null where the request has none. */
export const text = (input: Input, name: string): string | null => {
  const value = input[name]
  return typeof value === 'string' && value !== '' ? value : null
}

export const texts = (input: Input, name: string): readonly string[] => {
  const value = input[name]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

export const objects = (input: Input, name: string): readonly Input[] => {
  const value = input[name]
  return Array.isArray(value) ? value.map(field) : []
}

export const arnOf = ({ partition, region, account }: Where, service: string, rest: string): string =>
  `arn:${partition}:${service}:${region}:${account}:${rest}`

/** The last part of an ARN, or the name itself. */
export const nameIn = (arnOrName: string): string => arnOrName.split('/').at(-1) ?? ''

const ARNS = ['serviceDeploymentArn', 'service', 'task', 'serviceArn'] as const
const LISTS = ['serviceDeploymentArns', 'serviceRevisionArns', 'tasks', 'services'] as const

/** Of the request, or of the first ARN that has it. */
export const clusterNameOf = (input: Input): string | null => {
  const given = text(input, 'cluster')
  if (given !== null) return nameIn(given)
  const arns = [...ARNS.map((name) => text(input, name)), ...LISTS.map((name) => texts(input, name)[0] ?? null)]
  return arns.map((arn) => /^arn:[^/]+\/([^/]+)\//.exec(arn ?? '')?.[1]).find((name) => name !== undefined) ?? null
}

/** Of a family alone, every revision. */
export const taskDefinitionArn = (definition: string, where: Where): string => {
  if (definition.startsWith('arn:')) return definition
  return arnOf(where, 'ecs', `task-definition/${definition.includes(':') ? definition : `${definition}:*`}`)
}
