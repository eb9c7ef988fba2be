/** `${env:NAME}`: only variables that the workflow lists, so that no file of a checkout can take others out of the job. */
import type { Lookup } from './named-facts.ts'

/** By name, what the input `value-envs` lists; null for a variable that is not set. */
export type ListedVariables = Readonly<Record<string, string | null>>

/** The value of `${env:NAME}`. */
export const lookUpVariable = (listed: ListedVariables, name: string): Lookup => {
  const value = Object.hasOwn(listed, name) ? listed[name] : undefined
  if (value === undefined) return { kind: 'problem', why: `the input \`value-envs\` does not list ${name}` }
  if (value === null) return { kind: 'problem', why: `the variable ${name} is not set` }
  if (value !== '') return { kind: 'value', text: value }
  return {
    kind: 'problem',
    why: `the variable ${name} is empty; so is one whose secret or variable GitHub does not have`,
  }
}
