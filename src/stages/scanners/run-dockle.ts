/** Dockle over an image archive: how the image is built and configured. */
import { dockleArguments, type DockleOptions } from '../../domain/scan/dockle-options.ts'
import { parseDockleJson } from '../../domain/scan/dockle-json.ts'
import type { ScanResult } from '../../domain/scan/findings.ts'
import { firstError } from '../../domain/scan/scanner-log.ts'
import type { InstalledScanner } from '../../domain/scan/scanners.ts'
import { broke, scanArchive, type ArchivedImage, type Reading, type ScanPorts, type Scanner } from './scan.ts'

export interface DockleInput {
  readonly image: ArchivedImage
  readonly dockle: InstalledScanner
  readonly timeoutMinutes: number
  /** Absent: Dockle's own rules alone. */
  readonly dockleOptions?: DockleOptions
}

/** A scan that breaks is a result as well. */
export const runDockle = async (
  { image, dockle, timeoutMinutes, dockleOptions = {} }: DockleInput,
  ports: ScanPorts,
): Promise<ScanResult> => {
  if (dockle.kind === 'broke') return broke('dockle', dockle)
  const { archive } = image
  if (archive.includes(':')) {
    const because = `Dockle cannot read ${archive}: it takes the part after a colon for a tag`
    return broke('dockle', { because, hint: 'Set RUNNER_TEMP (or TMPDIR) to a path without a colon.' })
  }
  const scanner: Scanner<Reading> = {
    source: 'dockle',
    timeoutMinutes,
    // Without --quiet: Dockle writes its errors to standard output, and --quiet hides them.
    argv: ({ report, empty }) => [
      ...([dockle.path, '--input', archive, '--format', 'json', '--output', report, '--exit-code', '0'] as const),
      ...['--timeout', `${timeoutMinutes}m`, '--no-color', '--cache-dir', empty],
      ...dockleArguments(dockleOptions),
    ],
    // Dockle skips the checks behind an error and exits with 0 (pkg/assessor/assessor.go).
    incomplete: (output) => {
      const error = firstError(output)
      return error === null ? null : `Dockle skipped checks because of an error: ${error}`
    },
    parse: (json) => {
      const parsed = parseDockleJson(json, dockle.version)
      return parsed.kind === 'valid' ? { kind: 'valid', value: { report: parsed.value } } : parsed
    },
  }
  const scan = await scanArchive(scanner, image, ports)
  return scan.kind === 'broke' ? scan : { kind: 'report', report: scan.reading.report, raw: scan.raw }
}
