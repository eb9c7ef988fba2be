/** What the scanners found, in the summary: numbers, what refused, the worst ten. */
import {
  countBy,
  DOCKLE_LEVELS,
  SEVERITIES,
  type DockleFinding,
  type TrivyFinding,
  type TrivyReport,
} from '../../domain/scan/findings.ts'
import type { GateResult, Refusals } from '../../domain/scan/policy.ts'
import { codeSpan, link, markdown, prose } from '../hostile.ts'
import { table, text, type Block } from './markdown-blocks.ts'
import { resultOf, type RunRecord } from '../record.ts'
import { plural } from './run.ts'

const TOP = 10

/** What Trivy found, or why it broke. */
export const trivySection = (record: RunRecord): readonly Block[] => {
  const [trivy, gate] = [resultOf(record, 'trivy'), resultOf(record, 'gate')]
  if (!trivy) return []
  if (trivy.kind === 'broke') return brokenScan('Trivy', trivy)
  const { report } = trivy
  const refused = new Set(refusalsOf(gate).trivy.map(trivyKey))
  const findings = worstFirst(report.findings, (finding) => [
    refused.has(trivyKey(finding)) ? 0 : 1,
    SEVERITIES.indexOf(finding.severity),
  ])
  return [
    text(`### Trivy: ${summaryOf(findings.length, refused.size)}`),
    ...countsTable(
      SEVERITIES,
      findings.map((finding) => finding.severity),
    ),
    ...table(
      ['', 'Severity', 'Finding', 'Package', 'Installed', 'Fixed in'],
      'llllll',
      findings.slice(0, TOP).map((finding) => [refused.has(trivyKey(finding)) ? '❌' : '', ...trivyRow(finding)]),
    ),
    ...more(findings.length),
    text(databaseLine(report)),
  ]
}

const trivyRow = (finding: TrivyFinding): readonly string[] =>
  finding.kind === 'vulnerability'
    ? [
        finding.severity,
        `${link(finding.id, finding.url)} ${markdown(finding.title, 120)}`,
        `${codeSpan(finding.packageName, 100)} in ${codeSpan(finding.target, 100)}`,
        codeSpan(finding.installedVersion, 60),
        finding.fixedVersion === null ? 'not fixed' : codeSpan(finding.fixedVersion, 100),
      ]
    : [
        finding.severity,
        `${codeSpan(finding.id, 100)} ${markdown(finding.title, 120)}`,
        `secret in ${codeSpan(finding.target, 100)}`,
        '',
        '',
      ]

const trivyKey = (finding: TrivyFinding): string =>
  JSON.stringify([
    finding.kind,
    finding.id,
    finding.target,
    ...(finding.kind === 'vulnerability' ? [finding.packageName, finding.installedVersion] : [finding.title]),
  ])

const databaseLine = ({ version, database, operatingSystem }: TrivyReport): string =>
  [
    `Trivy ${markdown(version)}, database of ${markdown(database.updatedAt)} from ${
      database.source === 'own'
        ? "a directory of the user's own: **only what stands in it can be found**"
        : codeSpan(database.source)
    }`,
    ...(operatingSystem === null ? [] : [`operating system ${markdown(operatingSystem)}`]),
  ].join('; ')

/** What Dockle found, or why it broke. */
export const dockleSection = (record: RunRecord): readonly Block[] => {
  const [dockle, gate] = [resultOf(record, 'dockle'), resultOf(record, 'gate')]
  if (!dockle) return []
  if (dockle.kind === 'broke') return brokenScan('Dockle', dockle)
  const refused = new Set(refusalsOf(gate).dockle.map(({ code }) => code))
  const findings = worstFirst(dockle.report.findings, ({ code, level }) => [
    refused.has(code) ? 0 : 1,
    DOCKLE_LEVELS.indexOf(level),
  ])
  return [
    text(`### Dockle: ${summaryOf(findings.length, refused.size)}`),
    ...countsTable(
      DOCKLE_LEVELS,
      findings.map(({ level }) => level),
    ),
    ...table(
      ['', 'Level', 'Finding', 'Where'],
      'llll',
      findings.slice(0, TOP).map((finding) => [refused.has(finding.code) ? '❌' : '', ...dockleRow(finding)]),
    ),
    ...more(findings.length),
    text(`Dockle ${markdown(dockle.report.version)}`),
  ]
}

const dockleRow = ({ level, code, title, alerts }: DockleFinding): readonly string[] => [
  level,
  `${codeSpan(code, 100)} ${markdown(title, 120)}`,
  [
    ...alerts.slice(0, 3).map((alert) => markdown(alert, 160)),
    ...(alerts.length > 3 ? [`and ${alerts.length - 3} more`] : []),
  ].join('<br>'),
]

const brokenScan = (name: string, broken: { readonly because: string; readonly hint: string }): readonly Block[] => [
  text(`### ⚠️ ${name} broke, so the image was not judged`),
  text(`${prose(broken.because)}<br>**Next:** ${prose(broken.hint)}`),
]

const refusalsOf = (gate: GateResult | undefined): Refusals =>
  gate === undefined || gate.kind === 'clean' ? { trivy: [], dockle: [] } : gate.refusals

const summaryOf = (found: number, refused: number): string =>
  `${found === 0 ? 'no findings' : plural(found, 'finding')}${refused === 0 ? '' : `, ${refused} of them ${refused === 1 ? 'refuses' : 'refuse'} the image`}`

const countsTable = <Key extends string>(keys: readonly Key[], found: readonly Key[]): readonly Block[] => {
  const counted = countBy(keys, found)
  return found.length === 0 ? [] : table(keys, 'r'.repeat(keys.length), [keys.map((key) => String(counted[key]))])
}

const more = (found: number): readonly Block[] =>
  found > TOP ? [text(`The worst ${TOP} of ${found} are shown; the record has all of them.`)] : []

/** A stable sort by several ranks, the first one first. */
const worstFirst = <Finding>(
  findings: readonly Finding[],
  ranksOf: (finding: Finding) => readonly number[],
): readonly Finding[] =>
  findings.toSorted((one, other) => {
    const [ranks, others] = [ranksOf(one), ranksOf(other)]
    return ranks.map((rank, index) => rank - (others[index] ?? 0)).find((difference) => difference !== 0) ?? 0
  })
