/** Tags of the branches in GitHub's own examples of events, and of many random names. */
import { createRequire } from 'node:module'
import { expect, test } from '@jest/globals'
import { z } from 'zod'
import { expectedByChance, tagBranches } from '../../../scripts/fuzz/branch-names.ts'
import { tagFrom } from '../../../src/domain/image/tag.ts'
import { isImageTag } from '../../../src/domain/image/valid-tag.ts'
import { run } from '../../support/image.ts'

const EVENTS = z.array(z.object({ name: z.string(), examples: z.array(z.unknown()) }))
/** Names of branches are where the events have them. */
const BRANCH_KEYS = ['ref', 'head_branch', 'base_ref', 'default_branch', 'master_branch']

const namesIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    BRANCH_KEYS.includes(key) && typeof member === 'string' && member !== '' ? [member] : namesIn(member),
  )
}

test('every branch in the examples of GitHub has a tag of its own', () => {
  const events = EVENTS.parse(createRequire(import.meta.url)('@octokit/webhooks-examples'))
  const names = [...new Set(events.flatMap(({ examples }) => examples.flatMap(namesIn)))]
  expect(names.length).toBeGreaterThan(10)
  const tags = names.map(
    (branch) => tagFrom({ template: '{environment}-{branch}', environment: 'prod', run: run({ branch }) }, 0).tag,
  )
  expect(tags.filter((tag) => !isImageTag(tag))).toEqual([])
  expect(new Set(tags).size).toBe(names.length)
})

test('random names have valid tags, and no two share one beyond the chance of the hash', () => {
  const { names, invalid, shared, refused } = tagBranches(30_000, run())
  expect({ names, invalid }).toEqual({ names: 30_000, invalid: [] })
  // 0.1 are expected; the seed is fixed.
  expect(expectedByChance(names)).toBeLessThan(0.2)
  expect(shared).toEqual([])
  expect(refused).toBeLessThan(names / 10)
})
