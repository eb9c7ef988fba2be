import { describe, expect, test } from '@jest/globals'
import { problemsOf, REQUIRED, settingsOf } from '../support/settings.ts'

/** An anchor, and `letters` of lists, each of nine aliases of the one before. */
const bomb = (letters: string): string =>
  `a: &a [x,x,x,x,x,x,x,x,x]\n${letters
    .split('')
    .map((key) => {
      const earlier = `*${String.fromCharCode(key.charCodeAt(0) - 1)}`
      return `${key}: &${key} [${Array(9).fill(earlier).join()}]\n`
    })
    .join('')}`

describe('YAML that cannot be settings', () => {
  test.each([
    [
      'a syntax error',
      'cluster: main\nlabels: [a\n',
      /^ship-to-ecs\.yaml is not valid YAML \(line 3\): .* \(ship-to-ecs\.yaml:3:1\)$/,
    ],
    ['a second value in a line', 'cluster: a: b\n c: d\n', /^ship-to-ecs\.yaml is not valid YAML \(line 1\): /],
    ['several documents', 'cluster: main\n---\ncluster: main\n', /^ship-to-ecs\.yaml:2:1: .*multiple documents/],
    ['a tag', 'cluster: !!int 3\n', /^ship-to-ecs\.yaml:1:10: !!int is a YAML tag, and a setting has none/],
    ['a function', 'labels: {a: !Ref Name}\n', /^ship-to-ecs\.yaml:1:13: !Ref is a YAML tag/],
    ['Latin-1', 'pull: true\nlabels: {a: caf\ufffd}\n', /^ship-to-ecs\.yaml:2:16: a byte that is not UTF-8/],
    ['UTF-16', 'p\0u\0l\0l\0', /^ship-to-ecs\.yaml:1:2: a byte that is not UTF-8/],
    ['an alias without an anchor', 'cluster: *nowhere\n', /^ship-to-ecs\.yaml:1:10: the alias \*nowhere has no anchor/],
    ['an alias of itself', 'cache-from: &a [x, *a]\n', /^ship-to-ecs\.yaml:1:20: the alias \*a is part of its own/],
    ['a list as a key', '? [a]\n: b\n', /^ship-to-ecs\.yaml:1:3: a key must be a text/],
    ['an alias as a key', 'cluster: &a main\n*a : b\n', /^ship-to-ecs\.yaml:2:1: a key must be a text/],
    [
      'a key that is set twice',
      'pull: true\ncluster: a\npull: false\n',
      /^ship-to-ecs\.yaml:3:1: `pull` is already set in line 1/,
    ],
    ['__proto__', 'labels:\n  __proto__: x\n', /^ship-to-ecs\.yaml:2:3: '__proto__' cannot be a key/],
    [
      '__proto__ of an environment',
      'environments:\n  __proto__: {cluster: x}\n',
      /^ship-to-ecs\.yaml:2:3: '__proto__' cannot be/,
    ],
    ['a merge key', '<<: {cluster: a}\n', /^ship-to-ecs\.yaml:1:1: '<<' is not a setting/],
    ['a list of settings', '- cluster: a\n', /^ship-to-ecs\.yaml:1:1: the file must be a map of settings/],
    ['one text', 'cluster\n', /^ship-to-ecs\.yaml:1:1: the file must be a map of settings/],
  ])('%s is refused with line and column', (_, file, problem) => {
    const problems = problemsOf(REQUIRED, file)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(problem)
  })

  test('aliases that stand for too many values are refused where they pass the limit', () => {
    const started = Date.now()
    const problems = problemsOf(REQUIRED, bomb('bcdefghijklmnop'))
    expect(problems).toContain('ship-to-ecs.yaml:5:8: with the alias *d, the file has more than 10000 values')
    expect(Date.now() - started).toBeLessThan(2000)
  })

  test('an alias of a few values is as good as the values', () => {
    expect(problemsOf(REQUIRED, 'cache-from: &caches [type=gha]\ncache-to: *caches\n')).toEqual([])
  })

  test.each([
    ['open brackets', `labels: ${'['.repeat(100_000)}`],
    ['closed brackets', `labels: ${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['maps', `labels: ${'{a: '.repeat(50_000)}`],
    ['keys of keys', `${'? '.repeat(10_000)}\nlabels: {}\n`],
    ['entries of lists', `labels:\n ${'- '.repeat(50_000)}x`],
    ['lines', Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
  ])('too many levels of nesting are one problem with a place: %s', (_, file) => {
    expect(problemsOf(REQUIRED, file)).toEqual([
      expect.stringMatching(/^ship-to-ecs\.yaml:\d+:\d+: the file is nested more than 64 levels deep$/),
    ])
  })

  test('a file that is longer than any settings is not read', () => {
    expect(problemsOf(REQUIRED, `${'[]'.repeat(200_000)}\n`)).toEqual([
      'ship-to-ecs.yaml:1:1: the file has 400001 characters; at most 262144 are read',
    ])
  })

  test('an explicit null sets nothing, as an empty value', () => {
    const file = 'file: null\ntarget: ~\nbuilder: NULL\nnetwork:\ntag: Null\ncluster: "null"\n'
    const { cluster: _, ...given } = REQUIRED
    expect(settingsOf(given, file)).toMatchObject({
      ...{ file: null, target: null, builder: null, network: null },
      tag: '{environment}-{sha}',
      services: [{ cluster: 'null' }],
    })
  })

  test('a mistake below an anchor is one problem, however many aliases it has', () => {
    const file = 'environments:\n  prod: &same\n    pull: maybe\n  test: *same\n  dev: *same\n'
    expect(problemsOf(REQUIRED, file)).toEqual(["ship-to-ecs.yaml:3:11: `pull` must be `true` or `false`, not 'maybe'"])
  })
})
