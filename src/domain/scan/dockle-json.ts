/**
 * Dockle's JSON report as findings, worst first. Alerts are sorted, because Dockle's own order is random, and the values of
 * assignments in them are masked, because an alert quotes whole RUN and ENV lines.
 */
import { z } from 'zod'
import { DOCKLE_LEVELS, SOURCES, worstFirst, type DockleLevel, type Finding, type ScanReport } from './findings.ts'
import { parseJson, type Parsed } from './scanner-json.ts'

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

const findingOf = ({ code, title, level, alerts }: Detail): Finding => ({
  source: 'dockle',
  kind: 'misconfiguration',
  id: code,
  severity: SOURCES.dockle.levels[level],
  level,
  title,
  url: null,
  where: (alerts ?? []).map(maskAlert).sort(),
})

const MASK = '***'
const CUT = '…'
// A single digit or a boolean is not a secret, and shows the reader what to change.
const HARMLESS = String.raw`(?!(?:\d|true|false)(?![^\s"']))`
const VALUE = String.raw`(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^\s"']+)`
const SECRET_NAME = String.raw`[\w.-]*(?:pass|pwd|secret|token|key|credential|auth)[\w.-]*`

// ENV NAME=value, ARG NAME=value, NAME=value command, --password=value
const ASSIGNMENT = new RegExp(String.raw`(?<![\w.-])([\w.-]+=)${HARMLESS}${VALUE}+`, 'g')
/** Of a value in quotes, which a build step has without those that the Dockerfile had: there may be further variables in it. */
const MAY_HIDE_NAME = /\s[\w.-]*(?:pass|secret|key|access|token)[\w.-]*=/iu

/** Dots show that something is missing behind the mask. */
const maskValue = (whole: string, name: string): string =>
  `${name}${MASK}${MAY_HIDE_NAME.test(whole.slice(name.length)) ? CUT : ''}`

/** Other forms of a value in a quoted build step, each with its replacement. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  // ENV PASSWORD value, --token value; `Suspicious ENV key found` is Dockle's own text.
  [
    new RegExp(
      String.raw`((?:\bENV|\bARG)\s+(?!key found)${SECRET_NAME}\s+|(?<![\w.-])--?${SECRET_NAME}\s+)${VALUE}`,
      'gi',
    ),
    `$1${MASK}`,
  ],
  // https://user:password@host
  [/(:\/\/)[^\s/@]+@/g, `$1${MASK}@`],
  // Authorization: Bearer value
  [/\b((?:authorization|bearer|basic|x-[\w-]*(?:key|token))[:\s]+)(?:(?:bearer|basic)\s+)?[^\s"']+/gi, `$1${MASK}`],
]

const ALERT_LENGTH = 400
/** The text is hostile: the rest is dropped before matching, so that no pattern can take long. */
const EXAMINED_LENGTH = 2000

/** An alert with possible secrets masked, as far as free text allows, and cut to a readable length. */
export const maskAlert = (alert: string): string => {
  // Dockle suggests options of its own command line, which cannot be set here.
  const examined = alert.slice(0, EXAMINED_LENGTH).replace(/\s*\(You can suppress it with [^)]*\)/g, '')
  const masked = SHAPES.reduce(
    (text, [shape, replacement]) => text.replace(shape, replacement),
    examined.replace(ASSIGNMENT, maskValue),
  )
  return masked.length > ALERT_LENGTH ? `${masked.slice(0, ALERT_LENGTH)}${CUT}` : masked
}
