/** What is said of the base image: only what was scanned is claimed. */
import { describe, expect, test } from '@jest/globals'
import type { FoundBase } from '../../../src/domain/image/base-layers.ts'
import { candidatesOf } from '../../../src/domain/image/base-layers.ts'
import { baseInWords } from '../../../src/domain/scan/base-in-words.ts'
import type { ComparedBase } from '../../../src/domain/scan/base-fixes.ts'
import type { CheckedBase } from '../../../src/domain/scan/newer-bases.ts'
import { digestOf, vulnerability } from '../../support/sample-results.ts'

const [ONE, TWO, OWN] = [digestOf('1'), digestOf('2'), digestOf('3')]
const NODE = 'docker.io/library/node:22.1-slim'
const found = (
  newer: Extract<FoundBase, { kind: 'found' }>['newer'] = { sameTag: 'same', tags: [] },
  reference = NODE,
): FoundBase => ({ kind: 'found', reference, line: 3, layers: [ONE, TWO], newer })
const findings = [
  vulnerability({ layer: ONE }),
  vulnerability({ id: 'B', severity: 'LOW', layer: TWO }),
  vulnerability({ id: 'C', layer: OWN }),
  vulnerability({ id: 'D' }),
]
const SPLIT =
  'In the layers of the base image docker.io/library/node:22.1-slim (line 3 of the Dockerfile): 1 HIGH, 1 LOW; of our own: 2.'

const words = (base: FoundBase, bases: readonly CheckedBase[] | null = null): string | null =>
  baseInWords({ base, newer: bases === null ? null : { bases } }, findings)

describe('without a scan of another image', () => {
  test.each([
    [{ sameTag: 'same', tags: [] } as const, ' The registry has no newer image of this name.'],
    [{ sameTag: 'unknown', tags: [] } as const, ''],
    [
      { sameTag: 'moved', tags: ['22.9-slim'] } as const,
      ' The registry has a newer image of this name, not checked. Newer: `node:22.9-slim`, not checked.',
    ],
  ])('%j', (newer, end) => {
    expect(words(found(newer))).toBe(`${SPLIT}${end}`)
  })
})

describe('of what was scanned', () => {
  const fixes: ComparedBase = {
    kind: 'compared',
    fixed: [vulnerability()],
    stay: [],
    added: [],
    endOfLife: 'not-known',
  }
  const scanned = { name: NODE, kind: 'scanned', digest: digestOf('d'), fixes } as const
  test.each<[CheckedBase, string]>([
    [{ ...scanned, reached: 'by-tag' }, '`node:22.1-slim` fixes the finding of the base.'],
    [
      { ...scanned, reached: 'by-rebuild' },
      "Today's `node:22.1-slim` fixes the finding of the base: build with `pull: true`.",
    ],
    [
      { ...scanned, reached: 'by-digest' },
      "Today's `node:22.1-slim` fixes the finding of the base: change the digest in the Dockerfile.",
    ],
    [
      { ...scanned, reached: 'by-rebuild', fixes: { ...fixes, fixed: [], stay: [vulnerability()] } },
      "Today's `node:22.1-slim` fixes none of the findings of the base (1).",
    ],
    [
      { ...scanned, reached: 'by-tag', name: 'ghcr.io/team/base:2', fixes: { kind: 'unknown', because: 'no system.' } },
      'Newer: `ghcr.io/team/base:2`, not checked: no system.',
    ],
    [
      { name: NODE, reached: 'by-tag', kind: 'not-checked', because: 'docker.io did not answer' },
      'Newer: `node:22.1-slim`, not checked: docker.io did not answer.',
    ],
  ])('%#', (checked, sentence) => {
    expect(words(found(), [checked])).toBe(`${SPLIT} ${sentence}`)
  })
})

test('nothing is said where there is nothing to say', () => {
  const base = found()
  expect([
    baseInWords({ base, newer: null }, []),
    baseInWords({ base, newer: null }, [vulnerability()]),
    words({ kind: 'scratch' }),
  ]).toEqual([null, null, null])
  expect(words({ kind: 'unknown', because: 'x' })).toBe('Which findings are of the base image is not known: x.')
})

describe('candidates', () => {
  const MOVED = { sameTag: 'moved', tags: ['22.2-slim', '22.9-slim'] } as const
  test.each<[string, FoundBase, readonly (readonly [string, string])[]]>([
    [
      'today, then the nearest tag',
      found(MOVED),
      [
        ['node:22.1-slim', 'by-rebuild'],
        ['node:22.2-slim', 'by-tag'],
      ],
    ],
    [
      'today, for a digest that can be changed',
      found({ sameTag: 'moved', tags: [] }, `${NODE}@${digestOf('9')}`),
      [['node:22.1-slim', 'by-digest']],
    ],
    [
      'two tags',
      found({ ...MOVED, sameTag: 'same' }),
      [
        ['node:22.2-slim', 'by-tag'],
        ['node:22.9-slim', 'by-tag'],
      ],
    ],
    ['none without a tag', found(MOVED, `docker.io/library/node@${digestOf('9')}`), []],
    ['none without a base', { kind: 'scratch' }, []],
  ])('%s', (_, base, expected) => {
    expect(candidatesOf(base)).toEqual(
      expected.map(([name, reached]) => ({ name: `docker.io/library/${name}`, reached })),
    )
  })
})
