/**
 * Random names of branches, and the tags that they get: each must be a tag that a registry takes, and no two names may share one, except by the
 * chance of the hash. The names are close to each other on purpose: what differs is what a tag cannot have.
 */
import { tagFrom, type RunContext } from '../../src/domain/image/tag.ts'
import { isImageTag } from '../../src/domain/image/valid-tag.ts'
import { ShipError } from '../../src/errors/ship-error.ts'

/** Pieces that become alike in a tag, or look like what is added to it. */
const PIECES: readonly string[] = [
  ...[
    'a',
    'A',
    'b1',
    '-',
    '--',
    '.',
    '..',
    '_',
    '/',
    '#',
    '@',
    '+',
    '~1',
    'é',
    '日本',
    '🚀',
    'ﬀ',
    '\u200b',
    '%2F',
    '$(id)',
  ],
  ...[
    'feature/',
    'feature-',
    'dependabot/npm_and_yarn/',
    'release/1.2',
    'x'.repeat(60),
    'y'.repeat(130),
    '-0a1b2c3d',
    'renovate/',
  ],
]

/** A generator that gives the same numbers for the same seed (mulberry32). */
const randomOf = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface Tagged {
  readonly names: number
  /** Names that no tag can be made of: nothing readable is left. */
  readonly refused: number
  readonly invalid: readonly string[]
  /** Two names with one tag. */
  readonly shared: readonly (readonly [string, string])[]
}

/** The pairs that may share a tag by chance, for so many names whose tags end in 8 digits with a letter among them. */
export const expectedByChance = (names: number): number => names ** 2 / 2 / (16 ** 8 * 0.97)

/** Makes so many different names and their tags. `run`: what else is known of the run. */
export const tagBranches = (count: number, run: RunContext, seed = 1): Tagged => {
  const random = randomOf(seed)
  const names = new Set<string>()
  while (names.size < count) names.add(nameBy(random))
  const byTag = new Map<string, string>()
  const invalid: string[] = []
  const shared: (readonly [string, string])[] = []
  let refused = 0
  for (const branch of names) {
    const tag = tagOf(branch, run)
    if (tag === null) {
      refused += 1
      continue
    }
    if (!isImageTag(tag)) invalid.push(branch)
    const other = byTag.get(tag)
    if (other !== undefined) shared.push([other, branch])
    byTag.set(tag, branch)
  }
  return { names: names.size, refused, invalid, shared }
}

const nameBy = (random: () => number): string => {
  const length = 1 + Math.floor(random() * 6)
  const pieces = Array.from({ length }, () => PIECES[Math.floor(random() * PIECES.length)] ?? '')
  return random() < 0.5 ? pieces.join('') : `${pieces.join('')}${Math.floor(random() * 1e9).toString(36)}`
}

const tagOf = (branch: string, run: RunContext): string | null => {
  try {
    return tagFrom({ template: '{branch}', environment: null, run: { ...run, branch } }, 0).tag
  } catch (error) {
    if (error instanceof ShipError && error.code === 'E_TAG') return null
    throw error
  }
}
