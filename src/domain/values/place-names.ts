/** The names that say what a placeholder's value is for. */
import { isMembers } from '../task-definition/walk.ts'
import type { KeyPath, Use } from './fill.ts'
import type { Reference } from './template.ts'

/** Of the variable, label or option of a command that gets the value, and of what the value comes from. */
export const namesBeside = (document: unknown, { path, text }: Use, reference: Reference): readonly string[] => {
  const parent = path.slice(0, -1).reduce(memberOf, document)
  return [
    ...path.slice(-1).filter((key) => typeof key === 'string'),
    ...texts([memberOf(parent, 'name'), optionBefore(parent, path)]),
    ...namesWithin(text, reference.written),
    lastName(reference),
  ]
}

const memberOf = (value: unknown, key: string | number): unknown => {
  if (Array.isArray(value)) return typeof key === 'number' ? (value[key] as unknown) : undefined // any, of Array.isArray
  return isMembers(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

const texts = (values: readonly unknown[]): readonly string[] => values.filter((value) => typeof value === 'string')

/** `--password`, where the value is the next word of a command. */
const optionBefore = (parent: unknown, path: KeyPath): unknown => {
  const index = path.at(-1)
  const before = typeof index === 'number' ? memberOf(parent, index - 1) : undefined
  return typeof before === 'string' && /^--?[\w-]+$/.test(before) ? before : undefined
}

/** `PASSWORD=${…}`, `--password ${…}`, `"password": "${…}"`, and the password of `https://user:${…}@host`. */
const namesWithin = (text: string, written: string): readonly string[] => [
  ...(text.includes(`:${written}@`) ? ['password'] : []),
  ...text
    .split(written)
    .slice(0, -1)
    .flatMap((before) => texts([ASSIGNED.exec(before.slice(-LONGEST_NAME))?.[1]])),
]

const ASSIGNED = /([\w-]+)\\?["']?(?:=| ?: ?| )\\?["']?$/

const LONGEST_NAME = 200

/** `db-password` of `${ssm:/shop/db-password:3}`; what is above it may hold many things. */
const lastName = ({ source, name }: Reference): string =>
  source === 'ssm' ? (name.replace(/:.*$/, '').split('/').at(-1) ?? '') : (name.split('.').at(-1) ?? '')
