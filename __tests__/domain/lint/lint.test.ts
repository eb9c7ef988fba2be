import { describe, expect, test } from '@jest/globals'
import { countsOfFindings, findingInWords, placesInWords } from '../../../src/domain/lint/describe-lint.ts'
import { levelOf } from '../../../src/domain/lint/lint-levels.ts'
import { lint } from '../../../src/domain/lint/lint.ts'
import { APP, CLEAN, container, findingsOf, having, PROXY } from '../../support/lint-play.ts'

describe('the level of a rule', () => {
  const WARNS = { id: 'ECS.5', level: 'warn' } as const
  const FAILS = { id: 'unknown-volume', level: 'error' } as const

  test.each([
    ['is its own', WARNS, {}, 'checked', 'warn'],
    ['is its own', FAILS, {}, 'checked', 'error'],
    ['is what is set', WARNS, { 'ECS.5': 'error' }, 'checked', 'error'],
    ['is what is set', FAILS, { 'unknown-volume': 'warn' }, 'checked', 'warn'],
    ['is off where that is set', WARNS, { 'ECS.5': 'off' }, 'checked', null],
    ['is off where that is set', FAILS, { 'unknown-volume': 'off' }, 'registered', null],
    ['is that of all', WARNS, { all: 'error' }, 'checked', 'error'],
    ['is off with all', WARNS, { all: 'off' }, 'checked', null],
    ['is its own beside all', WARNS, { all: 'off', 'ECS.5': 'warn' }, 'checked', 'warn'],
    ['is not that of all where ECS rejects', FAILS, { all: 'off' }, 'checked', 'error'],
    ['is a warning where ECS has accepted', FAILS, {}, 'registered', 'warn'],
    ['is what is set where ECS has accepted', FAILS, { 'unknown-volume': 'error' }, 'registered', 'error'],
  ] as const)('%s', (_, rule, levels, values, expected) => {
    expect(levelOf(rule, { levels, values })).toBe(expected)
  })
})

const options = { containerName: 'app', levels: {}, values: 'checked' } as const

describe('findings', () => {
  const several = having({ containerDefinitions: [{ ...APP, user: 'root', readonlyRootFilesystem: false }] })

  test('are in the order of their severity', () => {
    expect(findingsOf(several).map(({ rule }) => rule)).toEqual(['ECS.5', 'ECS.20'])
  })

  test('begin with errors', () => {
    const found = lint({ input: several, source: 't' }, { ...options, levels: { 'ECS.20': 'error' } })
    expect(found.map(({ rule, level }) => [rule, level])).toEqual([
      ['ECS.20', 'error'],
      ['ECS.5', 'warn'],
    ])
  })

  test('hold no value of the environment', () => {
    const found = findingsOf(container({ environment: [{ name: 'DB_PASSWORD', value: 'hunter2' }] }))
    expect(JSON.stringify(found)).not.toContain('hunter2')
    expect(found.flatMap(({ places }) => places)).toEqual([
      { path: 'containerDefinitions[0].environment[0]', container: 'app', detail: 'DB_PASSWORD' },
    ])
  })

  test.each(['proxy', 'proxy:1.29'])('are none of the tag of a side-car that is pinned: %s', (image) => {
    const input = having({ containerDefinitions: [APP, { ...PROXY, image }] })
    const rulesOf = (sideCars: 'pinned' | 'as-written') =>
      lint({ input, source: 't' }, { ...options, sideCars }).map(({ rule }) => rule)
    expect(rulesOf('as-written')).toHaveLength(1)
    expect(rulesOf('pinned')).toEqual([])
  })

  test('are described', () => {
    const [first] = findingsOf(container({ user: 'root' }))
    expect(first === undefined ? '' : findingInWords(first)).toBe(
      'ECS.20 (MEDIUM): A Linux container runs as root, or its user is not set: containerDefinitions[0].user of app. Set `user` to one that the image has, for example `1000:1000`.',
    )
  })

  test('are described with their place in the file', () => {
    const place = { path: 'tags', container: null, detail: 'x', at: 't.json:3:1' }
    expect(placesInWords([place])).toEqual(['tags (x) in t.json:3:1'])
  })

  test('are counted', () => {
    expect(countsOfFindings(findingsOf(several))).toBe('1 HIGH, 1 MEDIUM')
    expect(countsOfFindings([])).toBe('')
  })

  test('name the first places', () => {
    const places = ['a', 'b', 'c', 'd', 'e'].map((path) => ({ path, container: null, detail: null }))
    expect(placesInWords(places)).toEqual(['a', 'b', 'c', '2 more'])
  })
})

test('a definition of 20 containers is read once for each rule, however many there are', () => {
  // Counted, not timed: how often the list of containers is gone through.
  const reads = (count: number): number => {
    let read = 0
    const containers = Array.from(
      { length: count },
      (_, index) =>
        new Proxy(
          {
            ...PROXY,
            name: `c${index}`,
            portMappings: [],
            dependsOn: index === 0 ? [] : [{ containerName: `c${index - 1}`, condition: 'START' as const }],
          },
          {
            get: (target, key, receiver) => {
              read++
              return Reflect.get(target, key, receiver) as unknown
            },
          },
        ),
    )
    lint({ input: { ...CLEAN, containerDefinitions: containers }, source: 't' }, options)
    return read
  }
  const [ten, hundred] = [reads(10), reads(100)]
  expect(hundred).toBeLessThanOrEqual(10 * ten)
})
