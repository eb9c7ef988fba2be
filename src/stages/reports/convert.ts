/** Other formats of Trivy's report, made by Trivy itself out of its cleaned JSON: without a database, a network or a credential. */
import { join } from 'node:path'
import type { InstalledScanner } from '../../domain/scan/scanners.ts'
import type { Ports } from '../../ports/ports.ts'

/** By the names of their files. SBOMs list every package; the table has the findings. */
export const CONVERTED = {
  'trivy.txt': ['--format', 'table', '--scanners', 'vuln,secret'],
  'sbom.cdx.json': ['--format', 'cyclonedx'],
  'sbom.spdx.json': ['--format', 'spdx-json'],
} as const

export type ConvertedName = keyof typeof CONVERTED

interface Conversion {
  readonly trivy: Extract<InstalledScanner, { kind: 'ready' }>
  /** The path of the cleaned JSON. */
  readonly json: string
  readonly name: ConvertedName
  readonly output: string
}

const TIMEOUT_MS = 120_000

/** @throws CommandError */
export const convert = async (
  { trivy, json, name, output }: Conversion,
  { exec, files }: Pick<Ports, 'exec' | 'files'>,
): Promise<void> => {
  const directory = await files.makePrivateDirectory('convert')
  const of = (file: string): string => join(directory, file)
  const empty = of('empty')
  await files.makeDirectory(empty)
  await Promise.all(['trivy.yaml', 'ignore'].map((file) => files.writePrivate(of(file), '')))
  await exec.run({
    argv: [
      ...([trivy.path, 'convert', ...CONVERTED[name], '--output', output] as const),
      // Named, so that nothing in a folder or a variable decides what is in the report.
      ...['--config', of('trivy.yaml'), '--ignorefile', of('ignore'), '--cache-dir', empty],
      ...['--exit-code', '0', '--timeout', `${TIMEOUT_MS / 1000}s`, '--quiet', json],
    ],
    inherit: ['PATH'],
    set: { HOME: empty, TMPDIR: directory, NO_COLOR: '1' },
    cwd: empty,
    output: 'quiet',
    timeoutMs: TIMEOUT_MS,
  })
}
