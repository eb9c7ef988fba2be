/** The stage over fake ports: what counts, what does not, and what happens when it is not known. */
import { describe, expect, test } from '@jest/globals'
import type { GitHubReply } from '../../../src/domain/github/github-reply.ts'
import type { Comparison } from '../../../src/ports/github-api.ts'
import { DIGEST, playAttestation as play } from '../../support/attestation-stage.ts'
import { BUILD_WORKFLOW, COMMIT_OF_BUILD } from '../../support/attestations.ts'

const PROVED = { kind: 'attested', digest: DIGEST, commit: COMMIT_OF_BUILD, ref: 'refs/heads/main', event: 'push' }
const REFUSED: GitHubReply<never> = { kind: 'refused', status: 403, text: 'GitHub returned 403: no', mayBeDone: false }

test('one good attestation is enough, on whatever page; what others lack is in the log', async () => {
  const { outcome, log, searches } = await play({
    pages: [
      ['forged', 'foreign', null],
      ['good', 'forged'],
    ],
  })
  expect(outcome).toMatchObject({ ...PROVED, workflow: `${BUILD_WORKFLOW}@refs/heads/main` })
  expect(searches.map(({ after }) => after)).toEqual([null, '1'])
  expect(searches[0]).toMatchObject({ digest: DIGEST, predicateType: 'https://slsa.dev/provenance/v1' })
  expect(log.text('debug')).toMatch(
    /not verified: signature verification failed\n.*id 666.*\n.*GitHub does not give its bundle/u,
  )
})

test('none is an error where it is required, and a result where it is not', async () => {
  expect((await play({})).outcome).toMatchObject({ code: 'E_ATTESTATION', message: expect.stringContaining(DIGEST) })
  expect((await play({ mode: 'if-present' })).outcome).toEqual({ kind: 'none', digest: DIGEST })
})

describe.each(['required', 'if-present'] as const)('with `%s`', (mode) => {
  test.each<readonly [string, readonly (string | null)[], RegExp]>([
    ['a forged one', ['forged'], /: its signature is not verified: signature verification failed$/u],
    ['one that GitHub does not give', [null], /: GitHub does not give its bundle$/u],
    [
      'several',
      ['forged', 'foreign', 'forged'],
      /wanted one:\n- its signature is not verified.*\n- it is of the repository[^\n]*$/u,
    ],
  ])('%s is an error', async (_, page, message) => {
    const { outcome } = await play({ mode, pages: [page] })
    expect(outcome).toMatchObject({ code: 'E_ATTESTATION', message: expect.stringMatching(message) })
  })

  test('more than are looked at are an error', async () => {
    const { outcome, searches } = await play({ mode, pages: Array.from({ length: 1000 }, () => ['forged']) })
    expect(outcome).toMatchObject({
      code: 'E_ATTESTATION',
      message: expect.stringContaining('more attestations of the image than are looked at'),
    })
    expect(searches).toHaveLength(10)
  })
})

test('a message lists five reasons', async () => {
  const { outcome } = await play({ pages: [['forged', null, 'foreign', 'tag', 'x']], comparison: 'ahead' })
  expect((outcome as Error).message.split('\n')).toHaveLength(6)
})

describe('what cannot be read', () => {
  test.each([403, 500, null])('is an error where one is required: %s', async (status) => {
    const { outcome } = await play({ reply: { ...REFUSED, status } })
    expect(outcome).toMatchObject({ code: 'E_GITHUB', hint: expect.stringContaining('`attestations: read`') })
  })

  test('is a warning where none is', async () => {
    const { outcome, log } = await play({ mode: 'if-present', reply: REFUSED })
    expect(outcome).toEqual({ kind: 'unknown', digest: DIGEST, because: 'GitHub returned 403: no' })
    expect(log.text('warning')).toContain('could not be checked: GitHub returned 403: no. Grant `attestations: read`')
  })

  test('of the default branch is not taken for a commit that is not on it', async () => {
    const tag = { pages: [['tag']], noGitHub: true } as const
    expect((await play(tag)).outcome).toMatchObject({ code: 'E_GITHUB' })
    expect((await play({ ...tag, mode: 'if-present' })).outcome).toMatchObject({ kind: 'unknown' })
  })
})

describe('the default branch', () => {
  test.each<readonly [Comparison | null, boolean]>([
    ['behind', true],
    ['identical', true],
    ['ahead', false],
    ['diverged', false],
    [null, false],
  ])('a commit that is %s of it: %s', async (comparison, isGood) => {
    const { outcome } = await play({ pages: [['tag']], comparison })
    expect(outcome).toMatchObject(isGood ? { kind: 'attested', ref: 'refs/tags/v1' } : { code: 'E_ATTESTATION' })
  })
})

describe('the file with roots', () => {
  const trustedRoot = {
    setting: 'attestation-trusted-root',
    given: 'roots.json',
    path: '/checkout/roots.json',
    written: '/checkout/roots.json',
  }
  const rootsFrom = (text: string) => play({ pages: [['good']], trustedRoot, files: { [trustedRoot.path]: text } })

  test('counts instead of the own ones; several are one in a line', async () => {
    expect((await play({ pages: [['good']] })).roots).toEqual([['fresh']])
    expect((await rootsFrom('{\n"a": 1 }\n')).roots).toEqual([['{\n"a": 1 }\n']])
    expect((await rootsFrom('{"a":1}\n\n{"b":2}\n')).roots).toEqual([['{"a":1}', '{"b":2}']])
  })

  test.each([
    ['that is none', '{"bad":1}', /roots\.json is not a trusted root of Sigstore: it has no certificate authority/u],
    ['with one that is none', '{"a":1}\n{"bad":1}', /is not a trusted root/u],
    ['that is empty', '', /is not a trusted root of Sigstore: it is empty/u],
  ])('%s is an error', async (_, text, message) => {
    expect((await rootsFrom(text)).outcome).toMatchObject({ code: 'E_INPUT', message: expect.stringMatching(message) })
  })

  test('in a checkout that others may have written is an error', async () => {
    const untrusted = { workspace: '/checkout', because: 'on pull_request' }
    const files = { [trustedRoot.path]: '{"a":1}', '/elsewhere/roots.json': '{"a":1}' }
    const { outcome, roots } = await play({ pages: [['good']], trustedRoot, untrusted, files })
    expect(outcome).toMatchObject({ code: 'E_INPUT', message: expect.stringContaining('(on pull_request)') })
    expect(roots).toEqual([])
    const outside = { ...trustedRoot, path: '/elsewhere/roots.json' }
    expect((await play({ pages: [['good']], trustedRoot: outside, untrusted, files })).roots).toEqual([['{"a":1}']])
  })

  test('that does not exist is an error', async () => {
    expect((await play({ trustedRoot })).outcome).toMatchObject({
      code: 'E_INPUT',
      message: expect.stringContaining('does not exist'),
    })
  })
})

describe('the roots of the action', () => {
  test('are looked for once, and only where something is to be verified', async () => {
    const { roots, log } = await play({ pages: [['forged', 'good']], stale: ['GitHub: no answer'] })
    expect(roots).toEqual([['fresh'], ['fresh']])
    expect(log.text('info').match(/newer ones cannot be read: GitHub: no answer/gu)).toHaveLength(1)
    expect((await play({ mode: 'if-present', stale: ['x'] })).log.text('info')).not.toContain('newer ones')
  })

  test('are those of the action with `offline`', async () => {
    expect((await play({ pages: [['good']], network: 'offline' })).roots).toEqual([['own']])
  })
})

describe('a bundle that GitHub has at an address', () => {
  const url = 'https://blob.example/bundle?sig=x'
  // `good`, as one literal.
  const good = Uint8Array.from([4, 3 << 2, ...Buffer.from('good')])

  test('is fetched and unpacked; nothing of it is left', async () => {
    const { outcome, memory } = await play({ pages: [[url]], packed: { [url]: good } })
    expect(outcome).toMatchObject(PROVED)
    expect([...memory.texts.keys()]).toEqual([])
  })

  test.each([
    ['in another form', good.subarray(1)],
    ['with nothing in it', Uint8Array.of()],
    ['for too many bytes', Uint8Array.of(0xff, 0xff, 0xff, 0xff, 0x0f)],
  ])('%s is not the wanted one', async (_, bytes) => {
    const { outcome, memory } = await play({ mode: 'if-present', pages: [[url]], packed: { [url]: bytes } })
    expect(outcome).toMatchObject({ code: 'E_ATTESTATION', message: expect.stringContaining('is not packed as') })
    expect([...memory.texts.keys()]).toEqual([])
  })

  test('that is too large is not the wanted one, and is not kept: the next one may be as large', async () => {
    const packed = { [url]: new Uint8Array(33 * 1024 * 1024) }
    const { outcome, memory } = await play({ mode: 'if-present', pages: [[url]], packed })
    expect(outcome).toMatchObject({
      code: 'E_ATTESTATION',
      message: expect.stringContaining('its bundle has 34603008'),
    })
    expect([...memory.texts.keys()]).toEqual([])
  })

  test('is asked for three times', async () => {
    const { outcome, fetched } = await play({ pages: [[url]] })
    expect(outcome).toMatchObject({ code: 'E_GITHUB', message: expect.stringContaining('GET returned 503') })
    expect(fetched).toHaveLength(3)
    expect((await play({ mode: 'if-present', pages: [[url]] })).outcome).toMatchObject({ kind: 'unknown' })
  })
})
