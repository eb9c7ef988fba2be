/** What an exceptions file says. */
import { describe, expect, test } from '@jest/globals'
import { entry, problemsOf, read } from '../../support/exception-text.ts'

describe('a right file', () => {
  test('has its entries with their places', () => {
    const { entries, vex, dockle, problems } = read(
      `${entry('id: CVE-2023-5363', 'scanner: trivy', 'package: open*')}vex: [security/vex.json]\ndockle: { accept-keys: [A_KEY] }\n`,
    )
    expect(problems).toEqual([])
    expect(entries).toEqual([
      {
        ...{ id: 'CVE-2023-5363', scanner: 'trivy', package: 'open*', path: null, image: null, key: null, file: null },
        ...{ reason: 'It is not reached.', owner: 'platform', expires: '2026-12-31' },
        ...{ place: { path: 'e.yaml', line: 2, column: 5 }, from: { kind: 'file' } },
      },
    ])
    expect(vex).toEqual([{ path: 'security/vex.json', at: { path: 'e.yaml', line: 8, column: 7 } }])
    expect(dockle).toEqual({ 'accept-keys': ['A_KEY'] })
  })

  test.each([
    ['CVE-2023-5363', []],
    ['GHSA-jf85-cpcp-j695', ['package: lodash', 'path: app/*']],
    ['RUSTSEC-2021-0001', []],
    ['GO-2022-0603', []],
    ['TEMP-0841856-B18BAF', []],
    ['RHSA-2023:1234', ['scanner: ecr']],
    ['SUSE-SU-2021:1234-1', []],
    ['ALAS2023-2023-100', []],
    ['CIS-DI-0010', ['key: DB_PASSWORD']],
    ['CIS-DI-0010', ['file: app/settings.py', 'image: shop/*']],
    ['CIS-DI-0008', ['file: usr/bin/*']],
    ['DKL-DI-0006', ['scanner: dockle']],
    ['DS-0002', []],
    ['AVD-DS-0002', []],
    ['aws-access-key-id', ['path: app/.env']],
    ['a-new-secret-rule', ['scanner: trivy']],
    ['GPL-3.0-only', ['scanner: trivy', 'package: readline']],
    ['ECS.5', ['path: containerDefinitions[0]*']],
    ['END-OF-LIFE', ['image: shop/hello']],
  ])('%s %j', (id, lines) => {
    expect(problemsOf(entry(`id: ${id}`, ...lines))).toEqual([])
  })

  test.each(['', '# nothing yet\n', 'exceptions:\n', 'exceptions: []\nvex:\ndockle:\n'])('%j has none', (text) => {
    expect(read(text)).toEqual({ entries: [], wrong: [], vex: [], dockle: {}, problems: [] })
  })

  test('an entry whose day is over is one: it is reported when the image is judged', () => {
    const { entries, problems } = read(entry('id: CVE-2023-5363').replace('2026-12-31', '2026-11-20'))
    expect([entries.length, problems]).toEqual([1, []])
  })
})
