/** The shipped bundle with several tags of one image, and what a re-run finds of it. */
import { describe, expect, jest, test } from '@jest/globals'
import { manifestOf, sha256Of } from '../support/manifest-registry.ts'
import { digestOf } from '../support/image.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import { COMMIT, TAG } from '../support/ship-play.ts'

jest.setTimeout(120_000)

const play = useShipPlays()

const OTHER = manifestOf(digestOf('e'))

describe('`additional-tags`', () => {
  const given = { 'additional-tags': 'latest\n{branch}-{short-sha}\nlatest' }

  test('each is set on the digest that was pushed, by one upload', async () => {
    const run = await play({ inputs: given })
    expect(run.exitCode).toBe(0)
    expect(run.tags).toMatchObject({ [TAG]: run.digest, latest: run.digest, 'main-4f1d2c3': run.digest })
    expect(run.outputs).toMatchObject({ 'image-tag': TAG, tags: `${TAG}\nlatest\nmain-4f1d2c3` })
    expect(run.summary).toContain('Tag `latest` was set.')
    expect(run.log.match(/docker push/gu) ?? []).toHaveLength(0)
  })

  test('again, all of them are there', async () => {
    const run = await play({ inputs: given, again: {} })
    expect(run.exitCode).toBe(0)
    expect(run.callsOf('PutImage')).toBe(0)
    expect(run.outputs['tags']).toBe(`${TAG}\nlatest\nmain-4f1d2c3`)
  })

  test('one that belongs to another image and cannot be moved ends the run before anything is pushed', async () => {
    const run = await play({ inputs: given, held: { latest: OTHER } })
    expect(run.outputs).toMatchObject({ 'error-code': 'E_TAG_TAKEN', 'failed-stage': 'push' })
    expect(run.summary.split('\n')[0]).toContain('a tag of `additional-tags` belongs to another image')
    expect(run.summary).toContain('Nothing was changed.')
    expect(run.tags).toEqual({ latest: sha256Of(OTHER) })
  })

  test('one that can be moved is moved, with a warning', async () => {
    const run = await play({ inputs: given, held: { latest: OTHER }, mutability: 'MUTABLE' })
    expect(run.exitCode).toBe(0)
    expect(run.tags['latest']).toBe(run.digest)
    expect(run.log).toContain(`the tag latest named another image (${sha256Of(OTHER)}); it is moved`)
  })

  test('a placeholder that does not exist is an error before the run', async () => {
    const run = await play({ inputs: { 'additional-tags': 'v{version}' } })
    expect(run.outputs['error-code']).toBe('E_INPUT')
    expect(run.summary).toContain('`additional-tags`')
  })

  test('nobody sets the mark of a promotion by the name of a branch', async () => {
    const mark = `passed-staging-${COMMIT}`
    const environment = { GITHUB_REF: `refs/heads/${mark}` }
    const run = await play({ environment, inputs: { 'additional-tags': '{branch}' } })
    expect(run.exitCode).toBe(0)
    const [further] = Object.keys(run.tags).filter((tag) => tag !== TAG)
    expect(further).toMatch(new RegExp(`^${mark}-[0-9a-f]{8}$`))
  })

  test('nor by a template, which ends the run before anything is built', async () => {
    const run = await play({ inputs: { 'additional-tags': 'passed-staging-{sha}' } })
    expect(run.outputs).toMatchObject({ 'error-code': 'E_TAG', 'failed-stage': 'tag' })
    expect(run.tags).toEqual({})
  })

  test('a reused image gets them, too', async () => {
    const labels = { 'org.opencontainers.image.revision': '4f1d2c3b5a69788796a5b4c3d2e1f00112233445' }
    const run = await play({ labels, again: { inputs: { ...given, 'if-tag-exists': 'reuse' } } })
    expect(run.exitCode).toBe(0)
    expect(run.log).not.toContain('load')
    expect(run.tags).toMatchObject({ latest: run.digest })
    expect(run.outputs['tags']).toBe(`${TAG}\nlatest\nmain-4f1d2c3`)
  })
})

describe('a re-run of a run that has pushed its image', () => {
  const SECOND = { environment: { GITHUB_RUN_ATTEMPT: '2' } }
  const refusal = { kind: 'error', code: 'ClientException', message: 'no', status: 400 } as const
  const REFUSED = [{ operation: 'RegisterTaskDefinition', times: 1, ...refusal }]

  test('uses that image, and builds no other one that the immutable tag would refuse', async () => {
    const run = await play({ faults: REFUSED, again: SECOND })
    const [first, second] = run.runs
    expect([first?.exitCode, second?.exitCode]).toEqual([1, 0])
    expect(run.marks).toEqual([expect.stringMatching(/^run-1-[0-9a-f]{12}$/u)])
    expect(run.log).toContain('pushed by an earlier attempt of this run: nothing is built')
    expect(run.log).not.toContain('Build the image')
    expect(run.outputs).toMatchObject({ 'image-digest': run.digest, 'deployment-status': 'success' })
  })

  test('does not take the image of another run for its own', async () => {
    const run = await play({ again: { environment: { GITHUB_RUN_ATTEMPT: '2', GITHUB_RUN_ID: '2' } } })
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain('the image is built: no earlier attempt of this run has pushed it')
    expect(run.log).toContain('Build the image')
  })

  test('does not take the image of another job of the run for its own', async () => {
    const run = await play({ again: { ...SECOND, inputs: { 'build-args': 'A=1' } } })
    expect(run.log).toContain('the image is built: no earlier attempt of this run has pushed it')
  })

  test('where the tag can be moved there is no mark: the image is built and the tag is moved', async () => {
    const run = await play({ mutability: 'MUTABLE', again: SECOND })
    expect(run.exitCode).toBe(0)
    expect(run.marks).toEqual([])
    expect(run.log).toContain('Build the image')
  })

  test('a mark that cannot be set changes nothing else', async () => {
    const faults = [{ operation: 'PutImage', ...refusal, code: 'LimitExceededException' }]
    const run = await play({ faults })
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain('a re-run will not find this image by run-1-')
    expect(run.summary).not.toContain('may have been set')
  })
})
