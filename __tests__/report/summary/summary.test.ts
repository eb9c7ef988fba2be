import { describe, expect, test } from '@jest/globals'
import { fault } from '../../../src/errors/fault.ts'
import { newRecord, recordEvent, type RunRecord } from '../../../src/report/record.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { BEGINNING, eventsOf } from '../../support/sample-events.ts'
import { recordOf, SAMPLES } from '../../support/sample-records.ts'
import { dockleFinding, dockleReport, trivyReport, vulnerability } from '../../support/sample-results.ts'

/** Headings, and the titles of what is folded with a `>` in front. */
const headings = (summary: string): readonly string[] =>
  summary
    .split('\n')
    .filter((line) => /^#+ |^<details>/u.test(line))
    .map((line) => line.replace(/^<details><summary>(.*)<\/summary>$/u, '> $1').replace(/<\/?code>/gu, ''))
const lineWith = (summary: string, words: string): string =>
  summary.split('\n').find((line) => line.includes(words)) ?? ''

const PLAN = '> Plan: a new image and 3 other changes in hello'

describe('renderSummary', () => {
  test.each([
    [
      'success',
      [
        '## ✅ Shipped: `hello` runs `staging-4f1d2c3b5a69788796a5b4c3d2e1f00112233445`',
        '> Scans: Trivy 1 LOW; Dockle 1 INFO',
        '### Trivy: 1 finding',
        '### Dockle: 1 finding',
        PLAN,
        '> Verify: 1 passed',
        '> Image',
        '> Stages: total 89.3 s, from 08:00:00 UTC',
        '> Deployment of hello: deployed',
      ],
    ],
    [
      'blocked',
      [
        '## ❌ Blocked: 2 vulnerabilities and 1 Dockle finding',
        '### 3 findings block the image',
        '> Scans: Trivy 1 CRITICAL, 1 HIGH, 1 LOW; Dockle 1 FATAL',
        '### Trivy: 3 findings, 2 blocking',
        '### Dockle: 1 finding, 1 blocking',
        PLAN,
        '> Verify: 1 passed',
        '> Image',
        '> Stages: total 21.5 s, from 08:00:00 UTC',
      ],
    ],
    [
      'broke',
      [
        '## ❌ Failed in gate: Trivy broke: the database schema is too old (trivy exited with code 1)',
        '### ⚠️ Trivy broke, and the image could not be judged',
        '### 1 finding blocks the image',
        '> Scans: Trivy broke; Dockle 1 FATAL',
        '### Dockle: 1 finding, 1 blocking',
        PLAN,
        '> Verify: 1 passed',
        '> Image',
        '> Stages: total 21.5 s, from 08:00:00 UTC',
      ],
    ],
    [
      'build-failed',
      [
        '## ❌ Failed in build: `false` exited with code 1',
        '### `build` failed: `E_BUILD`',
        PLAN,
        '> Verify: 1 passed',
        '> Stages: total 15.1 s, from 08:00:00 UTC',
      ],
    ],
    [
      'rolled-back',
      [
        '## ❌ Rolled back: container `app` exited with code 3 (3 of 3 tasks)',
        '### Stopped tasks and events of `hello`',
        '> Scans: Trivy 1 LOW; Dockle 1 INFO',
        '### Trivy: 1 finding',
        '### Dockle: 1 finding',
        PLAN,
        '> Verify: 1 passed',
        '> Image',
        '> Stages: total 88.7 s, from 08:00:00 UTC',
        '> Deployment of hello: rolled back',
      ],
    ],
    ['wrong-inputs', ['## ❌ Not started: `trivy-severity` is invalid, and 4 more problems', '### `E_INPUT`']],
  ] as const)('%s', (sample, expected) => {
    expect(headings(renderSummary(SAMPLES[sample]))).toEqual(expected)
  })

  test('stages with their results, times and facts', () => {
    const summary = renderSummary(SAMPLES.blocked)
    expect(lineWith(summary, '**build**')).toBe(
      '| **build** | ✅ succeeded | 08:00:00 | 14.9 s | 12.3 MB, linux/amd64, by buildx |',
    )
    expect(lineWith(summary, '**trivy**')).toContain('| 08:00:14 | 6.3 s | 1 CRITICAL, 1 HIGH, 1 LOW |')
    expect(lineWith(summary, '**gate**')).toContain('❌ blocked | 08:00:21 | 0.0 s | 3 findings |')
    expect(lineWith(summary, '**push**')).toBe(
      '| **push** | ⚪ skipped |  |  | skipped because the gate blocked the image |',
    )
    expect(lineWith(renderSummary(SAMPLES.broke), '**trivy**')).toContain('⚠️ broke')
    expect(renderSummary(SAMPLES.broke).match(/Run again/gu)).toHaveLength(1)
    const error = fault('E_AWS', { message: 'no' })
    expect(lineWith(renderSummary(recordOf({ failsAt: { stage: 'plan', error } })), '**build**')).toBe(
      '| **build** | ⚪ stopped | 08:00:00 |  | stopped because plan failed |',
    )
  })

  test('findings that block come first, worst first, with the fixed version', () => {
    const rows = renderSummary(SAMPLES.blocked)
      .split('\n')
      .filter((line) => /^\|.*CVE-/u.test(line))
    expect(rows.map((row) => /(CVE-[\d-]+)\]/u.exec(row)?.[1] ?? 'CVE-2011-3374')).toEqual([
      'CVE-2019-10744',
      'CVE-2023-5363',
      'CVE-2011-3374',
    ])
    expect(rows[0]).toContain('| Trivy | CRITICAL | [CVE-2019-10744](https://avd.aquasec.com/nvd/cve-2019-10744)')
    expect(rows[0]).toContain('`4.17.12`')
    expect(rows[2]).toContain('no fixed version')
    expect(rows[1]).toContain('| openssl 3.0.9-1 in OS packages (debian 12.0) |')
    expect(renderSummary(SAMPLES.blocked)).toContain('| Scanner | Severity | Finding | Where | Fixed in |')
  })

  test('the database of the user is named as such', () => {
    expect(renderSummary(SAMPLES.blocked)).toContain('**only vulnerabilities in this database can be found**')
    expect(renderSummary(SAMPLES.success)).toContain('from `ghcr.io/aquasecurity/trivy-db`')
  })

  test('the worst ten, and how many there are', () => {
    const findings = Array.from({ length: 25 }, (_, index) => vulnerability({ id: `CVE-9-${index}` }))
    const summary = renderSummary(recordOf({ results: { trivy: trivyReport(findings) } }))
    expect(summary.match(/\[CVE-9-/gu)).toHaveLength(10)
    expect(summary).toContain('The worst 10 of 25 are shown')
  })

  test('of a run that goes on, and of a pipeline that deploys nothing', () => {
    const events = eventsOf({}).slice(0, 8)
    const record = events.reduce<RunRecord>((before, event) => recordEvent(before, event), newRecord(BEGINNING))
    expect(renderSummary(record)).toMatch(/^## ⏳ Running: scanners, build\n[^]*Stages: so far 1\.3 s,/u)
    const without = (...kinds: readonly string[]): RunRecord => ({
      ...SAMPLES.success,
      stages: SAMPLES.success.stages.filter(({ kind }) => !kinds.includes(kind)),
    })
    expect(renderSummary(without('deploy', 'wait', 'confirm'))).toContain('## ✅ Pushed `staging-')
    expect(renderSummary(without('push', 'deploy', 'wait', 'confirm'))).toContain(
      '## ✅ Passed: no finding blocks the image',
    )
  })

  test('the next step, the end of what was printed, and a link to what it means', () => {
    const summary = renderSummary(SAMPLES['build-failed'], { docsUrl: 'https://github.com/a/b/blob/v1/' })
    expect(summary).toContain(
      '**Next:** Read the last lines of the build log; to reproduce the failure, run the same `docker build` locally.',
    )
    expect(summary).toContain('```text\n#7 [2/3] RUN false\n')
    expect(summary).toContain('[about E_BUILD](https://github.com/a/b/blob/v1/docs/errors.md#e_build)')
    expect(renderSummary(SAMPLES['build-failed'])).toContain(
      ' · about E_BUILD: docs/errors.md<span>&#35;</span>e_build',
    )
  })

  test('of wrong settings: every problem on a line of its own, under a headline that announces them', () => {
    const lines = renderSummary(SAMPLES['wrong-inputs']).split('\n')
    expect(lines.filter((line) => line.startsWith('- ')).map((line) => /`[^`]+`/u.exec(line)?.[0])).toEqual([
      '`trivy-severity`',
      '`cluster`',
      '`service`',
      '`task-definition`',
      '`environment`',
    ])
    expect(lines.filter((line) => line.includes('problems in the settings'))).toHaveLength(1)
  })

  test('is cut on a row below the limit, says so, and closes what is open', () => {
    const findings = Array.from({ length: 9 }, (_, index) =>
      dockleFinding({ id: `CIS-DI-${index}`, where: ['é'.repeat(150)] }),
    )
    const record = recordOf({ results: { dockle: dockleReport(findings) } })
    const whole = renderSummary(record)
    const open = new Set<number>()
    for (let limit = 1200; limit < Buffer.byteLength(whole); limit += 97) {
      const cut = renderSummary(record, { limitBytes: limit })
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(limit)
      expect(cut).toMatch(/\n_The rest is left out because [^\n]*_\n$/u)
      const kept = cut.slice(0, cut.lastIndexOf('\n_The rest')).replace(/\n<\/details>\n\n$/u, '')
      expect(whole.startsWith(kept)).toBe(true)
      expect(kept.endsWith('\n')).toBe(true)
      expect(cut.match(/^<\/details>$/gmu)?.length).toBe(cut.match(/^<details>/gmu)?.length)
      open.add(kept.length)
    }
    expect(open.size).toBeGreaterThan(20)
  })
})
