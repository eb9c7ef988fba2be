/** The shipped bundle with an image that is not built in the run: attested by a workflow of the repository, or refused before anything is changed. */
import { describe, expect, jest, test } from '@jest/globals'
import type { GitHubFaultRule } from '../../local-github/options.ts'
import { attestedPlay, type AttestedPlay } from '../support/attested-play.ts'
import { BUILD_WORKFLOW, COMMIT_OF_BUILD } from '../support/attestations.ts'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(90_000)

const playOnce = useShipPlays(({ github }) => expect(github?.violations).toEqual([]))

const play = async (attested: AttestedPlay, more: Partial<ShipPlay> = {}): Promise<ShipPlayed> =>
  playOnce({ ...(await attestedPlay(attested)), ...more })

const changesOf = ({ requests }: ShipPlayed): readonly string[] =>
  requests
    .map(({ operation }) => operation)
    .filter((name) => /^(?:RegisterTaskDefinition|UpdateService|PUT|POST|PutImage|Upload)/u.test(name))

const LIST = 'GET /repos/{owner}/{repo}/attestations/{subject_digest}'
const lists = ({ github }: ShipPlayed): readonly string[] =>
  (github?.requests ?? []).filter((request) => request.includes('/attestations/'))

describe('an image that is attested', () => {
  test.each(['public', 'github'] as const)('by a Sigstore of the style %s is deployed', async (style) => {
    const run = await play({ attested: [{}], settings: 'attestation: required\n', style })
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain(
      `attested by ${BUILD_WORKFLOW}@refs/heads/main at commit ${COMMIT_OF_BUILD} of refs/heads/main`,
    )
    expect(lists(run)).toHaveLength(1)
    expect(lists(run)[0]).toContain('predicate_type=https://slsa.dev/provenance/v1')
  })

  test('by one good attestation among others is deployed', async () => {
    const other = { claims: { repository_id: '666' } }
    const sbom = { predicateType: 'https://spdx.dev/Document/v2.3' }
    const run = await play({ attested: [other, sbom, {}], settings: 'attestation: required\n' })
    expect(run.exitCode).toBe(0)
  })
})

describe('an image that is not attested', () => {
  test('is refused where `attestation` is `required`, before anything is changed', async () => {
    const run = await play({ settings: 'attestation: required\n' })
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { 'error-code': 'E_ATTESTATION', 'failed-stage': 'attestation' },
    })
    expect(run.summary).toContain('has no provenance attestation')
    expect(changesOf(run)).toEqual([])
  })

  test('is red in `pipeline: check`, too, which shows what a deployment would do', async () => {
    const run = await play({ settings: 'attestation: required\npipeline: check\n' })
    expect(run).toMatchObject({
      exitCode: 1,
      outputs: { 'error-code': 'E_ATTESTATION', 'failed-stage': 'attestation', 'gate-verdict': 'passed' },
    })
    expect(changesOf(run)).toEqual([])
  })

  test('is deployed by default', async () => {
    const run = await play({})
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain('none is required')
  })

  test('is no different for an SBOM, which says nothing about where it is from', async () => {
    const attested = [{ predicateType: 'https://cyclonedx.org/bom' }]
    expect((await play({ attested })).exitCode).toBe(0)
    const run = await play({ attested, settings: 'attestation: required\n' })
    expect(run.outputs['error-code']).toBe('E_ATTESTATION')
  })
})

describe('an attestation that is not the wanted one is refused, also where none is required', () => {
  test.each<readonly [string, AttestedPlay, string]>([
    ['of a repository that has the name', { attested: [{ claims: { repository_id: '666' } }] }, 'not of this one'],
    ['of another image', { attested: [{ digest: `sha256:${'e'.repeat(64)}` }] }, 'it is about another image'],
    [
      'from another branch',
      { attested: [{ claims: { ref: 'refs/heads/feature' } }], settings: 'attestation-ref: refs/tags/v*\n' },
      '`attestation-ref` does not list',
    ],
    ['that was signed too late', { attested: [{}], minutesLate: 11 }, 'its signature is not verified'],
  ])('%s', async (_, attested, words) => {
    const run = await play(attested)
    expect(run).toMatchObject({ exitCode: 1, outputs: { 'error-code': 'E_ATTESTATION' } })
    expect(run.summary).toContain(words)
    expect(changesOf(run)).toEqual([])
  })
})

describe('an image that was built from a tag', () => {
  const attested = [{ claims: { ref: 'refs/tags/v1.0.0' } }]

  test('is deployed when its commit is on the default branch', async () => {
    const run = await play({ attested }, { comparisons: { [`main...${COMMIT_OF_BUILD}`]: 'behind' } })
    expect(run.exitCode).toBe(0)
  })

  test('is refused when it is not', async () => {
    const run = await play({ attested }, { comparisons: { [`main...${COMMIT_OF_BUILD}`]: 'diverged' } })
    expect(run.outputs['error-code']).toBe('E_ATTESTATION')
    expect(run.summary).toContain('is not on the default branch')
  })
})

describe('attestations that cannot be read', () => {
  const forbidden: GitHubFaultRule = {
    kind: 'refused',
    status: 403,
    message: 'Resource not accessible by integration',
    operation: LIST,
  }

  test('are a warning where none is required', async () => {
    const run = await play({ attested: [{}] }, { gitHubFaults: [forbidden] })
    expect(run.exitCode).toBe(0)
    expect(run.log).toMatch(/::warning::.*could not be checked: GitHub returned 403.*`attestations: read`/u)
  })

  test('are red where one is required', async () => {
    const run = await play({ attested: [{}], settings: 'attestation: required\n' }, { gitHubFaults: [forbidden] })
    expect(run.outputs['error-code']).toBe('E_GITHUB')
    expect(changesOf(run)).toEqual([])
  })

  test('are not taken for none where the token may not read the repository', async () => {
    const attested = [{ claims: { repository_id: '666' } }]
    const run = await play({ attested }, { gitHubFaults: [{ kind: 'no-right' }] })
    expect(run.outputs['attestation']).toContain('"kind":"unknown"')
    expect(run.log).toMatch(/::warning::.*could not be checked: GitHub returned 404/u)
    const required = await play(
      { attested, settings: 'attestation: required\n' },
      { gitHubFaults: [{ kind: 'no-right' }] },
    )
    expect(required.outputs['error-code']).toBe('E_GITHUB')
  })

  test('are read again where the fault may pass', async () => {
    const gitHubFaults: GitHubFaultRule[] = [{ kind: 'server-error', times: 1, operation: LIST }]
    const run = await play({ attested: [{}], settings: 'attestation: required\n' }, { gitHubFaults })
    expect(run.exitCode).toBe(0)
    expect(lists(run)).toHaveLength(2)
  })
})

test('with `off` none is looked for', async () => {
  const run = await play({ attested: [{ claims: { repository_id: '666' } }], settings: 'attestation: off\n' })
  expect(run.exitCode).toBe(0)
  expect(lists(run)).toEqual([])
})
