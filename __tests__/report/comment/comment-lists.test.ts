/** The lists of the comment: each finding once, worst first, within the size that GitHub takes; and no text from outside does more than be read. */
import { expect, test } from '@jest/globals'
import type { Finding } from '../../../src/domain/scan/findings.ts'
import { ABOUT, blocked, comparedWith, said } from '../../support/comment-play.ts'
import { fc } from '../../support/fast-check.ts'
import { exception } from '../../support/sample-exceptions.ts'
import { broken, dockleFinding, vulnerability } from '../../support/sample-results.ts'

test('what is new is listed although it does not block, the worst first, and nothing twice', () => {
  const [low, medium, accepted, blocking] = (['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'] as const).map((severity) =>
    vulnerability({ id: `CVE-${severity}`, severity, level: severity }),
  ) as [Finding, Finding, Finding, Finding]
  const added = [low, accepted, medium, blocking]
  const compared = comparedWith({ added, there: [], fixed: [] })
  const excepted = [{ finding: accepted, exception: exception() }]
  const text = said(blocked(blocking), { compared, excepted })
  const [, , news = '', mild = ''] = text.split('#### ')
  expect(news).toMatch(/^New, and blocking \(1\)\n\n[^]*CVE-CRITICAL/u)
  expect(mild).toMatch(/^New, not blocking \(2\)\n\n[^]*CVE-MEDIUM[^]*CVE-LOW/u)
  expect(mild).toMatch(/<summary>1 finding accepted by an exception<\/summary>[^]*CVE-HIGH/u)
  for (const { id } of added) expect(text.match(new RegExp(`^\\|.*${id}`, 'gmu'))).toHaveLength(1)
  expect(said({ kind: 'passed' }, { compared })).toContain('#### New, not blocking (4)')
  const many = Array.from({ length: 11 }, (_, index) => vulnerability({ id: `CVE-${index}` }))
  const folded = said({ kind: 'passed' }, { compared: comparedWith({ added: many, there: [], fixed: [] }) })
  expect(folded).toContain('<summary>New, not blocking (11)</summary>')
})

test('what is accepted was there before only once', () => {
  const old = vulnerability({ id: 'CVE-OLD' })
  const compared = comparedWith({ added: [], there: [old], fixed: [] })
  const text = said({ kind: 'passed' }, { compared, excepted: [{ finding: old, exception: exception() }] })
  expect(text).toContain('<summary>1 finding accepted by an exception</summary>')
  expect(text).not.toContain('not blocking')
})

test('ten thousand findings fit, the worst first, with a note', () => {
  const long = 'ü'.repeat(500)
  const many = Array.from({ length: 10_000 }, (_, index) =>
    vulnerability({ id: `CVE-${index}${long}`, packageName: `${long}${index}`, title: long }),
  )
  const text = said(blocked(...many), { compared: comparedWith({ added: many, there: many, fixed: many }) })
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(60_000)
  expect(text).toMatch(/CVE-0ü[^]*_The rest is left out because a comment cannot be longer\./u)
})

test.each([
  ['@octocat', /@octocat/u],
  ['#123', /#123/u],
  ['octo-org/hello#1', /hello#1/u],
  ['https://evil.example', /https:\/\/evil/u],
  ['www.evil.example', /www\.evil/u],
  ['<img src=x>', /<img/u],
  ['[x](https://evil.example)', /\]\(https:\/\/evil/u],
  ['a | b\n\n# heading', /^# heading/mu],
  ['</details>', /^<\/details>$/mu],
  ['<!-- ship-to-ecs comment -->', /<!--/u],
])('%j is only read', (hostile, pattern) => {
  const finding = vulnerability({ id: hostile, title: hostile, packageName: hostile, fixedVersion: hostile, url: null })
  const secret: Finding = { ...dockleFinding({ id: hostile }), kind: 'secret', where: [hostile], line: null }
  const services = [{ region: null, cluster: hostile, service: hostile }]
  const built = { context: hostile, file: null, target: hostile }
  const about = { ...ABOUT, app: hostile, environment: hostile, services, built }
  const verdict = { kind: 'broke', broken: [{ ...broken, because: hostile, hint: hostile }], blockers: [] } as const
  for (const text of [said(blocked(finding, secret), { about }), said(verdict, { about })]) {
    // GitHub looks for nothing in code.
    expect(text.replaceAll(/`[^`\n]*`/gu, '')).not.toMatch(pattern)
  }
})

test('whatever the texts are, every line of a table has its columns', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, id) => {
      const text = said(blocked(vulnerability({ title, id, packageName: title, url: null })))
      const rows = text.split('\n').filter((line) => line.startsWith('|'))
      expect(rows).toHaveLength(3)
      for (const row of rows) expect(row.split('|')).toHaveLength(6)
    }),
  )
})
