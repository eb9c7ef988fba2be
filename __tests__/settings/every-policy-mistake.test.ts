/** One mistake of a policy hides no other, nor what is laxer than the floor beside it. */
import { expect, test } from '@jest/globals'
import { ShipError } from '../../src/errors/ship-error.ts'
import { limitsIn } from '../../src/settings/exceptions/exception-limits.ts'
import { readSettings } from '../../src/settings/read-settings.ts'
import { readTree } from '../../src/settings/read-tree.ts'
import { problemsOf } from '../support/exception-text.ts'
import { fc } from '../support/fast-check.ts'
import { REQUIRED } from '../support/settings.ts'

/** The lines of the one error, without that with their number. */
const mistakesIn = (floor: string, file: string): readonly string[] => {
  try {
    readSettings({
      read: (name) => REQUIRED[name] ?? '',
      given: Object.keys(REQUIRED).map((name) => name.toUpperCase()),
      file: { path: 'own.yaml', text: file },
      policyFile: { path: 'floor.yaml', text: floor },
      trusted: { kind: 'checkout' },
      readTree,
    })
  } catch (error) {
    if (!(error instanceof ShipError) || error.code !== 'E_INPUT') throw error
    return error.message
      .split('\n')
      .filter((line) => !/^\d+ problems/u.test(line))
      .map((line) => line.replace(/^ +- /u, ''))
  }
  return []
}

test('of a floor and of the settings, with what is laxer in the parts that are right', () => {
  const floor = [
    'trivy-severity: HIGH',
    'policy:',
    '  max-size-mb: 500',
    '  max-sizes: 1',
    '  fixable-after-days: { HIHG: 3, LOW: x }',
    "  base-images: ['docker.io/*', [], '']",
    'exceptions: { max-days: 90, allow-vexx: false, allow-head: no }',
    'clusters: x',
    'services: x',
  ]
  const file = 'policy: { max-size-mb: 900, end-of-lif: block, max-growth-mb: -1 }\n'
  expect(mistakesIn(`${floor.join('\n')}\n`, file)).toEqual([
    expect.stringMatching(/^own\.yaml:1:29: `policy\.end-of-lif`: unknown key; did you mean end-of-life\?$/u),
    expect.stringMatching(/^own\.yaml:1:48: `policy\.max-growth-mb`: '-1' is not a whole number/u),
    expect.stringMatching(/^floor\.yaml:4:3: `policy\.max-sizes`: unknown key; did you mean max-size-mb\?$/u),
    expect.stringMatching(/^floor\.yaml:5:25: `policy\.fixable-after-days\.HIHG`: 'HIHG' is not one of/u),
    expect.stringMatching(/^floor\.yaml:5:34: `policy\.fixable-after-days\.LOW`: 'x' is not a whole number/u),
    expect.stringMatching(/^floor\.yaml:6:32: `policy\.base-images\[1\]` must be a single value/u),
    expect.stringMatching(/^floor\.yaml:6:36: `policy\.base-images\[2\]` must not be empty$/u),
    expect.stringMatching(/^floor\.yaml:7:29: `exceptions\.allow-vexx`: unknown key; did you mean allow-vex\?$/u),
    expect.stringMatching(/^floor\.yaml:7:48: `exceptions\.allow-head` must be `true` or `false`, not 'no'$/u),
    expect.stringMatching(/^floor\.yaml:8:1: 'clusters' cannot be part of a policy file: trivy-severity, /u),
    "floor.yaml:9:1: 'services' cannot be part of a policy file",
    expect.stringMatching(/^own\.yaml:1:11: `policy\.max-size-mb: 900` is laxer than `policy\.max-size-mb: 500` of/u),
  ])
})

test('a limit holds beside a key with a typo', () => {
  const limits = limitsIn({ path: 'floor.yaml', text: 'exceptions: { max-days: 9, allow-vexx: false }\n' }, readTree)
  const entry = 'exceptions:\n  - { id: CVE-2020-0001, reason: a, owner: b, expires: 2026-12-31 }\n'
  expect(problemsOf(entry, limits).join()).toContain('2026-12-31 is more than 9 days ahead; use 2026-11-30 at most')
})

/** By key of `policy`: right values, and wrong ones with what is said of each. */
const KEYS: Readonly<Record<string, readonly (readonly [written: string, ...words: string[]])[]>> = {
  'fixable-after-days': [
    ['{ HIGH: 7 }'],
    ['{ HIHG: 7, LOW: -1 }', "'HIHG' is not one of", "'-1' is not a whole number"],
    ['7', 'must be a map by severity'],
  ],
  'end-of-life': [['block'], ['blok', "'blok' is not one of"]],
  secrets: [['[HIGH]'], ['[HIGH, LWO]', "'LWO' is not one of"], ['{}', 'must be a text or a list']],
  licenses: [
    ['{ names: [MIT] }'],
    ['{ name: [MIT], categories: [forbiden] }', 'unknown key', "'forbiden' is not one of"],
  ],
  'dockle-codes': [
    ['{ CIS-DI-0001: block }'],
    ['{ CIS-DI-1: block, CIS-DI-0005: no }', "'CIS-DI-1' is not", "'no' is not"],
  ],
  'max-size-mb': [['5'], ['0', "'0' is not a whole number"], ['[5]', 'must be a single value']],
  'base-images': [['["docker.io/*"]'], ['["", []]', 'must not be empty', 'must be a single value']],
  'max-sizes': [['5', 'unknown key']],
}

test('any mistakes of a policy are all reported, each once', () => {
  const anyPolicy = fc.tuple(
    ...Object.entries(KEYS).map(([key, values]) =>
      fc
        .option(fc.constantFrom(...values))
        .map((value) => ({ key, written: value?.[0], words: value?.slice(1) ?? [] })),
    ),
  )
  fc.assert(
    fc.property(anyPolicy, (all) => {
      const parts = all.flatMap(({ key, written }) => (written === undefined ? [] : [`${key}: ${written}`]))
      const words = all.flatMap((one) => one.words)
      for (const place of ['floor', 'own']) {
        const text = `policy: { ${parts.join(', ')} }\n`
        const said = place === 'own' ? mistakesIn('trivy-severity: none\n', text) : mistakesIn(text, '')
        for (const one of words) expect(said.join('\n')).toContain(one)
        expect(said).toHaveLength(words.length)
      }
    }),
    { numRuns: 200 },
  )
})
