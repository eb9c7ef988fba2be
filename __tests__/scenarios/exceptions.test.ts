/** Exceptions of the shipped bundle in a checkout that its branch decides, and an override. */
import { describe, expect, jest, test } from '@jest/globals'
import { day, entry, file, FILE, FIRST, headline, SECOND, useExceptionPlays } from '../support/exception-plays.ts'
import type { ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const { play, onPush } = useExceptionPlays()

describe('a checkout that its branch decides', () => {
  test('accepted findings pass, and are shown with who accepted them', async () => {
    const { exitCode, outputs, summary, log } = await onPush(file(entry(FIRST), entry(SECOND, { expires: day(3) })))
    expect(exitCode).toBe(0)
    expect(outputs['gate-verdict']).toBe('passed')
    expect(JSON.parse(outputs['exceptions-used'] ?? '')).toMatchObject([
      { id: FIRST, owner: 'platform', reason: 'The code is not reached.', expires: day(100), vex: null, findings: 1 },
      { id: SECOND, expires: day(3) },
    ])
    expect(summary).toContain('Exceptions: 2 used, 1 ends soon')
    expect(summary).toContain(`1 exception ends within 14 days: ${SECOND} by platform, ${day(3)}`)
    expect(log).toContain(`2 exceptions used: ${FIRST} by platform, ${day(100)}; ${SECOND} by platform, ${day(3)}`)
    expect(log).toContain('::notice title=Exceptions that end soon::')
    const title = `Will block soon, if nothing changes: 1 finding, on ${day(4)}`
    expect(summary).toContain(title)
    expect(summary).toMatch(new RegExp(`- HIGH ${SECOND} in lodash .*, from ${day(4)} \\(its exception ends\\)`, 'u'))
    expect(log).toContain(title)
  })

  test('an expired one no longer holds, an unused one is named', async () => {
    const { outputs, summary, log } = await onPush(
      file(entry(FIRST, { expires: day(-1) }), entry(SECOND), entry('CVE-2020-1111')),
    )
    expect(outputs).toMatchObject({ 'gate-verdict': 'blocked' })
    expect(summary).toContain(`1 exception has expired and no longer holds: ${FIRST} by platform, ${day(-1)}`)
    expect(summary).toContain('Exceptions: 1 used, 1 unused, 1 expired')
    // Only the summary knows of all judgements.
    expect(log).not.toContain('can be deleted')
  })

  test('one of another package, and of a check of Dockle', async () => {
    const other = entry(FIRST, { more: '    package: left-pad\n' })
    const { outputs } = await onPush(file(other, entry('CIS-DI-0009')), { severities: ['CRITICAL'], levels: ['FATAL'] })
    expect(outputs['gate-verdict']).toBe('blocked')
    expect(outputs['exceptions-used']).toBe('[]')
  })

  test('what blocks has its entries to copy, which hold once they are filled in', async () => {
    const { log, summary } = await onPush('')
    expect(log).toContain('To accept a finding instead, add an entry with your reason and owner to')
    expect(log).toContain(`- { id: ${FIRST}, package: lodash, reason: '', owner: '', expires: ${day(90)} }`)
    expect(summary).toContain(
      'Next:** Fix the findings listed below. Or accept what you cannot fix: the entries to copy are',
    )
    const [, text = ''] =
      /<summary>Accept instead: 2 entries to copy<\/summary>[^`]*`[^`]*`[^`]*```yaml\n([^`]*)```/u.exec(summary) ?? []
    const copied = await onPush(text.replaceAll(/(reason|owner): # .*$/gmu, '$1: by the test'))
    expect(copied.outputs).toMatchObject({ 'gate-verdict': 'passed' })
    expect(copied.summary).not.toContain('Accept instead')
    expect((await onPush(text)).log).toContain('`reason` is required: why the finding is accepted')
  })

  test('OpenVEX suppresses what it says is not affected, and is shown', async () => {
    const statement = (name: string, status: object) => ({
      vulnerability: { name },
      products: [{ '@id': 'pkg:npm/lodash@1.0.0' }],
      ...status,
    })
    const vex = {
      '@context': 'https://openvex.dev/ns/v0.2.0',
      ...{ '@id': 'https://example.com/vex', author: 'security', timestamp: '2026-01-01T00:00:00Z', version: 1 },
      statements: [
        statement(FIRST, { status: 'not_affected', justification: 'vulnerable_code_not_in_execute_path' }),
        statement(SECOND, { status: 'under_investigation' }),
        { vulnerability: SECOND, products: ['pkg:golang/app'], status: 'fixed' },
        { vulnerability: SECOND, products: [{ identifiers: { cpe23: 'cpe:2.3:a:x:y' } }], status: 'fixed' },
      ],
    }
    const { outputs, summary, log } = await onPush('vex: [vex.json]\n', { files: { 'vex.json': JSON.stringify(vex) } })
    expect(outputs['gate-verdict']).toBe('blocked')
    expect(headline({ summary } as ShipPlayed)).toContain(SECOND)
    expect(JSON.parse(outputs['exceptions-used'] ?? '')).toMatchObject([
      { id: FIRST, owner: 'security', reason: 'vulnerable_code_not_in_execute_path', expires: null, vex: 'vex.json' },
    ])
    expect(summary).toContain('Exceptions: 1 used, 2 not matched')
    expect(summary).toContain('it is named by a CPE alone, and scanners name packages by package URLs')
    expect(log).toContain(
      `2 VEX statements about what was found are not matched: ${SECOND} of pkg:golang/app in vex.json`,
    )
  })

  test('mistakes are one error, before anything is built', async () => {
    const { exitCode, outputs, log } = await onPush(
      `${file(entry('CVE-*'), '  - id: CIS-DI-0001\n    pakage: x\n')}vex: [missing.json, bad.json, ../out.json]\n`,
      {
        files: { 'bad.json': '{"@context": "https://openvex.dev/ns/v0.2.0"' },
        docker: { build: 'echo built >&2; exit 1' },
      },
    )
    expect(exitCode).toBe(1)
    expect(outputs).toMatchObject({ result: 'failed', 'error-code': 'E_INPUT' })
    for (const text of [
      `${FILE}:2:5: \`id\`: 'CVE-*' is a pattern`,
      `${FILE}:7:5: 'pakage' is not a key of an exception; did you mean package?`,
      `${FILE}:6:5: \`reason\` is required`,
      `${FILE}:8:7: \`vex\`: missing.json does not exist`,
      `${FILE}:8:21: \`vex\`: bad.json is not a VEX document that can be read: it is not JSON, or it is cut off`,
      `${FILE}:8:31: \`vex\`: ../out.json must be a path in the repository`,
    ])
      expect(log).toContain(text)
    expect(log).not.toContain('built')
  })

  test('Dockle gets what the file says', async () => {
    const text = 'dockle: { accept-keys: [A_KEY], sensitive-words: [hunter] }\n'
    const { outputs } = await onPush(text, { severities: [] })
    expect(outputs['gate-verdict']).toBe('passed')
  })
})

describe('override-reason', () => {
  const reason = 'The fix is in review, and the outage is worse.'

  test('is loud, and for this run only', async () => {
    const run = await play({ inputs: { 'override-reason': reason } })
    expect(run.exitCode).toBe(0)
    expect(run.outputs).toMatchObject({ result: 'success', 'gate-verdict': 'overridden', 'override-reason': reason })
    expect(headline(run)).toMatch(/^## ⚠️ Gate overridden, 2 findings accepted; passed by `override-reason`/u)
    expect(run.summary).toContain(reason)
    expect(run.summary).toContain('### 2 findings would have blocked the image')
    expect(run.log).toContain(`The gate is overridden by \`override-reason\`, in this run only: ${reason}`)
  })

  test('does nothing where nothing blocks', async () => {
    const { outputs } = await play({ severities: [], inputs: { 'override-reason': reason } })
    expect(outputs['gate-verdict']).toBe('passed')
    expect(outputs).not.toHaveProperty('override-reason')
  })

  test('is not for a scan that broke', async () => {
    const { outputs } = await play({
      dockleLog: 'ERROR: it broke',
      inputs: { 'override-reason': reason },
      scanned: `sha256:${'0'.repeat(64)}`,
    })
    expect(outputs['gate-verdict']).toBe('broke')
  })

  test.each(['x', '...........', 'emergency'])('%j is no reason', async (text) => {
    const { outputs, log } = await play({ inputs: { 'override-reason': text } })
    expect(outputs['error-code']).toBe('E_INPUT')
    expect(log).toContain('`override-reason` must say why in words, in 10 to 500 characters')
  })
})
