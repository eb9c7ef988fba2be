/** One run over the archive; a report, or why there is none. */
import { describe, expect, test } from '@jest/globals'
import { ShipError } from '../../src/errors/ship-error.ts'
import { dockleScan } from '../../src/stages/dockle.ts'
import type { DockleInput } from '../../src/stages/scanners/run-dockle.ts'
import {
  commandFailed,
  fakeExec,
  IMAGE,
  scannerThatFails,
  scannerThatWrites,
  thrownBy,
} from '../support/scanner-ports.ts'

const INPUT: DockleInput = {
  image: IMAGE,
  dockle: { kind: 'ready', path: 'dockle', version: '0.4.15', from: 'path' },
  timeoutMinutes: 5,
}
const REPORT = {
  summary: { fatal: 1, warn: 0, info: 0, skip: 0, pass: 15 },
  details: [
    {
      code: 'CIS-DI-0010',
      title: 'No credentials',
      level: 'FATAL',
      alerts: ['Suspicious ENV key found : DB_PASSWORD on ENV DB_PASSWORD=hunter2'],
    },
  ],
}

describe('dockle', () => {
  test('runs once, in an empty folder, with only PATH inherited', async () => {
    const ports = scannerThatWrites(JSON.stringify(REPORT))
    await dockleScan.run(INPUT, ports)
    expect(ports.exec.commands).toEqual([
      {
        // prettier-ignore
        argv: [
          'dockle', '--input', '/build/image.tar', '--format', 'json', '--output', '/private/dockle-1/report.json', '--exit-code', '0',
          '--timeout', '5m', '--no-color', '--cache-dir', '/private/dockle-1/empty',
        ],
        inherit: ['PATH'],
        set: {
          HOME: '/private/dockle-1/empty',
          TMPDIR: '/private/dockle-1',
          DOCKER_CONFIG: '/private/dockle-1/empty',
          NO_COLOR: '1',
        },
        cwd: '/private/dockle-1/empty',
        output: 'quiet',
        timeoutMs: 315_000,
      },
    ])
    expect(await ports.files.kindOf('/private/dockle-1/empty')).toBe('directory')
  })

  test('gives the report without the values that an alert quotes', async () => {
    const ports = scannerThatWrites(JSON.stringify(REPORT))
    expect(await dockleScan.run(INPUT, ports)).toMatchObject({
      kind: 'report',
      report: {
        version: '0.4.15',
        findings: [{ id: 'CIS-DI-0010', where: ['Suspicious ENV key found : DB_PASSWORD on ENV DB_PASSWORD=***'] }],
      },
    })
    expect(ports.log.text('info')).toBe('Dockle 0.4.15: 1 FATAL, 0 WARN, 0 INFO')
  })

  test.each([
    ['no report', null, 'Dockle exited without a report'],
    ['an empty report', '', 'it is empty'],
    ['half a report', JSON.stringify(REPORT).slice(0, 60), 'cut off'],
    ['a report of another shape', '{}', 'summary'],
  ])('breaks on %s', async (_, text, because) => {
    const result = await dockleScan.run(INPUT, scannerThatWrites(text))
    expect(result).toMatchObject({ kind: 'broke', source: 'dockle', because: expect.stringContaining(because) })
  })

  test.each([
    ['2026-11-21T20:55:15.282Z\t\u001B[31mERROR\u001B[0m\tFail to parse docker config file.\n'],
    ['T\tINFO\tReading\nT\tERROR\tFail to parse docker config file.\nT\tINFO\tDone'],
    ['T\tFATAL\tFail to parse docker config file.'],
  ])('breaks on an error that it logs before it exits with 0 and a report: %j', async (stdout) => {
    const ports = scannerThatWrites(JSON.stringify(REPORT))
    const exec = fakeExec((command) => {
      void ports.exec.run(command)
      return { stdout }
    })
    expect(await dockleScan.run(INPUT, { ...ports, exec })).toMatchObject({
      kind: 'broke',
      because: 'Dockle skipped checks because of an error: Fail to parse docker config file',
    })
    expect(ports.log.text('info')).toContain('Fail to parse docker config file')
  })

  test('breaks when the program fails, with its own error and without its colors', async () => {
    const tail = '2026-11-21T08:21:27.971Z\t\u001B[31mFATAL\u001B[0m\tunable to open the archive'
    const ports = scannerThatFails(commandFailed('dockle', { kind: 'exited', exitCode: 1 }, tail))
    expect(await dockleScan.run(INPUT, ports)).toMatchObject({
      kind: 'broke',
      because: 'unable to open the archive (dockle exited with code 1)',
    })
  })

  test('breaks without running when it is not ready, or when the path has a colon', async () => {
    const ports = scannerThatWrites(JSON.stringify(REPORT))
    const reason = { kind: 'broke', because: 'it is not there', hint: 'Get one.' } as const
    expect(await dockleScan.run({ ...INPUT, dockle: reason }, ports)).toEqual({ ...reason, source: 'dockle' })
    const image = { ...IMAGE, archive: '/a:b/image.tar' }
    expect(await dockleScan.run({ ...INPUT, image }, ports)).toMatchObject({
      kind: 'broke',
      because: expect.stringContaining('/a:b/image.tar'),
    })
    expect(ports.exec.commands).toEqual([])
  })

  test('a cancel is not a broken scanner', async () => {
    const cancelled = new ShipError({ code: 'E_CANCELLED', message: 'cancelled' })
    expect(await thrownBy(dockleScan.run(INPUT, scannerThatFails(cancelled)))).toBe(cancelled)
  })
})
