/** A task definition of ECS as a file of the repository: without what only ECS sets, and without anything that looks like a secret. Pure. */
import type { ContainerDefinition, RegisterTaskDefinitionCommandInput, Tag, TaskDefinition } from '@aws-sdk/client-ecs'
import { looksSecret } from '../../domain/lint/looks-secret.ts'
import { registrable } from '../../domain/task-definition/check.ts'
import { asWritten } from '../../domain/task-definition/normalised.ts'
import { escaped } from '../../domain/values/template.ts'
import { name as shown } from './imported.ts'
import { flagOf, writtenSecret } from './written-secrets.ts'

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
  const { containerDefinitions = [], ...others } = definition
  const parts = containerDefinitions
    .toSorted((one, other) => order.indexOf(one.name) - order.indexOf(other.name))
    .map((one) => withoutSecrets(one))
  const containers = parts.map(({ container: own }) =>
    own.name === container ? { ...own, image: 'replaced-by-ship-to-ecs' } : own,
  )
  const task = withoutTexts(others, (what) => `A tag, volume or property of the task has ${what}, ${LEFT_OUT}`)
  const whole = { ...(task.value as object), containerDefinitions: containers }
  return {
    text: `${JSON.stringify(whole, null, 2)}\n`,
    open: [...task.open, ...parts.flatMap(({ open }) => open)],
  }
}

const LEFT_OUT = 'so it was not written; task-definition.json has `${env:NOT_IMPORTED}` there.'

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
  const variables = environment.map((variable) => {
    const { name = '', value = '' } = variable
    if (looksSecret({ name, value }) === null)
      return variable.value === undefined ? variable : { ...variable, value: escaped(value) }
    open.push(
      `The variable ${shown(name)} of the container ${where} looks like a secret, so its value was not written. Keep it in Secrets Manager or Parameter Store, name that under \`secrets\` of task-definition.json, and remove it from \`environment\`; if it is no secret, write its value there.`,
    )
    return { ...variable, value: MISSING }
  })
  const others = withoutTexts(
    rest,
    (what) =>
      `A command, label or option of the container ${where} has ${what}, ${LEFT_OUT} Pass it by \`secrets\`, or \`secretOptions\` of the log configuration; if it is no secret, write it there.`,
  )
  return {
    // The same members, with other texts.
    container: {
      ...(others.value as ContainerDefinition),
      ...(environment.length === 0 ? {} : { environment: variables }),
    },
    open: [...open, ...others.open],
  }
}

/** A placeholder without a value: a deployment ends before anything changes, and names it. */
const MISSING = '${env:NOT_IMPORTED}'

/** Without the texts that hold a secret. @param inWords names what such a text holds */
const withoutTexts = (
  value: unknown,
  inWords: (what: string) => string,
): { readonly value: unknown; readonly open: readonly string[] } => {
  const open = new Set<string>()
  const changed = mapTexts(value, (text, name) => {
    const what = writtenSecret(text, name)
    if (what === null) return escaped(text)
    open.add(inWords(what))
    return MISSING
  })
  return { value: changed, open: [...open] }
}

type Change = (text: string, name: string | null) => string

/** Their keys are names that people have chosen; other keys are those of ECS. */
const MAPS: ReadonlySet<string> = new Set(['dockerLabels', 'labels', 'options', 'driverOpts'])

/** Every text of a value; keys stay as they are. */
const mapTexts = (value: unknown, change: Change, name: string | null = null): unknown => {
  if (typeof value === 'string') return change(value, name)
  if (Array.isArray(value)) return value.map((one: unknown, at) => mapTexts(one, change, flagOf(one, value[at - 1])))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  const own = nameOf(value)
  return Object.fromEntries(
    entries.map(([key, one]) => [
      key,
      MAPS.has(key) ? mapNamed(one, change) : mapTexts(one, change, key === 'value' ? own : null),
    ]),
  )
}

const mapNamed = (value: unknown, change: Change): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, change, key)]))
    : mapTexts(value, change)

/** Of a pair such as a tag or a property. */
const nameOf = (value: object): string | null => {
  const { name, key } = value as Readonly<Record<'name' | 'key', unknown>>
  return [name, key].find((one) => typeof one === 'string') ?? null
}
