/** Statements by the vulnerabilities that they name: a document of a distributor has thousands, and an image has thousands of findings. Pure. */
import type { VexStatement } from './statements.ts'

const known = new WeakMap<readonly VexStatement[], ReadonlyMap<string, readonly VexStatement[]>>()

/** Those that name a vulnerability, also as an alias, in their order. The index of a list is made once. */
export const statementsAbout = (id: string, statements: readonly VexStatement[]): readonly VexStatement[] => {
  const index = known.get(statements) ?? indexOf(statements)
  known.set(statements, index)
  return index.get(id) ?? []
}

const indexOf = (statements: readonly VexStatement[]): ReadonlyMap<string, readonly VexStatement[]> => {
  const index = new Map<string, VexStatement[]>()
  for (const statement of statements) {
    for (const id of new Set(statement.ids)) {
      const others = index.get(id)
      if (others === undefined) index.set(id, [statement])
      else others.push(statement)
    }
  }
  return index
}
