/** A JSON Patch whose copies grow without end. */
import { expect, test } from '@jest/globals'
import { NO_OVERRIDES } from '../../../src/domain/task-definition/overrides.ts'
import { withPatch } from '../../../src/domain/task-definition/patch.ts'

test('copies that double the definition again and again are not made', () => {
  const patch = Array.from({ length: 30 }, (_, index) => ({
    op: 'copy' as const,
    from: '/containerDefinitions',
    path: `/containerDefinitions/0/x${index}`,
  }))
  expect(
    withPatch({ containerDefinitions: [{ name: 'app' }] }, { ...NO_OVERRIDES, 'task-definition-patch': patch })
      .problems,
  ).toEqual([
    expect.stringMatching(/operation \d\d \(copy .*\) does not apply: the copies add more than 200000 characters/),
  ])
})
