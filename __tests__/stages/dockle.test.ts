/** One run over the archive; a report, or why there is none. */
import { describe, expect, test } from '@jest/globals'
import { ShipError } from '../../src/errors/ship-error.ts'
import { dockleScan, type DockleInput } from '../../src/stages/dockle.ts'
import { commandFailed, IMAGE, scannerThatFails, scannerThatWrites, thrownBy } from '../support/scanner-ports.ts'

const INPUT: DockleInput = {
  image: IMAGE,
  dockle: { kind: 'ready', path: 'dockle', version: '0.4.15', from: 'path' },
  timeoutMinutes: 5,
}
const REPORT = {
  summary: { fatal: 1, warn: 0, info: 0, skip: 0, pass: 15 },
  details: [{ code: 'CIS-DI-0010', title: 'No credentials', level: 'FATAL', alerts: ['ENV DB_PASSWORD=hunter2'] }],
}

describe('dockle', () => {
  test('runs once, in an empty folder, with nothing inherited but PATH', async () => {
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
        set: { HOME: '/private/dockle-1/empty', TMPDIR: '/private/dockle-1', DOCKER_CONFIG: '/private/dockle-1/empty' },
        cwd: '/private/dockle-1/empty',
        output: 'log',
        timeoutMs: 315_000,
      },
    ])
    expect(await ports.files.kindOf('/private/dockle-1/empty')).toBe('directory')
  })

  test('gives the report without the values that it quotes', async () => {
    const ports = scannerThatWrites(JSON.stringify(REPORT))
    expect(await dockleScan.run(INPUT, ports)).toMatchObject({
      kind: 'report',
      report: { version: '0.4.15', findings: [{ code: 'CIS-DI-0010', alerts: ['ENV DB_PASSWORD=***'] }] },
    })
    expect(ports.log.text('info')).toBe('Dockle 0.4.15: 1 FATAL, 0 WARN, 0 INFO')
  })

  test.each([
    ['no report', null, 'wrote no report'],
    ['an empty report', '', 'it is empty'],
    ['half a report', JSON.stringify(REPORT).slice(0, 60), 'cut off'],
    ['a report of another shape', '{}', 'summary'],
  ])('breaks on %s', async (_, text, because) => {
    const result = await dockleScan.run(INPUT, scannerThatWrites(text))
    expect(result).toMatchObject({ kind: 'broke', scanner: 'dockle', because: expect.stringContaining(because) })
  })

  test('breaks when the program fails, in its own words and without its colours', async () => {
    const tail = '2026-11-21T08:21:27.971Z\t\u001B[31mFATAL\u001B[0m\tunable to open the archive'
    const ports = scannerThatFails(commandFailed('dockle', { kind: 'exited', exitCode: 1 }, tail))
    expect(await dockleScan.run(INPUT, ports)).toMatchObject({
      kind: 'broke',
      because: 'dockle image ended with exit code 1: unable to open the archive',
    })
  })

  test('breaks without running when it is not ready, or when a colon stands in the path', async () => {
    const ports = scannerThatWrites(JSON.stringify(REPORT))
    const reason = { kind: 'broke', because: 'it is not there', hint: 'Get one.' } as const
    expect(await dockleScan.run({ ...INPUT, dockle: reason }, ports)).toEqual({ ...reason, scanner: 'dockle' })
    const image = { ...IMAGE, archive: '/a:b/image.tar' }
    expect(await dockleScan.run({ ...INPUT, image }, ports)).toMatchObject({
      kind: 'broke',
      because: expect.stringContaining('/a:b/image.tar'),
    })
    expect(ports.exec.commands).toEqual([])
  })

  test('a cancel is no broken scanner', async () => {
    const cancelled = new ShipError({ kind: 'cancelled', code: 'E_CANCELLED', message: 'cancelled' })
    expect(await thrownBy(dockleScan.run(INPUT, scannerThatFails(cancelled)))).toBe(cancelled)
  })
})
