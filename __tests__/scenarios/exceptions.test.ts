/** Exceptions of the shipped bundle, in a checkout that its branch decides, and in a pull request beside a local GitHub. */
import { describe, expect, jest, test } from '@jest/globals'
import { EVENTS } from '../support/events.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { TOKEN, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

const playOnce = useShipPlays()
const FILE = 'ship-to-ecs.exceptions.yaml'

/** A day of UTC, so many days from the one on which the test runs. */
const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

interface Facts {
  readonly expires?: string
  readonly more?: string
}

const entry = (id: string, { expires = day(100), more = '' }: Facts = {}): string =>
  `  - id: ${id}\n    reason: The code is not reached.\n    owner: platform\n    expires: ${expires}\n${more}`
const file = (...entries: readonly string[]): string => `exceptions:\n${entries.join('')}`

/** The two vulnerabilities of the image that block. */
const [FIRST, SECOND] = ['CVE-2026-0000', 'CVE-2026-0001'] as const
const FOUND = { severities: ['CRITICAL', 'HIGH'] } as const

const play = (given: ShipPlay): Promise<ShipPlayed> =>
  playOnce({ ...FOUND, ...given, inputs: { pipeline: 'check', ...given.inputs } })
const onPush = (text: string, given: ShipPlay = {}): Promise<ShipPlayed> =>
  play({ ...given, files: { [FILE]: text, ...given.files } })
/** What a pull request has against what main has. */
const onPull = (own: string | null, main: string | null, given: ShipPlay = {}): Promise<ShipPlayed> =>
  play({
    event: { name: 'pull_request', payload: EVENTS.pull_request },
    mainFiles: main === null ? {} : { [FILE]: main },
    ...given,
    files: { ...(own === null ? {} : { [FILE]: own }), ...given.files },
    inputs: { 'github-token': TOKEN, ...given.inputs },
  })

const headline = ({ summary }: ShipPlayed): string => summary.split('\n')[0] ?? ''

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
  })

  test('an expired one no longer holds, an unused one is named', async () => {
    const { outputs, summary, log } = await onPush(
      file(entry(FIRST, { expires: day(-1) }), entry(SECOND), entry('CVE-2020-1111')),
    )
    expect(outputs).toMatchObject({ 'gate-verdict': 'blocked' })
    expect(summary).toContain(`1 exception has expired and no longer holds: ${FIRST} by platform, ${day(-1)}`)
    expect(summary).toContain('Exceptions: 1 used, 1 unused, 1 expired')
    expect(log).toContain('1 exception unused, which can be deleted: CVE-2020-1111')
  })

  test('one of another package, and of a check of Dockle', async () => {
    const other = entry(FIRST, { more: '    package: left-pad\n' })
    const { outputs } = await onPush(file(other, entry('CIS-DI-0009')), { severities: ['CRITICAL'], levels: ['FATAL'] })
    expect(outputs['gate-verdict']).toBe('blocked')
    expect(outputs['exceptions-used']).toBe('[]')
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
      ],
    }
    const { outputs, summary } = await onPush('vex: [vex.json]\n', { files: { 'vex.json': JSON.stringify(vex) } })
    expect(outputs['gate-verdict']).toBe('blocked')
    expect(headline({ summary } as ShipPlayed)).toContain(SECOND)
    expect(JSON.parse(outputs['exceptions-used'] ?? '')).toMatchObject([
      { id: FIRST, owner: 'security', reason: 'vulnerable_code_not_in_execute_path', expires: null, vex: 'vex.json' },
    ])
    expect(summary).toContain('vulnerable')
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

describe('a pull request', () => {
  test('that adds exceptions gets the verdict of its target branch, and is told what they would do', async () => {
    const { outputs, summary, log } = await onPull(file(entry(FIRST), entry(SECOND)), null)
    expect(outputs).toMatchObject({ 'gate-verdict': 'blocked', 'exceptions-used': '[]' })
    const sentence =
      'The image would pass with the 2 exceptions of this pull request, which the target branch does not have'
    expect(summary).toContain(sentence)
    expect(log).toContain(sentence)
  })

  test('counts only what it adds', async () => {
    const { outputs, summary } = await onPull(file(entry(FIRST), entry(SECOND)), file(entry(FIRST)))
    expect(outputs['gate-verdict']).toBe('blocked')
    expect(summary).toContain('would pass with the exception of this pull request')
  })

  test('whose exceptions are not enough is not told so', async () => {
    const { summary } = await onPull(file(entry(FIRST)), null)
    expect(summary).not.toContain('would pass')
  })

  test('that deletes the file keeps those of its target branch', async () => {
    const { outputs, summary } = await onPull(null, file(entry(FIRST), entry(SECOND)))
    expect(outputs['gate-verdict']).toBe('passed')
    expect(summary).toContain('Exceptions are taken from')
  })

  test('that swaps a VEX document gets the one of its target branch', async () => {
    const { outputs } = await onPull('vex: [vex.json]\n', 'vex: [vex.json]\n', {
      files: { 'vex.json': vexFor(FIRST, SECOND) },
      mainFiles: { [FILE]: 'vex: [vex.json]\n', 'vex.json': vexFor('CVE-2000-0001') },
    })
    expect(outputs['gate-verdict']).toBe('blocked')
  })

  test('with `exceptions-from: head` brings its own', async () => {
    const { outputs } = await onPull(file(entry(FIRST), entry(SECOND)), null, { inputs: { 'exceptions-from': 'head' } })
    expect(outputs['gate-verdict']).toBe('passed')
  })

  test('that adds one whose day is over gets an error', async () => {
    const { outputs, log } = await onPull(file(entry(FIRST, { expires: '2026-01-01' })), null)
    expect(outputs['error-code']).toBe('E_INPUT')
    expect(log).toContain(`${FILE}:2:5: \`expires\`: ${FIRST} is added with a day that is over (2026-01-01)`)
  })

  test('one that its target branch has already, expired, is no error', async () => {
    const old = file(entry(FIRST, { expires: '2026-01-01' }))
    expect((await onPull(old, old)).outputs['gate-verdict']).toBe('blocked')
  })

  test('with a mistake gets it, although its file decides nothing', async () => {
    const { outputs, log } = await onPull(file(entry('CVE-*')), file(entry(FIRST)))
    expect(outputs['error-code']).toBe('E_INPUT')
    expect(log).toContain("'CVE-*' is a pattern")
  })

  test('is judged by the entries of a target branch that are right', async () => {
    const { outputs, summary } = await onPull(null, file(entry(FIRST), entry('CVE-*')))
    expect(outputs['gate-verdict']).toBe('blocked')
    expect(summary).toContain('what is wrong there does not hold')
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

const vexFor = (...names: readonly string[]): string =>
  JSON.stringify({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    ...{ author: 'security', timestamp: '2026-01-01T00:00:00Z' },
    statements: names.map((name) => ({
      vulnerability: { name },
      products: [{ '@id': 'pkg:npm/lodash' }],
      ...{ status: 'not_affected', impact_statement: 'It is not reached.' },
    })),
  })
