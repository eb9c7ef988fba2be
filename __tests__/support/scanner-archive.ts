/** A release as the installer downloads it: a tar.gz with a program that only prints its version. */
import { createHash } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import type { ScannerName } from '../../src/domain/scan/scanner-releases.ts'

export interface Archive {
  readonly bytes: Buffer
  readonly sha256: string
}

/** Makes the archive below a folder; `says` is what the program prints for `--version`. */
export const makeArchive = async (directory: string, scanner: ScannerName, says: string): Promise<Archive> => {
  const folder = join(directory, 'source', scanner)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, scanner), `#!/bin/sh\necho "${says}"\n`)
  await chmod(join(folder, scanner), 0o755)
  await writeFile(join(folder, 'README.md'), 'not to be unpacked')
  const archive = join(folder, 'archive.tar.gz')
  execFileSync('tar', ['-czf', archive, '-C', folder, scanner, 'README.md'])
  return asRelease(await readFile(archive))
}

/** Bytes with the sha256 that is pinned for them. */
export const asRelease = (bytes: Buffer): Archive => ({
  bytes,
  sha256: createHash('sha256').update(bytes).digest('hex'),
})
