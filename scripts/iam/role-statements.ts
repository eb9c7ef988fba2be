/** The statements of a role's policy as YAML, one for each scope. */
import type { Grant, Part } from './grants.ts'
import { scopeOf, type Scope } from './scopes.ts'

export interface RoleStatement extends Scope {
  readonly actions: readonly string[]
}

/** Of one part of what a role needs. */
export const statementsOf = (grants: readonly Grant[], part: Part): readonly RoleStatement[] => {
  const own = grants
    .filter((grant) => grant.part === part)
    .map((grant) => ({ ...scopeOf(grant), action: grant.action }))
  const groups = Map.groupBy(own, ({ sid, resources, condition }) => JSON.stringify([sid, resources, condition]))
  const statements = [...groups.values()].flatMap(([first, ...more]) =>
    first === undefined
      ? []
      : [{ ...first, actions: [...new Set([first, ...more].map(({ action }) => action))].toSorted() }],
  )
  return statements.toSorted((one, other) => (one.sid < other.sid ? -1 : 1))
}

/** Indented for the place in the template. */
export const yamlOf = (statements: readonly RoleStatement[], indent: string): string =>
  statements
    .flatMap((one) => [
      `- Sid: ${one.sid}`,
      '  Effect: Allow',
      ...valuesOf('  Action:', one.actions),
      ...valuesOf('  Resource:', one.resources),
      ...conditionOf(one),
    ])
    .map((line) => `${indent}${line}\n`)
    .join('')

const valuesOf = (key: string, values: readonly string[]): readonly string[] =>
  values.length === 1 ? [`${key} ${values[0] ?? ''}`] : [key, ...values.map((value) => `    - ${value}`)]

const conditionOf = ({ condition }: RoleStatement): readonly string[] =>
  condition === null ? [] : ['  Condition:', `    ${condition.operator}:`, `      ${condition.key}: ${condition.value}`]
