/** Pushes to a registry that this server only reads: a repository is there by a creation template once something of that name has been pushed. */
import type { Operations, Principal } from './protocol/call.ts'
import { createdOnPush, newRepository } from './registry/repositories.ts'
import type { Asked, Registries } from './repository-lookup.ts'

/** The same operations, before each of which pushes are looked for. */
export const afterPushes = (registries: Registries, operations: Operations): Operations =>
  Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      async (input: never, principal: Principal) => {
        for (const repository of namesIn(input)) await seePush(registries, repository)
        return operation(input, principal)
      },
    ]),
  )

const namesIn = (input: Asked & { readonly repositoryNames?: readonly string[] }): readonly string[] => [
  ...(input.repositoryNames ?? []),
  ...(input.repositoryName === undefined ? [] : [input.repositoryName]),
]

/** Our own registry sees each push itself (`rules.ts`). */
const seePush = async ({ own, now }: Registries, name: string): Promise<void> => {
  const wanted = createdOnPush(name, own.templates)
  const isThere = (): boolean => own.repositories.some((one) => one.name === name)
  if (wanted === null || isThere() || (await own.store.tags(name)).length === 0 || isThere()) return
  own.repositories.push(newRepository(wanted, own, new Date(now())))
}
