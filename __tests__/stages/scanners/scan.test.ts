/** One scan of an archive: what of the scanner's own output reaches the log, and which report is accepted. */
import { describe, expect, test } from '@jest/globals'
import type { ScanReport } from '../../../src/domain/scan/findings.ts'
import { scanArchive, type Reading, type Scanner } from '../../../src/stages/scanners/scan.ts'
import { dockleReport, digestOf } from '../../support/sample-results.ts'
import { commandFailed, fakeExec, IMAGE, scannerThatFails, scannerThatWrites } from '../../support/scanner-ports.ts'

const { report } = dockleReport([])

const scanner = (parsed: ScanReport = report): Scanner<Reading> => ({
  source: 'dockle',
  timeoutMinutes: 1,
  argv: (paths) => ['dockle', '--output', paths.report],
  parse: () => ({ kind: 'valid', value: { report: parsed } }),
})

/** A scanner that prints this and writes a report, or none. */
const printing = (stdout: string, json: string | null) => {
  const ports = scannerThatWrites(json)
  return {
    ...ports,
    exec: fakeExec((command) => {
      void ports.exec.run(command)
      return { stdout }
    }),
  }
}

describe("the scanner's own output", () => {
  test('is debug output while nothing fails', async () => {
    const ports = printing('T\tINFO\tScanning', '{}')
    expect(await scanArchive(scanner(), IMAGE, ports)).toEqual({
      kind: 'ended',
      reading: { report },
      output: 'T\tINFO\tScanning',
      raw: '/private/dockle-1/report.json',
    })
    expect(ports.log.text('debug')).toBe('T\tINFO\tScanning')
    expect(ports.log.text('info')).toBe('Dockle 0.4.15: 0 FATAL, 0 WARN, 0 INFO')
  })

  test('is logged when there is no report', async () => {
    const ports = printing('T\tINFO\tScanning', null)
    expect(await scanArchive(scanner(), IMAGE, ports)).toMatchObject({ kind: 'broke' })
    expect(ports.log.text('info')).toBe('T\tINFO\tScanning')
  })

  test('is logged when the scanner fails', async () => {
    const tail = 'T\tINFO\tScanning\nT\tFATAL\tno space'
    const ports = scannerThatFails(commandFailed('dockle', { kind: 'exited', exitCode: 1 }, tail))
    expect(await scanArchive(scanner(), IMAGE, ports)).toMatchObject({
      kind: 'broke',
      because: 'no space (dockle exited with code 1)',
    })
    expect(ports.log.text('info')).toBe(tail)
  })
})

test('a report that is too long for a text is not read', async () => {
  const ports = scannerThatWrites('{}')
  const files = {
    ...ports.files,
    sizeBytes: () => Promise.resolve(600_000_000),
    readText: () => Promise.reject(new RangeError('Invalid string length')),
  }
  expect(await scanArchive(scanner(), IMAGE, { ...ports, files })).toMatchObject({
    kind: 'broke',
    because: 'The report of Dockle has 600.0 MB, and at most 536.9 MB can be read',
  })
})

test('a report about another image is rejected for every source that names its image', async () => {
  const other = { ...report, configDigest: digestOf('b') }
  expect(await scanArchive(scanner(other), IMAGE, scannerThatWrites('{}'))).toMatchObject({
    kind: 'broke',
    because: 'Dockle scanned another image (sha256:bbbbbbbbbbbb) than the one that was built (sha256:cccccccccccc)',
  })
})
