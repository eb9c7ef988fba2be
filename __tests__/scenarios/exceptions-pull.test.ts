/** A pull request that edits the exceptions: the verdict of the shipped bundle is that of its target branch. */
import { describe, expect, jest, test } from '@jest/globals'
import { entry, file, FILE, FIRST, SECOND, useExceptionPlays, vexFor } from '../support/exception-plays.ts'

jest.setTimeout(60_000)

const { onPull } = useExceptionPlays()

describe('a pull request', () => {
  test('that adds exceptions gets the verdict of its target branch, and learns what they would do', async () => {
    const { outputs, summary, log } = await onPull(file(entry(FIRST), entry(SECOND)), null)
    expect(outputs).toMatchObject({ 'gate-verdict': 'blocked', 'exceptions-used': '[]' })
    const sentence =
      'The image would pass with the 2 exceptions of this pull request, which the target branch does not have'
    expect(summary).toContain(sentence)
    expect(log).toContain(sentence)
    expect(summary).toMatch(/Or merge the exceptions? into/u)
  })

  test('counts only what it adds', async () => {
    const { outputs, summary } = await onPull(file(entry(FIRST), entry(SECOND)), file(entry(FIRST)))
    expect(outputs['gate-verdict']).toBe('blocked')
    expect(summary).toContain('would pass with the exception of this pull request')
  })

  test('whose exceptions are not enough learns what they would cover', async () => {
    const { outputs, summary, log } = await onPull(file(entry(FIRST)), null)
    expect(outputs['gate-verdict']).toBe('blocked')
    const covers = 'which the target branch does not have, would cover 1 of the 2 blocking findings'
    expect(log).toContain(`The exception of this pull request, ${covers}`)
    expect(summary).toContain(`The exception of this pull request, ${covers}`)
    expect(summary).not.toContain('would pass')
    expect(summary).not.toContain('Or merge the exceptions')
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

  test.each(['base', 'head'])(
    'that adds one whose day is over gets an error, with `exceptions-from: %s`',
    async (from) => {
      const inputs = { 'exceptions-from': from }
      const { outputs, log } = await onPull(file(entry(FIRST, { expires: '2026-01-01' })), null, { inputs })
      expect(outputs['error-code']).toBe('E_INPUT')
      expect(log).toContain(`${FILE}:2:5: \`expires\`: ${FIRST} is added with a day that is over (2026-01-01)`)
    },
  )

  test.each(['base', 'head'])('one that its target branch has already, expired, is no error (%s)', async (from) => {
    const old = file(entry(FIRST, { expires: '2026-01-01' }))
    const inputs = { 'exceptions-from': from }
    expect((await onPull(old, old, { inputs })).outputs['gate-verdict']).toBe('blocked')
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
