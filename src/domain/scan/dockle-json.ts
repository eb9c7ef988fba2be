/**
 * Dockle's JSON report as findings, worst first. Alerts are sorted, because Dockle's own order is random, and show
 * only what is known to hold no secret, because an alert quotes whole RUN and ENV lines.
 */
import { z } from 'zod'
import { DOCKLE_LEVELS, SOURCES, worstFirst, type DockleLevel, type Finding, type ScanReport } from './findings.ts'
import { HIDDEN } from './hidden-alerts.ts'
import { parseJson, type Parsed } from './scanner-json.ts'
import { readAlert } from './shown-alert.ts'

const document = z.object({
  summary: z.object({ fatal: z.number(), warn: z.number(), info: z.number() }),
  // Null when there are none.
  details: z
    .array(
      z.object({
        code: z.string().min(1),
        title: z.string(),
        level: z.enum([...DOCKLE_LEVELS, 'SKIP', 'IGNORE', 'PASS']),
        alerts: z.array(z.string()).nullish(),
      }),
    )
    .nullish(),
})

/** The report in Dockle's JSON, or what is wrong with it. `version` comes from `--version`: the JSON has none. */
export const parseDockleJson = (text: string, version: string): Parsed<ScanReport> => {
  const parsed = parseJson(document, text)
  if (parsed.kind === 'invalid') return parsed
  const { summary, details } = parsed.value
  const findings = (details ?? []).flatMap(({ level, ...detail }) =>
    isFinding(level) ? [findingOf({ level, ...detail })] : [],
  )
  const counts = DOCKLE_LEVELS.map((level) => findings.filter((finding) => finding.level === level).length)
  if (counts.join() !== [summary.fatal, summary.warn, summary.info].join()) {
    return { kind: 'invalid', problem: 'its summary does not match its details' }
  }
  const sorted = findings.toSorted((one, other) => (one.id < other.id ? -1 : 1))
  return {
    kind: 'valid',
    value: {
      source: 'dockle',
      version,
      configDigest: null,
      operatingSystem: null,
      database: null,
      findings: worstFirst(sorted),
      unchecked: null,
    },
  }
}

const isFinding = (level: string): level is DockleLevel => (DOCKLE_LEVELS as readonly string[]).includes(level)

interface Detail {
  readonly code: string
  readonly title: string
  readonly level: DockleLevel
  readonly alerts?: readonly string[] | null | undefined
}

const findingOf = ({ code, title, level, alerts }: Detail): Finding => {
  const read = (alerts ?? []).map(readAlert)
  return {
    source: 'dockle',
    kind: 'misconfiguration',
    id: code,
    severity: SOURCES.dockle.levels[level],
    level,
    title,
    url: null,
    where: read.map(({ shown }) => shown).sort(),
    [HIDDEN]: read.flatMap(({ shown, hidden }) => (hidden === null ? [] : [{ shown, hidden }])),
  }
}
