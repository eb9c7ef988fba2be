/** One mistake of an exceptions file hides no other, whichever they are. */
import { describe, expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import { problemsOf, read } from '../../support/exception-text.ts'
import { FILE, onBranch, read as readBeside } from '../../support/read-exceptions-play.ts'

/** By key: right values, and wrong ones with what is said of each. */
interface Values {
  readonly right: readonly string[]
  readonly wrong: readonly (readonly [written: string | null, words: string])[]
}

const KEYS: Readonly<Record<string, Values>> = {
  id: {
    right: ['CVE-2023-5363', 'GHSA-jf85-cpcp-j695'],
    wrong: [
      [null, '`id` is required'],
      ['[a]', '`id` must be a text'],
      ['""', '`id` is required'],
      ['cve-2023-5363', 'did you mean CVE-2023-5363?'],
      ['CVE-*', 'is a pattern'],
    ],
  },
  reason: {
    right: ['It is not reached.'],
    wrong: [
      [null, '`reason` is required'],
      ['{ a: b }', '`reason` must be a text'],
      ['" "', '`reason` is required'],
    ],
  },
  owner: {
    right: ['platform'],
    wrong: [
      [null, '`owner` is required'],
      ['[]', '`owner` must be a text'],
      ['null', '`owner` is required'],
    ],
  },
  expires: {
    right: ['2026-12-31', '2026-01-01'],
    wrong: [
      [null, '`expires` is required'],
      ['2026-02-30', "'2026-02-30' is not a day"],
      ['31/12/2026', "'31/12/2026' is not a day"],
      ['2099-01-01', 'is more than 2 years ahead'],
      ['[2026-12-31]', '`expires` must be a text'],
    ],
  },
  scanner: {
    right: ['trivy', 'ecr'],
    wrong: [
      ['trivvy', "'trivvy' is not one of"],
      ['[trivy]', '`scanner` must be a text'],
    ],
  },
  package: { right: ['openssl', '"*"'], wrong: [['[openssl]', '`package` must be a text']] },
  path: { right: ['usr/*'], wrong: [['""', '`path` must be a text']] },
  image: { right: ['web'], wrong: [['{}', '`image` must be a text']] },
  pakage: { right: [], wrong: [['x', "'pakage' is not a key of an exception; did you mean package?"]] },
  until: { right: [], wrong: [['x', "'until' is not a key of an exception"]] },
}

/** The lines of one entry, and what must be said of it. */
const anyEntry = fc
  .tuple(
    ...Object.entries(KEYS).map(([key, { right, wrong }]) => {
      const isRequired = wrong.some(([written]) => written === null)
      const good = isRequired ? right : [null, ...right]
      return fc.oneof(
        fc.constantFrom(...(good.length === 0 ? [null] : good)).map((written) => ({ key, written, words: null })),
        fc.constantFrom(...wrong).map(([written, words]) => ({ key, written, words })),
      )
    }),
  )
  .map((parts) => ({
    lines: parts.flatMap(({ key, written }) => (written === null ? [] : [`${key}: ${written}`])),
    words: parts.flatMap(({ words }) => words ?? []),
  }))
  .filter(({ lines }) => lines.length > 0)

describe('every mistake', () => {
  test('of every entry is reported in its own lines, and only what has none holds', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1, maxLength: 4 }), (entries) => {
        const text = `exceptions:\n${entries.map(({ lines }) => `  - ${lines.join('\n    ')}\n`).join('')}`
        const { problems, entries: held } = read(text)
        let line = 2
        for (const { lines, words } of entries) {
          const end = line + lines.length
          const own = problems.filter(({ at }) => at !== null && at.line >= line && at.line < end)
          const said = own.map((one) => one.text).filter((one) => !one.includes('is already excepted'))
          for (const one of words) expect(said.join('\n')).toContain(one)
          expect(said).toHaveLength(words.length)
          line = end
        }
        const faultless = entries.filter(({ words }) => words.length === 0)
        expect(held).toHaveLength(faultless.length)
      }),
      { numRuns: 500 },
    )
  })
})

test('of each option of Dockle and each document, beside what the policy refuses', () => {
  const refused = { 'allow-dockle-options': 'the policy' }
  const text =
    'vex: [[], a.json, " ", a.json]\ndockle:\n  accept-keys: ["*", [], A]\n  acept-files: [b]\n  accept-files: [c]\n'
  expect(problemsOf(text, { longestDays: 90, longestBy: null, refused })).toEqual([
    'e.yaml:1:7 `vex`: each of the list must be a path',
    'e.yaml:1:19 `vex`: each of the list must be a path',
    'e.yaml:1:24 `vex`: a.json is already listed',
    'e.yaml:3:3 `dockle.accept-keys` is refused by the policy',
    "e.yaml:3:17 `dockle.accept-keys.0`: '*' is not the name of an environment variable",
    'e.yaml:3:22 `dockle.accept-keys.1`: must be a text',
    "e.yaml:4:3 `dockle`: 'acept-files' is not an option; did you mean accept-files?",
    'e.yaml:5:3 `dockle.accept-files` is refused by the policy',
  ])
})

describe('what is doubtful', () => {
  const rest = 'reason: a\n    owner: b\n    expires: 2026-12-31\n'
  test.each([
    ['a key that is set twice', 'package: a\n    package: b', '`package` is already set in line 3'],
    ['an alias without an anchor', 'package: *none', 'the alias *none has no anchor'],
    ['a tag', 'package: !!js a', 'is a YAML tag'],
    ['a key that is a list', '? [package]\n    : a', 'a key must be a text'],
    ['a merge key', '<<: { package: a }', "'<<' is not a key of an exception"],
    ['a prototype', '__proto__: { package: a }', "'__proto__' cannot be a key"],
  ])('%s does not hold, and the entry after it does', (_, lines, words) => {
    const text = `exceptions:\n  - id: CVE-2020-0001\n    ${lines}\n    ${rest}  - id: CVE-2020-0002\n    ${rest}`
    expect(problemsOf(text).join('\n')).toContain(words)
    expect(read(text).entries.map(({ id }) => id)).toEqual(['CVE-2020-0002'])
  })

  test('an entry that an alias lists again is reported once', () => {
    const text = `exceptions:\n  - &one\n    id: CVE-2020-0001\n    ${rest}  - *one\n`
    expect(problemsOf(text)).toEqual(['e.yaml:3:5 CVE-2020-0001 is listed again by a YAML alias; remove the alias'])
    expect(problemsOf(text.replace('0001', 'x'))).toHaveLength(1)
  })
})

test('a day that is over is said of an entry in which more is wrong, where it is of a pull request', async () => {
  const text = 'exceptions:\n  - id: CVE-2020-0001\n    owner: a\n    expires: 2026-01-01\n'
  const own = { [`/work/${FILE}`]: text }
  const missing = `${FILE}:2:5 \`reason\` is required: why the finding is accepted`
  expect((await readBeside({ own })).problems).toEqual([missing])
  expect((await readBeside({ own, trusted: onBranch() })).problems).toEqual([
    missing,
    `${FILE}:2:5 \`expires\`: CVE-2020-0001 is added with a day that is over (2026-01-01), so it would never hold`,
  ])
})
