/** A task definition of ECS as a file of the repository: without what only ECS sets, and without anything that looks like a secret. Pure. */
import type { ContainerDefinition, RegisterTaskDefinitionCommandInput, Tag, TaskDefinition } from '@aws-sdk/client-ecs'
import { looksSecret } from '../../domain/lint/looks-secret.ts'
import { secretIn } from '../../domain/lint/secret-patterns.ts'
import { registrable } from '../../domain/task-definition/check.ts'
import { asWritten } from '../../domain/task-definition/normalised.ts'
import { escaped } from '../../domain/values/template.ts'
import { name as shown } from './imported.ts'

export interface DescribedDefinition {
  readonly taskDefinition: TaskDefinition
  readonly tags: readonly Tag[]
}

export interface ImportedDefinition {
  readonly text: string
  /** What was left out, without its value. */
  readonly open: readonly string[]
}

/** @param described the reply of DescribeTaskDefinition @param container the one that is built here */
export const importedDefinition = (described: DescribedDefinition, container: string): ImportedDefinition => {
  // Whatever ECS has registered has the shape of what it registers.
  const definition = asWritten(registrable(described) as RegisterTaskDefinitionCommandInput)
  const order = namesIn(described)
  const parts = (definition.containerDefinitions ?? [])
    .toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name))
    .map((one) => withoutSecrets(one))
  const containers = parts.map(({ container: own }) =>
    own.name === container ? { ...own, image: 'replaced-by-ship-to-ecs' } : own,
  )
  const { containerDefinitions: _, ...rest } = definition
  const whole = { ...(mapTexts(rest, escaped) as object), containerDefinitions: containers }
  return { text: `${JSON.stringify(whole, null, 2)}\n`, open: parts.flatMap(({ open }) => open) }
}

const namesIn = ({ taskDefinition }: DescribedDefinition): readonly (string | undefined)[] =>
  (taskDefinition.containerDefinitions ?? []).map(({ name }) => name)

interface Cleaned {
  readonly container: ContainerDefinition
  readonly open: readonly string[]
}

const withoutSecrets = (container: ContainerDefinition): Cleaned => {
  const { environment = [], ...rest } = container
  const open: string[] = []
  const where = shown(container.name ?? '')
  const variables = environment.map(({ name = '', value = '' }) => {
    if (looksSecret({ name, value }) === null) return { name, value: escaped(value) }
    open.push(
      `The variable ${shown(name)} of the container ${where} looks like a secret, so its value was not written. Keep it in Secrets Manager or Parameter Store, name that under \`secrets\` of task-definition.json, and remove it from \`environment\`; if it is no secret, write its value there.`,
    )
    return { name, value: MISSING }
  })
  const others = mapTexts(rest, (text) => {
    const what = secretIn(text)
    if (what === null) return escaped(text)
    open.push(
      `A command, label or option of the container ${where} has ${what}, so it was not written. Pass it by \`secrets\`, or \`secretOptions\` of the log configuration; task-definition.json has \`${MISSING}\` there.`,
    )
    return MISSING
  })
  return {
    // The same members, with other texts.
    container: { ...(others as ContainerDefinition), ...(environment.length === 0 ? {} : { environment: variables }) },
    open,
  }
}

/** A placeholder without a value: a deployment ends before anything changes, and names it. */
const MISSING = '${env:NOT_IMPORTED}'

/** Every text of a value; keys stay as they are. */
const mapTexts = (value: unknown, change: (text: string) => string): unknown => {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((one: unknown) => mapTexts(one, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change)]))
}
