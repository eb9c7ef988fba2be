/** Which image a lifecycle policy takes away, and when. */
import { describe, expect, test } from '@jest/globals'
import { expiryOf, lifecycleRules, type ListedImage } from '../../../src/domain/registry/lifecycle-policy.ts'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 10, 20)
const rule = (rulePriority: number, selection: object, action: object = { type: 'expire' }) => ({
  rulePriority,
  selection,
  action,
})
const rulesOf = (...rules: readonly object[]) => lifecycleRules(JSON.stringify({ rules })) ?? []
const image = (digest: string, daysAgo: number, ...tags: readonly string[]): ListedImage => ({
  digest,
  tags,
  pushedAt: NOW - daysAgo * DAY,
})

const LAST = image('a', 1, 'prod-1', 'v1')
const OLDER = image('b', 10, 'prod-0')
const ALL = [LAST, OLDER, image('c', 3), image('d', 2, 'dev-1')]
const expiry = (one: ListedImage, ...rules: readonly object[]) =>
  expiryOf(one, { rules: rulesOf(...rules), images: ALL, now: NOW })

const aged = (countNumber: number, more: object = { tagStatus: 'any' }) => ({
  ...more,
  countType: 'sinceImagePushed',
  countUnit: 'days',
  countNumber,
})
const counted = (countNumber: number, more: object = { tagStatus: 'any' }) => ({
  ...more,
  countType: 'imageCountMoreThan',
  countNumber,
})
const ofProd = { tagStatus: 'tagged', tagPrefixList: ['prod-'] }

describe('an image', () => {
  test.each([
    ['older than the rule keeps', OLDER, [rule(1, aged(7))], { kind: 'now', rule: 1 }],
    ['that is not as old yet', OLDER, [rule(1, aged(14))], { kind: 'at', rule: 1, at: OLDER.pushedAt + 14 * DAY }],
    ['behind as many newer ones', OLDER, [rule(1, counted(1, ofProd))], { kind: 'now', rule: 1 }],
    [
      'with newer ones of other tags',
      OLDER,
      [rule(1, counted(3, ofProd))],
      { kind: 'after-pushes', rule: 1, pushes: 2 },
    ],
    ['the newest', LAST, [rule(1, counted(1))], { kind: 'after-pushes', rule: 1, pushes: 1 }],
    ['that no rule selects', OLDER, [rule(1, aged(1, { tagStatus: 'untagged' }))], { kind: 'never' }],
    [
      'with one of two prefixes',
      OLDER,
      [rule(1, aged(1, { ...ofProd, tagPrefixList: ['prod-', 'v'] }))],
      { kind: 'never' },
    ],
    [
      'with both of them',
      LAST,
      [rule(1, aged(0, { ...ofProd, tagPrefixList: ['prod-', 'v'] }))],
      { kind: 'now', rule: 1 },
    ],
    [
      'by a pattern',
      OLDER,
      [rule(1, aged(1, { tagStatus: 'tagged', tagPatternList: ['*-0'] }))],
      { kind: 'now', rule: 1 },
    ],
    [
      'that an earlier rule claims',
      OLDER,
      [rule(9, aged(1)), rule(2, aged(30, ofProd))],
      { kind: 'at', rule: 2, at: OLDER.pushedAt + 30 * DAY },
    ],
    [
      'that is archived',
      OLDER,
      [rule(1, aged(1), { type: 'transition', targetStorageClass: 'archive' })],
      { kind: 'never' },
    ],
    [
      'by a count of another kind',
      OLDER,
      [rule(1, { ...aged(1), countType: 'sinceImagePulled' })],
      { kind: 'unknown', rule: 1 },
    ],
    ['by an action of another kind', OLDER, [rule(1, aged(1), { type: 'freeze' })], { kind: 'unknown', rule: 1 }],
  ] as const)('%s', (_, one, rules, expected) => {
    expect(expiry(one, ...rules)).toEqual(expected)
  })
})

test.each(['', 'null', '[]', '{"rules":{}}', '{"rules":[{"rulePriority":1}]}'])('%s is no policy', (text) => {
  expect(lifecycleRules(text)).toBeNull()
})
