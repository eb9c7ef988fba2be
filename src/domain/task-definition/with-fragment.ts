/**
 * A fragment of a task definition, as `infra/fragments/` has them: members for containers that the definition has, further containers and volumes.
 * Pure, and of JSON: placeholders stay as they are.
 */
import { z } from 'zod'

const container = z.looseObject({ name: z.string() })
const volume = z.looseObject({ name: z.string() })

const fragments = z.strictObject({
  containerDefinitions: z.array(container),
  volumes: z.array(volume).default([]),
})

const definitions = z.looseObject({ containerDefinitions: z.array(container), volumes: z.array(volume).default([]) })

const list = z.array(z.unknown())

type Container = z.output<typeof container>

/**
 * The definition with the fragment. A list of a container gets the entries of the fragment's; every other member is replaced by it.
 * @throws ZodError where one of them is not of that shape
 */
export const withFragment = (definition: unknown, fragment: unknown): z.output<typeof definitions> => {
  const whole = definitions.parse(definition)
  const { containerDefinitions: changes, volumes } = fragments.parse(fragment)
  const names = new Set(whole.containerDefinitions.map(({ name }) => name))
  return {
    ...whole,
    containerDefinitions: [
      ...whole.containerDefinitions.map((one) =>
        changes.filter(({ name }) => name === one.name).reduce<Container>(merged, one),
      ),
      ...changes.filter(({ name }) => !names.has(name)),
    ],
    volumes: [...whole.volumes, ...volumes],
  }
}

const merged = (own: Container, change: Container): Container => ({
  ...own,
  ...change,
  ...Object.fromEntries(
    Object.entries(change).flatMap(([key, value]) => {
      const [before, more] = [list.safeParse(own[key]), list.safeParse(value)]
      return before.success && more.success ? [[key, [...before.data, ...more.data]]] : []
    }),
  ),
})
