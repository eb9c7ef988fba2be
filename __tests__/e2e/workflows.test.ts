/**
 * The workflows that other repositories call, each by `act` from the checkout of one that does: a pull request of a fork, one image from the push to
 * production, what is refused on the way, the way back, and a rescan. The tests are one story in the order of the file.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { writeFixtureDatabase } from '../../scripts/fixture-database/write.ts'
import { inRepository } from '../../scripts/repository.ts'
import { CALLED_AT } from '../../scripts/act/called-workflows.ts'
import { runAct, type ActRun, type Started } from '../../scripts/act/run-act.ts'
import { factsOf, type TeamFacts } from './team-facts.ts'
import { NEW_FINDING, openTeamWorld, REGISTRY, type TeamWorld } from './team-world.ts'

jest.setTimeout(240_000)

let world: TeamWorld
beforeAll(async () => {
  world = await openTeamWorld()
})
afterAll(() => world.close())

const runs: ActRun[] = []
const start = async (started: Started): Promise<ActRun> => {
  const run = await runAct(world, world.caller, started)
  runs.push(run)
  return run
}

/** Starts `promote.yml` by hand. */
const promote = (image: string, environments: readonly string[]): Promise<ActRun> =>
  start({
    workflow: 'promote.yml',
    event: 'workflow_dispatch',
    payload: { inputs: { image, environments: JSON.stringify(environments) } },
  })

const facts = (): TeamFacts => factsOf(world)

afterEach(async () => {
  const texts = runs.splice(0).flatMap(({ log, steps, summaries }) => [log, JSON.stringify(steps), ...summaries])
  expect(await facts().secretsIn(texts)).toEqual([])
  expect(world.aws.schemaViolations).toEqual([])
  expect(world.github.violations).toEqual([])
})

let first = { commit: '', digest: '' }
let second = { commit: '', digest: '' }

test('a pull request of a fork is judged without a token, and nothing is written', async () => {
  const commit = await world.commit({ page: 'one' })
  world.github.addFault({
    ...{ kind: 'refused', status: 403, message: 'Resource not accessible by integration' },
    operation: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  })
  const run = await start({
    workflow: 'check.yml',
    event: 'pull_request',
    idTokens: 'none',
    payload: {
      number: 7,
      pull_request: {
        number: 7,
        head: { sha: commit, ref: 'main', repo: { full_name: 'mallory/hello', fork: true } },
        base: { ref: 'main', sha: '1'.repeat(40), repo: { full_name: 'octo-org/hello' } },
      },
    },
  })
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success', 'gate-verdict': 'passed' } })
  expect(world.aws.requests).toEqual([])
  expect(await facts().tags()).toEqual({})
  expect([...world.issuers.values()].flatMap(({ requests }) => requests)).toEqual([])
  expect(run.log).toContain('No comment on the pull request')
  expect(world.github.kept).toMatchObject({ comments: [], issues: [], sarifs: [] })
})

describe('one image', () => {
  test('is built once by ship.yml, attested, and deployed to dev by its digest', async () => {
    const commit = await world.commit({ page: 'one, reviewed' })
    const before = (await facts().builds()).length
    const run = await start({ workflow: 'ship.yml', event: 'push' })
    expect(run.jobs).toEqual({ image: 'success', attest: 'success', deploy: 'success' })
    const digest = run.outputs['image-digest'] ?? ''
    expect(run).toMatchObject({
      exitCode: 0,
      outputs: { result: 'success', 'image-tag': `dev-${commit}`, 'deployment-status': 'success' },
      steps: { deploy: { 'image-digest': digest, 'running-digest': digest } },
    })
    expect(world.attestations.subjects).toEqual([{ name: `${REGISTRY}/hello`, digest }])
    expect(facts().runningIn('dev')).toEqual([digest])
    expect(await facts().tagsOf(digest)).toEqual([`dev-${commit}`, `passed-dev-${commit}`])
    expect(await facts().builds()).toHaveLength(before + 1)
    first = { commit, digest }
  })

  test('goes to staging and production, in two accounts, by promote.yml', async () => {
    const { commit, digest } = first
    const run = await promote(digest, ['staging', 'production'])
    expect(run).toMatchObject({ exitCode: 0, outputs: { 'image-digest': digest } })
    expect(run.jobs).toMatchObject({ first: 'success', second: 'success', way: 'success' })
    for (const environment of ['dev', 'staging', 'production']) expect(facts().runningIn(environment)).toEqual([digest])
    const all = ['dev', 'staging', 'production'].flatMap((one) => [`${one}-${commit}`, `passed-${one}-${commit}`])
    expect(await facts().tagsOf(digest)).toEqual(all.toSorted())
    expect(run.summaries.at(-1)).toContain(
      `| \`staging\` | success | \`${digest}\` |\n| \`production\` | success | \`${digest}\` |`,
    )
    expect(world.attestations.subjects).toHaveLength(1)
  })
})

describe('another image', () => {
  test('that nobody has attested is refused, and nothing is changed', async () => {
    const staging = JSON.parse(await readFile(join(world.caller, 'deploy', 'staging.json'), 'utf8')) as {
      readonly containerDefinitions: readonly object[]
    } // our own file
    const broken = staging.containerDefinitions.map((one) => ({ ...one, command: ['/bin/busybox', 'false'] }))
    const commit = await world.commit({
      page: 'two',
      files: { 'deploy/staging.json': JSON.stringify({ ...staging, containerDefinitions: broken }) },
    })
    const before = world.aws.requests.length
    const run = await start({ workflow: 'ship.yml', event: 'push', variables: { ATTEST: 'false' } })
    expect(run.exitCode).toBe(1)
    expect(run.steps['deploy']).toMatchObject({ result: 'failed', 'error-code': 'E_ATTESTATION' })
    expect(world.attestations.subjects).toHaveLength(1)
    expect(facts().runningIn('dev')).toEqual([first.digest])
    expect(
      world.aws.requests
        .slice(before)
        .filter(({ service }) => service === 'ecs')
        .map(({ operation }) => operation),
    ).not.toContain('RegisterTaskDefinition')
    second = { commit, digest: run.steps['image']?.['image-digest'] ?? '' }
    expect(await facts().tagsOf(second.digest)).toEqual([`dev-${commit}`])
  })

  test('that failed in staging is refused for production', async () => {
    const shipped = await start({ workflow: 'ship.yml', event: 'push' })
    expect(shipped).toMatchObject({ exitCode: 0, outputs: { 'image-digest': second.digest } })
    expect(facts().runningIn('dev')).toEqual([second.digest])
    const failed = await promote(second.digest, ['staging', 'production'])
    expect(failed.steps['first']).toMatchObject({ 'deployment-status': 'rolled-back', 'image-digest': second.digest })
    expect(failed.jobs).toEqual({ first: 'failure', way: 'success' })
    expect(failed.summaries.at(-1)).toContain(`| \`staging\` | failed | \`${second.digest}\` |`)
    expect(facts().runningIn('staging')).toEqual([first.digest])
    const before = facts().writes()
    const skipped = await promote(second.digest, ['production'])
    expect(skipped.steps['first']).toMatchObject({ 'error-code': 'E_NOT_PASSED' })
    expect(facts().writes()).toBe(before)
    expect(facts().runningIn('production')).toEqual([first.digest])
  })
})

test('rollback.yml sets dev back, once a rehearsal has changed nothing', async () => {
  const before = facts().writes()
  const started = { workflow: 'rollback.yml', event: 'workflow_dispatch' } as const
  const rehearsal = await start({ ...started, payload: { inputs: { rehearsal: 'true' } } })
  expect(rehearsal).toMatchObject({ exitCode: 0, outputs: { result: 'success' } })
  expect(facts().writes()).toBe(before)
  const run = await start({ ...started, payload: { inputs: { rehearsal: 'false' } } })
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success', 'deployment-status': 'success' } })
  expect(facts().runningIn('dev')).toEqual([first.digest])
})

test('of two apps the one that changed is shipped, by the matrix of the example', async () => {
  const settings = await readFile(join(world.caller, 'ship-to-ecs.yaml'), 'utf8')
  const example = await readFile(inRepository('examples', 'apps.yml'), 'utf8')
  const apps = 'apps:\n  hello:\n    paths: [app]\n  other:\n    paths: [deploy]\n    repository: other\n'
  const workflow = example
    .replaceAll('<full commit sha>', CALLED_AT)
    .replace('environment: staging', 'environment: dev')
  const after = await world.commit({
    page: 'three',
    files: { 'ship-to-ecs.yaml': `${settings}${apps}`, '.github/workflows/apps.yml': workflow },
  })
  const before = '2'.repeat(40)
  world.attestations.changed({ before, after }, ['app/index.html'])
  const run = await start({ workflow: 'apps.yml', event: 'push', payload: { before, after } })
  expect(run).toMatchObject({ exitCode: 0, steps: { apps: { apps: '["hello"]' } } })
  const digest = run.steps['deploy']?.['image-digest'] ?? ''
  expect(facts().runningIn('dev')).toEqual([digest])
  expect(await facts().tagsOf(digest)).toEqual([`dev-${after}`, `passed-dev-${after}`])
  await world.commit({ page: 'three', files: { 'ship-to-ecs.yaml': settings } })
})

test('rescan.yml finds in production what the database of the next day knows', async () => {
  await writeFixtureDatabase(world.database)
  const before = facts().writes()
  const run = await start({ workflow: 'rescan.yml', event: 'schedule' })
  expect(run.exitCode).toBe(1)
  expect(run.steps['rescan']).toMatchObject({ result: 'blocked', 'gate-verdict': 'blocked' })
  expect(world.github.kept.issues).toMatchObject([{ state: 'open' }])
  expect(world.github.kept.issues[0]?.body).toContain(NEW_FINDING)
  expect(world.github.kept.issues[0]?.body).toContain(first.digest)
  expect(facts().writes()).toBe(before)
})
