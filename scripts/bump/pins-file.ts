/** The file of the pinned releases, as text: its head stays, the table is written. */
import type { Pin, ScannerName } from '../../src/domain/scan/scanner-pins.ts'

const TABLE = 'export const PINS: '

/** The file with these pins. @throws Error when it is not the file */
export const withPins = (file: string, pins: Readonly<Record<ScannerName, Pin>>): string => {
  const start = file.indexOf(TABLE)
  if (start === -1) throw new Error('there is no table of pins in the file')
  const scanners = Object.entries(pins).map(([scanner, pin]) => `  ${scanner}: {\n${pinLines(pin)}  },\n`)
  return `${file.slice(0, start)}${TABLE}Readonly<Record<ScannerName, Pin>> = {\n${scanners.join('')}}\n`
}

const pinLines = ({ version, since, sha256 }: Pin): string => {
  const hashes = Object.entries(sha256).map(([platform, hash]) => `      '${platform}': '${hash}',\n`)
  return `    version: '${version}',\n    since: '${since}',\n    sha256: {\n${hashes.join('')}    },\n`
}
