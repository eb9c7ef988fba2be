/** The stage that looks for an image before the build. */
import { describe, expect, test } from '@jest/globals'
import type { ImageTag } from '../../../src/domain/image/image.ts'
import { RegistryError } from '../../../src/errors/registry-error.ts'
import type { OciRegistry } from '../../../src/ports/oci-registry.ts'
import { findReusable, type ReuseInput } from '../../../src/stages/reuse/reuse.ts'
import { attestationPorts, wantedAttestation, type Play } from '../../support/attestation-stage.ts'
import { fakeEcr, indexManifest, REGISTRY, TOKEN, type StoredManifest } from '../../support/fake-ecr.ts'
import { COMMIT, computedTag, digestOf } from '../../support/image.ts'
import { memoryFiles } from '../../support/memory-files.ts'
import { hello, live, OURS, tag, THEIRS } from '../../support/push-play.ts'
import { recordingLog, recordingSecrets } from '../../support/recording-log.ts'
import { scriptedExec } from '../../support/scripted-exec.ts'
import { sessionOf } from '../../support/session.ts'

const MARK = 'run-7-0123456789ab' as ImageTag // a valid one
const HEAD = 'd'.repeat(40)

const because = (text: string) => ({ kind: 'to-build', because: expect.stringContaining(text) as unknown })

const configOf = (revision: string): string =>
  JSON.stringify({
    ...{ os: 'linux', architecture: 'amd64' },
    config: { Labels: { 'org.opencontainers.image.revision': revision } },
  })

interface Playing extends Partial<ReuseInput> {
  readonly tags?: readonly (readonly [string, StoredManifest])[]
  /** The commit that is checked out; null: none. */
  readonly head?: string | null
  readonly readBlob?: OciRegistry['readBlob']
  readonly attested?: Play
}

const OFF = { ...wantedAttestation(), mode: 'off' } as const

const play = async ({ tags = [], head = null, readBlob, attested = {}, ...input }: Playing) => {
  const { ecr, calls } = fakeEcr([hello({ tags: new Map(tags) })])
  const asked: (readonly [string, string, string | null])[] = []
  const registry: Partial<OciRegistry> = {
    readBlob:
      readBlob ??
      (async (place, digest) => {
        asked.push([place.registry, digest, await place.login('known')])
        return configOf(COMMIT)
      }),
  }
  const git = { argv: ['git', /^--git-dir=/u, 'rev-list', '--no-walk', '--timestamp', 'HEAD'], stdout: `7 ${head}\n` }
  const log = recordingLog()
  const found = await findReusable.run(
    {
      ...{ ifTagExists: 'reuse', tag: computedTag(), repository: live(), mark: null },
      ...{ build: { context: '/checkout', platforms: [] }, attestation: OFF },
      ...input,
    },
    {
      ...attestationPorts(attested).ports,
      exec: scriptedExec(head === null ? [] : [git]),
      files: memoryFiles(head === null ? {} : { '/checkout/.git/': '' }),
      registry: sessionOf({ ecr }),
      // Only this call is made.
      ociRegistry: registry as OciRegistry,
      secrets: recordingSecrets(),
      log,
    },
  )
  return { found, asked, calls, log: log.text('info') }
}

describe('with `reuse`', () => {
  test('an image of the commit is used; its config is read with the login of ECR', async () => {
    const { found, asked, log } = await play({ tags: [[tag, OURS]] })
    expect(found).toEqual({ kind: 'reused', digest: OURS.digest, by: 'revision' })
    expect(asked).toEqual([[REGISTRY, digestOf('c'), `Basic ${TOKEN}`]])
    expect(log).toContain(`team/hello:${tag} is ${OURS.digest}, an image of this commit: nothing is built`)
  })

  test('an index of one image is known by its own digest', async () => {
    const index = indexManifest([OURS])
    const { found } = await play({
      tags: [
        [tag, index],
        ['other', OURS],
      ],
    })
    expect(found).toEqual({ kind: 'reused', digest: index.digest, by: 'revision' })
  })

  test('what is checked out counts: a build would have its commit in the label', async () => {
    const { found } = await play({ tags: [[tag, OURS]], head: HEAD })
    expect(found).toMatchObject(because(`another commit than ${HEAD.slice(0, 7)}`))
    const readBlob = () => Promise.resolve(configOf(HEAD))
    expect((await play({ tags: [[tag, OURS]], head: HEAD, readBlob })).found).toMatchObject({ kind: 'reused' })
  })

  test('without the tag nothing more is asked', async () => {
    const { found, asked, calls, log } = await play({})
    expect(found).toEqual({ kind: 'to-build', because: 'the tag does not exist' })
    expect({ asked, calls }).toEqual({ asked: [], calls: ['BatchGetImage'] })
    expect(log).toBe('the image is built: the tag does not exist')
  })

  test('a config that the registry does not give is no reason to fail, but what is no fault of it is', async () => {
    const denied = new RegistryError({ request: 'GET x', status: 403, because: 'DENIED', mayPass: false })
    const refused = await play({ tags: [[tag, OURS]], readBlob: () => Promise.reject(denied) })
    expect(refused.found).toMatchObject(because('GET x failed: DENIED'))
    const gone = await play({ tags: [[tag, OURS]], readBlob: () => Promise.resolve(null) })
    expect(gone.found).toMatchObject({ kind: 'to-build' })
    const broken = play({ tags: [[tag, OURS]], readBlob: () => Promise.reject(new Error('a defect')) })
    await expect(broken).rejects.toThrow('a defect')
  })
})

describe('with `reuse` and `attestation`', () => {
  const tags = [[tag, OURS]] as const
  const by = (check: string): Play => ({ digest: OURS.digest, pages: [[check]] })

  test('an image that is attested as it must be is used', async () => {
    const { found } = await play({ tags, attestation: wantedAttestation(), attested: by('good') })
    expect(found).toEqual({ kind: 'reused', digest: OURS.digest, by: 'revision' })
  })

  test('one that is not attested is used only where that is not required', async () => {
    expect((await play({ tags, attestation: wantedAttestation() })).found).toMatchObject(
      because('the image has no provenance attestation, and `attestation` is `required`'),
    )
    const { found } = await play({ tags, attestation: wantedAttestation({ mode: 'if-present' }) })
    expect(found).toMatchObject({ kind: 'reused' })
  })

  test.each(['required', 'if-present'] as const)('one that somebody else has attested is built: `%s`', async (mode) => {
    const { found } = await play({ tags, attestation: wantedAttestation({ mode }), attested: by('forged') })
    expect(found).toMatchObject(because('its signature is not verified'))
  })

  test('a file of roots that is none ends the run', async () => {
    const trustedRoot = { setting: 'attestation-trusted-root', given: 'r', path: '/checkout/r', written: '/checkout/r' }
    const untrusted = { workspace: '/checkout', because: 'on pull_request' }
    const attestation = wantedAttestation({ trustedRoot, untrusted })
    await expect(play({ tags, attestation, attested: by('good') })).rejects.toMatchObject({ code: 'E_INPUT' })
  })

  test('none is asked for of an image that the run itself has pushed', async () => {
    const given = { tags: [[tag, OURS] as const, [MARK, OURS] as const], mark: MARK }
    expect((await play({ ...given, attestation: wantedAttestation() })).found).toMatchObject({ by: 'run' })
  })
})

describe('in a re-run', () => {
  const rerun = { ifTagExists: 'compare', mark: MARK } as const

  test('what the mark and the tag both name is used, whatever its labels are', async () => {
    const { found, asked, log } = await play({
      ...rerun,
      tags: [
        [tag, OURS],
        [MARK, OURS],
      ],
    })
    expect(found).toEqual({ kind: 'reused', digest: OURS.digest, by: 'run' })
    expect(asked).toEqual([])
    expect(log).toContain('pushed by an earlier attempt of this run: nothing is built')
  })

  test.each<readonly [string, NonNullable<Playing['tags']>]>([
    ['the tag does not exist', [[MARK, OURS]]],
    ['there is no mark', [[tag, OURS]]],
    [
      'the tag was moved since',
      [
        [tag, THEIRS],
        [MARK, OURS],
      ],
    ],
  ])('the image is built where %s', async (_, tags) => {
    const { found } = await play({ ...rerun, tags })
    expect(found).toEqual({ kind: 'to-build', because: 'no earlier attempt of this run has pushed it' })
  })

  test('with `reuse`, the label decides where there is no mark', async () => {
    expect((await play({ mark: MARK, tags: [[tag, OURS]] })).found).toMatchObject({ by: 'revision' })
  })
})
