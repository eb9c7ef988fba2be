/**
 * A scanner run over an image archive: in an empty folder, with an environment of its own and every file named, so that nothing in
 * the checkout and no variable of the machine can weaken it. It exits 0 whatever it finds: its JSON report counts, and the gate judges.
 */
import { join } from 'node:path'
import { CommandError } from '../../errors/command-error.ts'
import { shortDigest } from '../../domain/image/digest.ts'
import { megabytes, type BuiltImage } from '../../domain/image/image.ts'
import { endedEarly } from '../../domain/scan/ended-early.ts'
import { countByLevel, SOURCES, type ScanReport, type ScanResult, type SourceName } from '../../domain/scan/findings.ts'
import type { Parsed } from '../../domain/scan/scanner-json.ts'
import { reasonOf, type Reason } from '../../domain/scan/reason.ts'
import type { Ports } from '../../ports/ports.ts'

/** An image as scanners get it: the archive, and what must be in it. */
export type ArchivedImage = Pick<BuiltImage, 'archive' | 'configDigest' | 'localReference'>

export type ScanPorts = Pick<Ports, 'exec' | 'files' | 'log'>

/** Paths in the private folder of one scan. */
export interface ScanPaths {
  /** A file of `configuration`. */
  readonly of: (name: string) => string
  /** Where the scanner writes its report. */
  readonly report: string
  /** A folder that is empty, also for the scanner's home and working directory. */
  readonly empty: string
}

/** What a scanner found, and what else its report says. */
export interface Reading {
  readonly report: ScanReport
}

export interface Scanner<Read extends Reading> {
  readonly source: SourceName
  /** After this time the scanner stops by itself; it is killed shortly after, if it does not. */
  readonly timeoutMinutes: number
  /** Files that the command names, with their texts. */
  readonly configuration?: Readonly<Record<string, string>>
  readonly argv: (paths: ScanPaths) => readonly [string, ...string[]]
  /** Environment variables of the machine that it gets besides PATH. */
  readonly inherit?: readonly string[]
  readonly parse: (json: string) => Parsed<Read>
  /** Why the scan is incomplete although the scanner exited with 0, out of what it printed; null when it is complete. */
  readonly incomplete?: (output: string) => string | null
  /** What to do about a reason, where its text shows it. */
  readonly hintFor?: (because: string) => string | null
}

const GRACE_MS = 15_000

export type Scan<Read extends Reading> =
  | {
      readonly kind: 'ended'
      readonly reading: Read
      /** What it printed. */
      readonly output: string
      /** The path of its own report. */
      readonly raw: string
    }
  | Extract<ScanResult, { kind: 'broke' }>

/** Scans an image; a scan that breaks is a result as well. */
export const scanArchive = async <Read extends Reading>(
  scanner: Scanner<Read>,
  image: ArchivedImage,
  ports: ScanPorts,
): Promise<Scan<Read>> => {
  const { source } = scanner
  const hint = `Check what ${SOURCES[source].name} printed in the log, and run again.`
  try {
    const run = await runScanner(scanner, ports)
    if (run.kind === 'broke') return broke(source, { ...run, hint })
    const parsed = scanner.parse(run.json)
    if (parsed.kind === 'invalid') {
      return broke(source, { because: `The report of ${SOURCES[source].name} is invalid: ${parsed.problem}`, hint })
    }
    const reading = parsed.value
    const other = otherImage(reading.report, image)
    if (other !== null) return broke(source, other)
    log(reading.report, ports)
    return { kind: 'ended', reading, output: run.output, raw: run.raw }
  } catch (error) {
    const { name } = SOURCES[source]
    const reason = endedEarly(error, { name, timeoutMinutes: scanner.timeoutMinutes }) ?? reasonOf(error, hint)
    if (reason === null) throw error
    return broke(source, { ...reason, hint: scanner.hintFor?.(reason.because) ?? reason.hint })
  }
}

/** The result of a scan that gives no findings, and why. */
export const broke = (source: SourceName, { because, hint }: Reason): Extract<ScanResult, { kind: 'broke' }> => ({
  kind: 'broke',
  source,
  because,
  hint,
})

type Run =
  | { readonly kind: 'ended'; readonly json: string; readonly output: string; readonly raw: string }
  | { readonly kind: 'broke'; readonly because: string }

/** Runs the scanner once; gives the text of its report, or why there is none that counts. */
const runScanner = async (scanner: Scanner<Reading>, ports: ScanPorts): Promise<Run> => {
  const { exec, files, log } = ports
  const directory = await files.makePrivateDirectory(scanner.source)
  const of = (name: string): string => join(directory, name)
  for (const [name, text] of Object.entries(scanner.configuration ?? {})) await files.writePrivate(of(name), text)
  const [report, empty] = [of('report.json'), of('empty')]
  await files.makeDirectory(empty)
  try {
    const { stdout, stderr } = await exec.run({
      argv: scanner.argv({ of, report, empty }),
      inherit: ['PATH', ...(scanner.inherit ?? [])],
      set: { HOME: empty, TMPDIR: directory, DOCKER_CONFIG: empty, NO_COLOR: '1' },
      cwd: empty,
      output: 'quiet',
      timeoutMs: scanner.timeoutMinutes * 60_000 + GRACE_MS,
    })
    const output = [stdout, stderr].filter((text) => text.trim() !== '').join('\n')
    const run = await runOf({ report, output }, scanner, ports)
    if (output !== '') log[run.kind === 'broke' ? 'info' : 'debug'](output)
    return run
  } catch (error) {
    if (error instanceof CommandError && error.outputTail !== '') log.info(error.outputTail)
    throw error
  }
}

const broken = (because: string): Run => ({ kind: 'broke', because })

/** The longest text that Node can hold (`buffer.constants.MAX_STRING_LENGTH`); reading more is a RangeError. */
const LONGEST_REPORT = 0x1fffffe8

/** The report of a scanner that exited with 0. */
const runOf = async (
  { report: path, output }: { readonly report: string; readonly output: string },
  { source, incomplete }: Scanner<Reading>,
  { files }: ScanPorts,
): Promise<Run> => {
  const { name } = SOURCES[source]
  const because = incomplete?.(output) ?? null
  if (because !== null) return broken(because)
  if ((await files.kindOf(path)) !== 'file') return broken(`${name} exited without a report`)
  const size = await files.sizeBytes(path)
  if (size > LONGEST_REPORT) {
    return broken(`The report of ${name} has ${megabytes(size)}, and at most ${megabytes(LONGEST_REPORT)} can be read`)
  }
  return { kind: 'ended', json: (await files.readText(path)) ?? '', output, raw: path }
}

/** The image that a report is about must be the one that was built: the archive could have been replaced. */
const otherImage = ({ source, configDigest }: ScanReport, image: ArchivedImage): Reason | null => {
  if (configDigest === null || configDigest === image.configDigest) return null
  const [scanned, built] = [configDigest, image.configDigest].map(shortDigest)
  return {
    because: `${SOURCES[source].name} scanned another image (${scanned}) than the one that was built (${built})`,
    hint: 'Find out what else writes to the temporary folder of this job.',
  }
}

/** `Trivy 0.74.0: 0 CRITICAL, 1 HIGH, …`. */
const log = ({ source, version, findings }: ScanReport, ports: ScanPorts): void => {
  const counts = Object.entries(countByLevel(source, findings)).map(([level, count]) => `${count} ${level}`)
  ports.log.info(`${SOURCES[source].name} ${version}: ${counts.join(', ')}`)
}
