/** What must be attested, from the settings and from what GitHub says of the run. */
import { describe, expect, test } from '@jest/globals'
import { attestationConfig } from '../../src/settings/attestation-config.ts'
import { references, workflowFile } from '../../src/settings/names-of-workflows.ts'
import { sampleConfig } from '../../scripts/generate/flow-picture.ts'
import { REQUIRED, settingsOf } from '../support/settings.ts'

const { run } = sampleConfig()
const FACTS = { repositoryId: '7', ref: 'refs/tags/v1', untrusted: null }

test('by default one that is there must be good, from what this run is of or the default branch has', () => {
  expect(attestationConfig(settingsOf(REQUIRED), run, FACTS)).toEqual({
    mode: 'if-present',
    wanted: { workflow: null, refs: [], repositoryId: '7', ownRef: 'refs/tags/v1', serverUrl: run.serverUrl },
    trustedRoot: null,
    untrusted: null,
    network: 'online',
  })
})

test('where others may have written the commit, the reference of the run does not count', () => {
  const { wanted, untrusted } = attestationConfig(settingsOf(REQUIRED), run, { ...FACTS, untrusted: 'on pull_request' })
  expect(wanted.ownRef).toBeNull()
  expect(untrusted).toEqual({ workspace: run.workspace, because: 'on pull_request' })
})

test('outside of GitHub nothing of the run is known', () => {
  expect(attestationConfig(settingsOf(REQUIRED), run).wanted).toMatchObject({ repositoryId: null, ownRef: null })
})

describe('references', () => {
  test.each(['refs/heads/main', 'refs/tags/v*', 'refs/pull/7/merge'])('%s', (ref) => {
    expect(references().schema.safeParse(` ${ref} `)).toMatchObject({ success: true, data: [ref] })
  })

  test.each(['main', 'refs/heads/', 'refs/heads/a b', '*', 'refs/*'])('%s is none', (ref) => {
    const parsed = references().schema.safeParse([ref])
    expect(parsed.error?.issues[0]).toMatchObject({
      message: expect.stringContaining(`'${ref}' is not a reference in full`),
      path: [0],
    })
  })
})

test('the file of a workflow', () => {
  const { schema } = workflowFile()
  const written = 'octo-org/app/.github/workflows/build.yml@refs/heads/main'
  expect(schema.safeParse(written)).toMatchObject({ success: true, data: written })
  expect(schema.safeParse('build.yml').error?.issues[0]?.message).toMatch(
    /^'build\.yml' is not the file of a workflow/u,
  )
})
