/** Entries that are suggested hold for their findings once a reason and an owner are filled in. */
import { describe, expect, test } from '@jest/globals'
import { applyExceptions } from '../../../../src/domain/scan/exceptions/apply.ts'
import { entryInline, entryLines, suggestedEntries } from '../../../../src/domain/scan/exceptions/suggested-entries.ts'
import type { Finding } from '../../../../src/domain/scan/findings.ts'
import { problemsOf, read } from '../../../support/exception-text.ts'
import { fc } from '../../../support/fast-check.ts'
import { hostile } from '../../../support/hostile-text.ts'
import { dockleFinding, vulnerability } from '../../../support/sample-results.ts'

const END = '2026-12-31'
const PROXY = { image: 'docker.io/library/nginx:1.29', containers: ['proxy'], platform: 'linux/amd64' } as const
const TRIVY = { source: 'trivy', severity: 'HIGH', level: 'HIGH', title: 'x', url: null } as const
const SECRET: Finding = { ...TRIVY, kind: 'secret', id: 'aws-access-key-id', line: 3, where: ['/app/.env'] }
const LICENSE: Finding = {
  ...{ ...TRIVY, kind: 'license', id: 'GPL-3.0-only' },
  ...{ packageName: 'readline', category: 'restricted', where: [] },
}
const SIZE: Finding = { ...TRIVY, source: 'image', kind: 'property', id: 'IMAGE-SIZE', where: [] }

/** As somebody fills it in. */
const filled = (entries: readonly string[]): string =>
  ['exceptions:', ...entries]
    .join('\n')
    .replaceAll(/reason: # .*$/gmu, 'reason: not reached')
    .replaceAll(/owner: # .*$/gmu, 'owner: platform')

const leftOf = (findings: readonly Finding[], text: string): readonly Finding[] => {
  const { entries, problems } = read(text)
  expect(problems).toEqual([])
  const circumstances = { today: '2026-11-21', own: { repository: 'shop/hello' } }
  return applyExceptions(findings, { entries, vex: [] }, circumstances).left
}

const accepted = (findings: readonly Finding[]): readonly Finding[] =>
  leftOf(findings, filled(suggestedEntries(findings).map((one) => entryLines(one, END))))

test.each<readonly [string, Finding, readonly object[]]>([
  ['a vulnerability', vulnerability(), [{ id: 'CVE-2023-5363', package: 'openssl' }]],
  [
    'one of a side-car',
    vulnerability({ sideCar: PROXY }),
    [{ id: 'CVE-2023-5363', package: 'openssl', image: PROXY.image }],
  ],
  ['a secret', SECRET, [{ id: 'aws-access-key-id', path: '/app/.env' }]],
  ['a license', LICENSE, [{ id: 'GPL-3.0-only', scanner: 'trivy', package: 'readline' }]],
  ['a rule of the policy', SIZE, [{ id: 'IMAGE-SIZE' }]],
  [
    'keys and files of Dockle',
    dockleFinding({
      where: ['Suspicious ENV key found : A_KEY on ENV A_KEY=*** B_TOKEN=***', 'unnecessary file : x/Dockerfile '],
    }),
    ['key: A_KEY', 'key: B_TOKEN', 'file: x/Dockerfile'].map((one) => {
      const [scope = '', value] = one.split(': ')
      return { id: 'CIS-DI-0010', [scope]: value }
    }),
  ],
  [
    'an alert of Dockle that is cut',
    dockleFinding({ where: ['Suspicious ENV key found : A_KEY on…'] }),
    [{ id: 'CIS-DI-0010' }],
  ],
  [
    'a check of Dockle without files',
    dockleFinding({ id: 'CIS-DI-0001', where: ['Last user should not be root'] }),
    [{ id: 'CIS-DI-0001' }],
  ],
  ['an id that no exception can have', vulnerability({ id: 'CVE-*' }), []],
])('%s', (_, finding, entries) => {
  expect(suggestedEntries([finding, finding])).toEqual(entries)
  expect(accepted([finding])).toEqual(entries.length === 0 ? [finding] : [])
})

describe('what is left to fill in', () => {
  test.each([
    ['lines', (text: string): string => text],
    [
      'one line',
      (): string =>
        suggestedEntries([SIZE])
          .map((one) => `  ${entryInline(one, END)}`)
          .join('\n'),
    ],
  ])('is an error until it is, in %s', (_, of) => {
    const text = `exceptions:\n${of(
      suggestedEntries([SIZE])
        .map((one) => entryLines(one, END))
        .join('\n'),
    )}\n`
    expect(problemsOf(text)).toEqual([
      expect.stringContaining('`reason` is required'),
      expect.stringContaining('`owner` is required'),
    ])
  })
})

test('hostile names of packages and images are quoted so that they mean themselves', () => {
  const one = fc.record({ packageName: hostile, image: hostile })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 4 }), (all) => {
      const findings = all.map(({ packageName, image }) => vulnerability({ packageName, sideCar: { ...PROXY, image } }))
      const possible = findings.filter((finding) => suggestedEntries([finding]).length > 0)
      expect(accepted(possible)).toEqual([])
      const inline = suggestedEntries(possible).map((entry) => `  ${entryInline(entry, END).replaceAll("''", 'x')}`)
      expect(leftOf(possible, filled(inline))).toEqual([])
    }),
  )
})
