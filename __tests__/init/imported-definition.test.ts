/** What an import writes, a run registers again: nothing of a definition is lost or changed but its image and its secrets. */
import { expect, test } from '@jest/globals'
import { asWritten, normalised } from '../../src/domain/task-definition/normalised.ts'
import { segmentsOf } from '../../src/domain/values/template.ts'
import { importedDefinition } from '../../src/init/import/imported-definition.ts'
import { anyDefinition } from '../support/any-definition.ts'
import { fc } from '../support/fast-check.ts'

/** As a run fills it in: ECS has registered no placeholder of this action. */
const filled = (value: unknown): unknown => {
  if (typeof value === 'string')
    return (
      segmentsOf(value)
        ?.map((one) => (one.kind === 'reference' ? '' : one.text))
        .join('') ?? value
    )
  if (Array.isArray(value)) return value.map(filled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one)]))
}

test('any definition comes back', () => {
  fc.assert(
    fc.property(anyDefinition, ({ tags = [], ...definition }) => {
      const { text, open } = importedDefinition({ taskDefinition: { ...definition, status: 'ACTIVE' }, tags }, 'none')
      fc.pre(open.length === 0)
      expect(normalised(filled(JSON.parse(text)) as typeof definition)).toEqual(
        normalised(asWritten({ ...definition, tags })),
      )
    }),
  )
})
