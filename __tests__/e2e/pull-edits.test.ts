/** A pull request cannot change its own verdict: each way alone and all together, with the committed action, real scanners and a local GitHub. */
import { appendFile, chmod, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals'
import { startLocalGitHub, type LocalGitHub } from '../../local-github/server.ts'
import { EVENTS } from '../support/events.ts'
import { EDITS, EVERY_FINDING, TOGETHER, type Edit } from '../support/pull-edits.ts'
import { useWorld } from './checked-world.ts'
import { readable } from './failure.ts'
import { NO_BUILD_SECRETS } from './scan-world.ts'
import { CANARIES, type Shipped } from './world.ts'

jest.setTimeout(240_000)

const { world, ship, nothingWasPushed } = useWorld()

const FLOOR = 'trivy-severity: [CRITICAL]\n'
const main = {
  commit: '1'.repeat(40),
  files: { 'ship-to-ecs.yaml': 'trivy-severity: CRITICAL,HIGH\n', 'floor.yaml': FLOOR },
}

let github: LocalGitHub
beforeEach(async () => {
  github = await startLocalGitHub({
    repositories: { 'octo/hello': { defaultBranch: 'main', branches: { main } } },
    token: CANARIES.githubToken,
  })
})
afterEach(() => github.close())

/** The run of a pull request whose head has the edit, and an image with a vulnerability and a credential. */
const pull = async (
  { files = {}, environment = {} }: Edit,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Shipped> => {
  const checkout = await world().checkout({ variant: 'vulnerable' })
  const at = (path: string): string => join(checkout.folder, path)
  await appendFile(at('Dockerfile'), 'ENV DB_PASSWORD=example-only\n')
  await writeFile(at('floor.yaml'), FLOOR)
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(at(path)), { recursive: true })
    await appendFile(at(path), text)
    if (path.startsWith('bin/')) await chmod(at(path), 0o755)
  }
  return ship({
    checkout,
    inputs: { pipeline: 'check', 'policy-file': 'floor.yaml', ...NO_BUILD_SECRETS, ...inputs },
    event: EVENTS.pull_request,
    environment: {
      GITHUB_API_URL: github.endpoint,
      GITHUB_EVENT_NAME: 'pull_request',
      ...environment,
      PATH: `${at('bin')}:${world().recorder.folder}:${process.env['PATH'] ?? ''}`,
    },
  })
}

test.each(Object.entries({ nothing: {}, ...EDITS, 'all of them': TOGETHER }))('%s', async (_, edit: Edit) => {
  const run = await pull(edit)
  expect(run).toMatchObject({
    exitCode: 1,
    outputs: { result: 'blocked', 'gate-verdict': 'blocked', findings: EVERY_FINDING, 'exceptions-used': '[]' },
  })
  const summary = readable(run.summary)
  expect(summary).toContain('❌ Blocked: 1 vulnerability and 1 Dockle finding')
  expect(summary).toContain(edit.says ?? '2 findings block the image')
  const scans = (await world().recorder.calls()).filter(({ argv }) => argv.includes('--input'))
  expect(scans.map(({ program }) => program).toSorted()).toEqual(['dockle', 'trivy'])
  expect(scans.filter(({ environment }) => /TRIVY_|DOCKLE_/u.test(environment))).toEqual([])
  expect(github.violations).toEqual([])
  await nothingWasPushed()
})

test('with `exceptions-from: head`, which the workflow sets, its exceptions hold', async () => {
  const run = await pull(EDITS['the exceptions'] ?? {}, { 'exceptions-from': 'head' })
  expect(run).toMatchObject({ exitCode: 0, outputs: { 'gate-verdict': 'passed', findings: EVERY_FINDING } })
})
