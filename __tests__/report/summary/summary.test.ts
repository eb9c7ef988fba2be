import { describe, expect, test } from '@jest/globals'
import { newRecord, recordEvent, type RunRecord } from '../../../src/report/record.ts'
import { renderSummary } from '../../../src/report/summary/summary.ts'
import { BEGINNING, eventsOf } from '../../support/sample-events.ts'
import { recordOf, SAMPLES } from '../../support/sample-records.ts'
import { dockleFinding, dockleReport, trivyReport, vulnerability } from '../../support/sample-results.ts'

const headings = (summary: string): readonly string[] => summary.split('\n').filter((line) => /^#+ /u.test(line))
const lineWith = (summary: string, words: string): string =>
  summary.split('\n').find((line) => line.includes(words)) ?? ''

describe('renderSummary', () => {
  test.each([
    [
      'success',
      [
        '## ✅ Shipped: service `hello` runs `staging-4f1d2c3b5a69788796a5b4c3d2e1f00112233445`',
        '### Stages',
        '### Image',
        '### Trivy: 1 finding',
        '### Dockle: 1 finding',
        '### Deployment',
      ],
    ],
    [
      'blocked',
      [
        '## ❌ Blocked by 3 findings',
        '### gate: `E_GATE_BLOCKED`',
        '### 3 findings block the image',
        '### Stages',
        '### Image',
        '### Trivy: 3 findings',
        '### Dockle: 1 finding',
      ],
    ],
    [
      'broke',
      [
        expect.stringMatching(
          /^## ❌ Failed in gate: The image could not be judged\. Trivy broke: trivy image ended with/u,
        ),
        '### gate: `E_SCANNER_BROKE`',
        '### ⚠️ Trivy broke, and the image could not be judged',
        '### 1 finding blocks the image',
        '### Stages',
        '### Image',
        '### Dockle: 1 finding',
      ],
    ],
    ['build-failed', ['## ❌ Failed in build: docker build failed (context: .)', '### build: `E_BUILD`', '### Stages']],
    [
      'rolled-back',
      [
        expect.stringMatching(
          /^## ❌ Failed in wait: Rolled back: container `app` of `hello` exited with code 3 \(3 of 3 tasks\)/u,
        ),
        '### wait: `E_ROLLED_BACK`',
        '### Deployment',
        '### Stages',
        '### Image',
        '### Trivy: 1 finding',
        '### Dockle: 1 finding',
      ],
    ],
    ['wrong-inputs', ['## ❌ Failed: 5 problems in the settings', '### `E_INPUT`']],
  ] as const)('%s', (sample, expected) => {
    expect(headings(renderSummary(SAMPLES[sample]))).toEqual(expected)
  })

  test('stages with their results, times and facts', () => {
    const summary = renderSummary(SAMPLES.blocked)
    expect(lineWith(summary, '**build**')).toBe(
      '| **build** | ✅ succeeded | 14.9 s | 12.3 MB, linux/amd64, by buildx |',
    )
    expect(lineWith(summary, '**trivy**')).toContain('1 CRITICAL, 1 HIGH, 1 LOW')
    expect(lineWith(summary, '**gate**')).toContain('❌ blocked')
    expect(lineWith(summary, '**push**')).toBe(
      '| **push** | ⚪ skipped |  | skipped because the gate blocked the image |',
    )
    expect(lineWith(renderSummary(SAMPLES.broke), '**trivy**')).toContain('⚠️ broke')
    expect(summary).toContain('All in all: 21.4 s.')
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
    expect(rows[0]).toContain('| Trivy CRITICAL | [CVE-2019-10744](https://avd.aquasec.com/nvd/cve-2019-10744)')
    expect(rows[0]).toContain('`4.17.12`')
    expect(rows[2]).toContain('no fixed version')
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
    const events = eventsOf({}).slice(0, 7)
    const record = events.reduce<RunRecord>((before, event) => recordEvent(before, event), newRecord(BEGINNING))
    expect(renderSummary(record)).toMatch(/^## ⏳ Still running\n[^]*So far: 1\.3 s\./u)
    const without = (...kinds: readonly string[]): RunRecord => ({
      ...SAMPLES.success,
      stages: SAMPLES.success.stages.filter(({ kind }) => !kinds.includes(kind)),
    })
    expect(renderSummary(without('deploy', 'wait', 'confirm'))).toContain('## ✅ Pushed')
    expect(renderSummary(without('push', 'deploy', 'wait', 'confirm'))).toContain('## ✅ Everything succeeded')
  })

  test('the next step, the end of what was printed, and a link to what it means', () => {
    const summary = renderSummary(SAMPLES['build-failed'], { docsUrl: 'https://github.com/a/b/blob/v1/' })
    expect(summary).toContain(
      '**Next:** Read the last lines of the build log; to reproduce the failure, run the same `docker build` locally.',
    )
    expect(summary).toContain('```text\n#7 [2/3] RUN false\n')
    expect(summary).toContain('](https://github.com/a/b/blob/v1/docs/errors.md#e_build)')
    expect(renderSummary(SAMPLES['build-failed'])).toContain('More: `docs/errors.md#e_build`')
  })

  test('is cut on a row below the limit, and says so', () => {
    const findings = Array.from({ length: 9 }, (_, index) =>
      dockleFinding({ id: `CIS-DI-${index}`, where: ['é'.repeat(150)] }),
    )
    const record = recordOf({
      results: { dockle: dockleReport(findings) },
    })
    const whole = renderSummary(record)
    for (let limit = 1200; limit < Buffer.byteLength(whole); limit += 97) {
      const cut = renderSummary(record, { limitBytes: limit })
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(limit)
      expect(cut).toMatch(/\n_The rest is left out: [^\n]*_\n$/u)
      const kept = cut.slice(0, cut.lastIndexOf('\n_The rest'))
      expect(whole.startsWith(kept)).toBe(true)
      expect(kept.endsWith('\n')).toBe(true)
    }
  })
})
