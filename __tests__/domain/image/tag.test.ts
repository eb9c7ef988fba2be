import { describe, expect, test } from '@jest/globals'
import { fc } from '../../support/fast-check.ts'
import { tagFrom, type RunContext } from '../../../src/domain/image/tag.ts'
import { isImageTag, validTag } from '../../../src/domain/image/valid-tag.ts'
import { ShipError } from '../../../src/errors/ship-error.ts'
import { COMMIT, HEAD_COMMIT, run } from '../../support/image.ts'

/** The evening of 21 November 2026 in UTC, already the 22nd in Tokyo. */
const NOW = Date.UTC(2026, 10, 21, 23, 30)

const tagOf = (template: string, changes: Partial<RunContext> = {}): string =>
  tagFrom({ template, environment: 'prod', run: run(changes) }, NOW).tag

const problemOf = (act: () => unknown): ShipError => {
  try {
    act()
  } catch (error) {
    if (error instanceof ShipError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('the template', () => {
  const pullRequest: Partial<RunContext> = {
    event: 'pull_request',
    headSha: HEAD_COMMIT,
    branch: 'topic',
    pullRequest: 12,
  }
  test.each<[string, Partial<RunContext>, string]>([
    ['{environment}-{sha}', {}, `prod-${COMMIT}`],
    ['{environment}-{sha}', pullRequest, `prod-${HEAD_COMMIT}`],
    ['{short-sha}', {}, '0123456'],
    ['{short-sha}', pullRequest, 'fedcba9'],
    ['{branch}', {}, 'main'],
    ['{branch}', pullRequest, 'topic'],
    ['pr-{pr}', pullRequest, 'pr-12'],
    ['{run-number}.{run-attempt}_{run-id}', {}, '7.1_4711'],
    ['{date}-{short-sha}', {}, '20261121-0123456'],
    ['{semver}', { gitTag: 'v1.20.3-rc.1' }, '1.20.3-rc.1'],
    ['{major}.{minor}.x-{patch}', { gitTag: '1.20.3' }, '1.20.x-3'],
    ['latest', {}, 'latest'],
  ])('%s in %j is %s', (template, changes, tag) => {
    expect(tagOf(template, changes)).toBe(tag)
  })

  test('the commit is the head commit of a pull request', () => {
    const input = { template: 'x', environment: null, run: run({ headSha: HEAD_COMMIT }) }
    expect(tagFrom(input, NOW).commit).toBe(HEAD_COMMIT)
  })

  test.each<[string, string | RegExp]>([
    ['{enviroment}-{sha}', 'did you mean {environment}?'],
    ['{}', '{} is not one of {environment} {sha} {short-sha}'],
    ['{constructor}', '{constructor} is not one of'],
    ['{pr}', '{pr} has no value in this run: only a run for a pull request has one'],
    ['{semver}', 'only a run for a Git tag that is a semantic version'],
    ['{sha', 'a brace is not closed or not opened'],
    ['', 'has no letter or digit'],
    ['---', 'has no letter or digit'],
    ['日本', 'has no letter or digit'],
  ])('%s is refused: %s', (template, words) => {
    const problem = problemOf(() => tagOf(template))
    expect(problem.code).toBe('E_TAG')
    expect(problem.message).toContain(words)
  })

  test('every problem is named at once', () => {
    expect(problemOf(() => tagOf('{pr}-{shaa}-{')).message).toMatch(/\{shaa\} is not.*brace/)
    expect(problemOf(() => tagOf('{pr}-{semver}')).message).toMatch(/\{pr\} has no value.*\{semver\} has no value/)
  })

  test('a missing environment is named', () => {
    const input = { template: '{environment}', environment: null, run: run() }
    expect(problemOf(() => tagFrom(input, NOW)).message).toContain('`environment` is not set')
  })

  test('a value is not filled in again', () => {
    expect(tagOf('{branch}-x', { branch: '{sha}' })).not.toContain(COMMIT)
  })
})

describe('a valid tag', () => {
  test('text that is valid stays as it is', () => {
    expect(validTag('_A.b-1')).toEqual({ tag: '_A.b-1', changes: [] })
  })

  test('says what was changed', () => {
    const { tag, changes } = validTag(`.feature/${'x'.repeat(200)}`)
    expect(tag).toMatch(/^feature-x+-[0-9a-f]{8}$/)
    expect(changes).toHaveLength(4)
    expect(changes.join('; ')).toContain('cut to 128 characters')
  })

  test('the hash is the beginning of the sha256 of the whole text', () => {
    // printf %s a/b | sha256sum
    expect(validTag('a/b').tag).toBe('a-b-c14cddc0')
  })

  test('a text that is the tag of another one gets a hash of its own', () => {
    const { tag, changes } = validTag('a-b-c14cddc0')
    expect(tag).toMatch(/^a-b-c14cddc0-[0-9a-f]{8}$/)
    expect(changes).toContain('it ends like a hash of another text')
    expect(tagOf('{branch}', { branch: 'a-b-c14cddc0' })).not.toBe(tagOf('{branch}', { branch: 'a/b' }))
  })

  test.each([
    ['a date is no hash', '{branch}-{date}', 'main-20261121'],
    ['a tag without a free text is as the workflow wrote it', 'web-1a2b3c4d', 'web-1a2b3c4d'],
    ['nor is a commit', '{environment}-{sha}', `prod-${COMMIT}`],
  ])('%s', (_, template, tag) => {
    expect(tagOf(template)).toBe(tag)
  })

  // Every kind of text: ASCII, every script, emoji, and lengths around the limit.
  const anyText = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({ unit: fc.constantFrom('a', '/', '-', '.', '_', '#', ' ', 'é'), maxLength: 140 }),
  )

  test('any text gives a valid tag or a clear error', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        try {
          expect(isImageTag(validTag(text).tag)).toBe(true)
        } catch (error) {
          if (!(error instanceof ShipError)) throw error
          expect(error.code).toBe('E_TAG')
          expect(text.replaceAll('_', '')).not.toMatch(/^[A-Za-z0-9]/)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  test('two different texts never share a tag', () => {
    const seen = new Map<string, string>()
    fc.assert(
      fc.property(anyText, (text) => {
        if (!/[A-Za-z0-9]/.test(text.slice(0, 100))) return
        const { tag } = validTag(text)
        expect(seen.get(tag) ?? text).toBe(text)
        seen.set(tag, text)
        // The tag as a text of its own: another branch may have that name.
        if (tag === text) return
        expect(validTag(tag).tag).not.toBe(tag)
        expect(tagOf('{branch}', { branch: tag })).not.toBe(tag)
      }),
      { numRuns: 5_000 },
    )
    expect(validTag('a/b').tag).not.toBe(validTag('a-b').tag)
    expect(validTag('x'.repeat(128)).tag).not.toBe(validTag('x'.repeat(129)).tag)
  })
})

describe('a mark of ship-to-ecs', () => {
  const marks = [`passed-staging-${COMMIT}`, `passed-a-b-${'e'.repeat(64)}`, 'run-17100000001-0123456789ab']
  test.each(marks)('%s is no tag of a branch, so that nobody sets it by the name of one', (mark) => {
    const { tag, changes } = validTag(mark)
    expect(tag).toBe(tagOf('{branch}', { branch: mark }))
    expect(tag).toMatch(/-[0-9a-f]{8}$/)
    expect(changes[0]).toBe('it is a mark of ship-to-ecs')
  })

  test.each([...marks, 'passed-staging-{sha}', 'passed-{run-id}-{sha}'])('%s is no template', (template) => {
    const problem = problemOf(() => tagOf(template))
    expect(problem.code).toBe('E_TAG')
    expect(problem.message).toContain('which is a mark that only a run sets')
  })

  test('an environment cannot be named so that its tags are the marks of another one', () => {
    const input = { template: '{environment}-{sha}', environment: 'passed-staging', run: run() }
    expect(tagFrom(input, NOW).tag).toMatch(new RegExp(`^passed-staging-${COMMIT}-[0-9a-f]{8}$`))
  })

  test.each([`passed-${COMMIT}`, 'passed-staging-0123456', 'run-1-web'])('%s is none', (text) => {
    expect(validTag(text).tag).toBe(text)
  })
})
