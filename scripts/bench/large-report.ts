/**
 * Time and memory of reading a report of Trivy, of judging it and of rendering its summary, by the number of findings: `node
 * scripts/bench/large-report.ts [findings]...`. Each size is a process of its own, so that its peak memory is its own.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, open, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { gateError, recordOf } from '../../__tests__/support/sample-records.ts'
import { dockleReport } from '../../__tests__/support/sample-results.ts'
import { parseTrivyJson } from '../../src/domain/scan/trivy-json.ts'
import { annotationsOf } from '../../src/report/annotations.ts'
import { redactedRecord } from '../../src/report/redacted.ts'
import { renderSummary } from '../../src/report/summary/summary.ts'
import { say } from '../foreground.ts'

const SIZES = [12_500, 25_000, 50_000, 100_000, 200_000, 400_000]
const PER_RESULT = 1_000
const SEVERITIES = ['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'UNKNOWN'] as const

/** As long as in a real report: about 1,230 bytes, most of them description and links. */
const vulnerability = (index: number): object => ({
  VulnerabilityID: `CVE-2026-${index}`,
  PkgID: `package-${index % 977}@1.0.${index}`,
  PkgName: `package-${index % 977}`,
  PkgPath: `app/node_modules/package-${index % 977}/package.json`,
  InstalledVersion: `1.0.${index}`,
  ...(index % 3 === 0 ? {} : { FixedVersion: `1.1.${index}` }),
  Title: `package-${index % 977}: a flaw that a request can reach`,
  PrimaryURL: `https://avd.aquasec.com/nvd/cve-2026-${index}`,
  Severity: SEVERITIES[index % SEVERITIES.length],
  Description: 'A description of the flaw. '.repeat(28),
  References: Array.from({ length: 3 }, (_, link) => `https://example.com/advisories/${index}/${link}`),
})

const writeReport = async (path: string, findings: number): Promise<void> => {
  const file = await open(path, 'w')
  const head = { SchemaVersion: 2, ArtifactType: 'container_image', Metadata: { ImageID: `sha256:${'a'.repeat(64)}` } }
  await file.write(`${JSON.stringify(head).slice(0, -1)},"Results":[`)
  for (let start = 0; start < findings; start += PER_RESULT) {
    const length = Math.min(PER_RESULT, findings - start)
    const Vulnerabilities = Array.from({ length }, (_, index) => vulnerability(start + index))
    await file.write(
      `${start === 0 ? '' : ','}${JSON.stringify({ Target: `app-${start}`, Class: 'lang-pkgs', Vulnerabilities })}`,
    )
  }
  await file.write(']}')
  await file.close()
}

const FACTS = {
  archive: '/image.tar',
  image: 'hello',
  version: '0.74.0',
  database: { updatedAt: '2026-01-01T00:00:00Z', origin: { kind: 'own' } },
} as const

/** In the process of one size: reads, judges, renders, and prints what that took. */
const measure = async (path: string): Promise<string> => {
  const start = performance.now()
  const parsed = parseTrivyJson(await readFile(path, 'utf8'), FACTS)
  if (parsed.kind === 'invalid') throw new Error(parsed.problem)
  const read = performance.now()
  const trivy = { kind: 'report', report: parsed.value.report } as const
  const results = { trivy, dockle: dockleReport([]) }
  const error = await gateError(Object.values(results))
  const judged = performance.now()
  const record = redactedRecord(recordOf({ results, failsAt: { stage: 'gate', error } }), (text) => text)
  const summary = renderSummary(record)
  annotationsOf(record)
  return [
    `${trivy.report.findings.length} findings`,
    `${((await stat(path)).size / 1e6).toFixed(0)} MB`,
    `read ${(read - start).toFixed(0)} ms`,
    `judged ${(judged - read).toFixed(0)} ms`,
    `rendered ${(performance.now() - judged).toFixed(0)} ms (${(summary.length / 1000).toFixed(0)} kB)`,
    `peak ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`,
  ].join(', ')
}

const [first, path] = process.argv.slice(2)
if (first === '--measure' && path !== undefined) {
  process.stdout.write(await measure(path))
} else {
  const scratch = await mkdtemp(join(tmpdir(), 'large-report-'))
  const asked = process.argv.slice(2).map(Number)
  try {
    for (const findings of asked.length === 0 ? SIZES : asked) {
      const report = join(scratch, 'report.json')
      await writeReport(report, findings)
      const argv = ['--no-warnings', import.meta.filename, '--measure', report]
      say(execFileSync(process.execPath, argv, { encoding: 'utf8' }).trim())
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}
