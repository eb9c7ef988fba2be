/** Which findings an exception holds for: a table of what it says against what is found. */
import { describe, expect, test } from '@jest/globals'
import type { Exception } from '../../../src/domain/scan/exceptions.ts'
import { applyExceptions } from '../../../src/domain/scan/exceptions/apply.ts'
import type { Finding } from '../../../src/domain/scan/findings.ts'
import { fc } from '../../support/fast-check.ts'
import { exception, setOf } from '../../support/sample-exceptions.ts'
import { dockleFinding, vulnerability } from '../../support/sample-results.ts'

const OWN = { repository: 'shop/hello' }
const apply = (findings: readonly Finding[], ...entries: readonly Exception[]) =>
  applyExceptions(findings, setOf(...entries), { today: '2026-11-21', own: OWN })

const PROXY = { image: 'docker.io/library/nginx:1.29', containers: ['proxy'], platform: 'linux/amd64' } as const
const SECRET: Finding = {
  ...{ source: 'trivy', kind: 'secret', line: 3, id: 'aws-access-key-id', severity: 'CRITICAL', level: 'CRITICAL' },
  ...{ title: 'AWS key', url: null, where: ['/app/.env'] },
}
const EVERY_CVE = vulnerability({ where: ['app/node_modules/x/package.json'] })

describe('an exception', () => {
  test.each<readonly [string, Partial<Exception>, Finding, boolean]>([
    ['holds for its id', {}, EVERY_CVE, true],
    ['does not hold for another id', { id: 'CVE-2023-5364' }, EVERY_CVE, false],
    ['does not hold for an id that it begins', { id: 'CVE-2023-536' }, EVERY_CVE, false],
    ['takes no pattern for an id', { id: 'CVE-*' }, EVERY_CVE, false],
    ['holds for its package', { package: 'openssl' }, EVERY_CVE, true],
    ['holds for packages of a pattern', { package: 'open*' }, EVERY_CVE, true],
    ['does not hold for another package', { package: 'zlib' }, EVERY_CVE, false],
    ['does not hold for a part of a package', { package: 'ssl' }, EVERY_CVE, false],
    ['of a package holds for nothing without one', { id: SECRET.id, package: '*' }, SECRET, false],
    ['holds for its path', { path: 'app/node_modules/*' }, EVERY_CVE, true],
    ['holds for its path with a slash before it', { path: '/app/node_modules/*' }, EVERY_CVE, true],
    ['does not hold for another path', { path: 'lib/*' }, EVERY_CVE, false],
    ['holds for the path of a secret', { id: SECRET.id, path: 'app/.env' }, SECRET, true],
    ['does not hold for another path of a secret', { id: SECRET.id, path: '.env' }, SECRET, false],
    ['of a path holds only where it is every path', { path: 'a*' }, vulnerability({ where: ['a', 'b'] }), false],
    ['of a path holds for nothing without one', { path: '*' }, vulnerability({ where: [] }), false],
    ['holds for its scanner', { scanner: 'trivy' }, EVERY_CVE, true],
    ['does not hold for another scanner', { scanner: 'ecr' }, EVERY_CVE, false],
    ['holds for ECR, too', {}, vulnerability({ source: 'ecr' }), true],
    ['holds for its image', { image: 'shop/hello' }, EVERY_CVE, true],
    ['does not hold for another image', { image: 'shop/other' }, EVERY_CVE, false],
    ['of the image does not hold for a side-car', { image: 'shop/hello' }, { ...EVERY_CVE, sideCar: PROXY }, false],
    ['holds for its side-car', { image: '*nginx:1.29' }, { ...EVERY_CVE, sideCar: PROXY }, true],
    ['without an image holds for each', {}, { ...EVERY_CVE, sideCar: PROXY }, true],
    ['holds on its last day', { expires: '2026-11-21' }, EVERY_CVE, true],
    ['does not hold on the day after', { expires: '2026-11-20' }, EVERY_CVE, false],
  ])('%s', (_, facts, finding, holds) => {
    const { left, excepted } = apply([finding], exception(facts))
    expect(left).toEqual(holds ? [] : [finding])
    expect(excepted).toEqual(holds ? [{ finding, exception: exception(facts) }] : [])
  })

  test('the first one that holds counts', () => {
    const [expired, first, second] = ['2026-01-01', '2026-12-01', '2026-12-02'].map((expires) => exception({ expires }))
    if (expired === undefined || first === undefined || second === undefined) throw new Error('three are made')
    expect(apply([EVERY_CVE], expired, first, second).excepted.map((one) => one.exception)).toEqual([first])
  })
})

const KEYS = [
  'Suspicious ENV key found : DB_PASSWORD on ENV DB_PASSWORD=***',
  'Suspicious ENV key found : API_TOKEN on ENV API_TOKEN=***',
]
const FILES = ['Suspicious filename found : app/settings.py', 'Suspicious file extension found : keys/a.jks']
const CREDENTIALS = dockleFinding({ where: [...KEYS, ...FILES] })
const SETUID = dockleFinding({
  id: 'CIS-DI-0008',
  level: 'INFO',
  where: ['setuid file: urwxr-xr-x usr/bin/passwd', 'setgid file: grwxr-xr-x usr/bin/chage'],
})
const LITTER = dockleFinding({
  id: 'DKL-LI-0003',
  level: 'INFO',
  where: ['Suspicious directory : app/node_modules', 'unnecessary file : app/Dockerfile'],
})

describe('alerts of Dockle', () => {
  test.each<readonly [string, Partial<Exception>, Finding, readonly number[]]>([
    ['a key', { key: 'DB_PASSWORD' }, CREDENTIALS, [0]],
    ['keys of a pattern', { key: '*_TOKEN' }, CREDENTIALS, [1]],
    ['a key does not hold for files', { key: '*' }, CREDENTIALS, [0, 1]],
    ['a file', { file: 'app/settings.py' }, CREDENTIALS, [2]],
    ['files of a pattern', { file: '/keys/*' }, CREDENTIALS, [3]],
    ['a file does not hold for keys', { file: '*' }, CREDENTIALS, [2, 3]],
    ['a file name without its folder', { file: 'settings.py' }, CREDENTIALS, []],
    ['without key and file', {}, CREDENTIALS, [0, 1, 2, 3]],
    ['a setuid file', { id: SETUID.id, file: 'usr/bin/passwd' }, SETUID, [0]],
    ['a setgid file', { id: SETUID.id, file: 'usr/bin/chage' }, SETUID, [1]],
    ['a folder', { id: LITTER.id, file: 'app/node_modules' }, LITTER, [0]],
    ['an unnecessary file', { id: LITTER.id, file: '*Dockerfile' }, LITTER, [1]],
  ])('%s leaves the others', (_, facts, finding, taken) => {
    const { left, excepted } = apply([finding], exception({ id: 'CIS-DI-0010', ...facts }))
    const rest = finding.where.filter((_alert, index) => !taken.includes(index))
    expect(left.flatMap(({ where }) => where)).toEqual(rest)
    expect(left).toHaveLength(rest.length === 0 ? 0 : 1)
    expect(excepted.flatMap((one) => one.finding.where)).toEqual(
      finding.where.filter((_alert, index) => taken.includes(index)),
    )
  })

  // Dockle 0.4.15 names only the first suspicious variable of a command.
  const TWO = 'Suspicious ENV key found : A_TOKEN on ENV A_TOKEN=*** PORT=80 B_PASSWORD=***'
  test.each([
    ['one of two variables of a command', TWO, ['A_TOKEN'], false],
    ['the one that Dockle does not name', TWO, ['B_PASSWORD'], false],
    ['both', TWO, ['A_TOKEN', 'B_PASSWORD'], true],
    [
      'a variable that Dockle accepts',
      'Suspicious ENV key found : A_KEY on ENV A_KEY=*** GPG_KEY=***',
      ['A_KEY'],
      true,
    ],
    ['an alert that is cut', `Suspicious ENV key found : A_KEY on ENV A_KEY=***${'x'.repeat(9)}…`, ['*'], false],
    ['a file named like an alert', 'Suspicious filename found : Suspicious ENV key found : A_KEY on', ['A_KEY'], false],
    ['an alert of another form', 'A_KEY is suspicious', ['*'], false],
  ])('%s', (_, alert, keys, holds) => {
    const { left } = apply(
      [dockleFinding({ where: [alert] })],
      ...keys.map((key) => exception({ id: 'CIS-DI-0010', key })),
    )
    expect(left).toHaveLength(holds ? 0 : 1)
  })

  test('a finding without alerts is not about a key', () => {
    expect(apply([dockleFinding({ where: [] })], exception({ id: 'CIS-DI-0010', key: '*' })).left).toHaveLength(1)
  })
})

const anyText = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '/', 'é', '\n') })
const anyException = fc
  .record({
    id: fc.constantFrom('CVE-1', 'CVE-2', 'CIS-DI-0010', '*'),
    package: fc.option(anyText),
    path: fc.option(anyText),
    key: fc.option(anyText),
    expires: fc.constantFrom('2026-11-20', '2026-11-21', '2027-01-01'),
  })
  .map((facts) => exception(facts))
const anyFinding: fc.Arbitrary<Finding> = fc.oneof(
  fc
    .record({ id: fc.constantFrom('CVE-1', 'CVE-2', 'CVE-3'), packageName: anyText, where: fc.array(anyText) })
    .map(vulnerability),
  fc.array(fc.oneof(anyText, fc.constantFrom(...KEYS))).map((where) => dockleFinding({ where })),
)

describe('for any findings and any exceptions', () => {
  test('nothing is lost, nothing is added, and only ids that are excepted are taken', () => {
    fc.assert(
      fc.property(fc.array(anyFinding), fc.array(anyException), (findings, entries) => {
        const { left, excepted } = apply(findings, ...entries)
        const alertsOf = (all: readonly Finding[]): readonly string[] =>
          all.flatMap(({ id, where }) => where.map((place) => `${id} ${place}`)).sort()
        expect(alertsOf([...left, ...excepted.map(({ finding }) => finding)])).toEqual(alertsOf(findings))
        for (const { finding, exception: by } of excepted) {
          expect(by.id).toBe(finding.id)
          expect(by.expires).not.toBe('2026-11-20')
        }
        const accepted = new Set(entries.filter(({ expires }) => expires !== '2026-11-20').map(({ id }) => id))
        const untouched = findings.filter(({ id }) => !accepted.has(id))
        expect(left.filter(({ id }) => !accepted.has(id))).toEqual(untouched)
      }),
    )
  })
})
