/** What the jobs of a checkout grant to the workflows that they call; the command is run by a shell on the file itself. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { runChecks, type CheckResult } from '../../src/doctor/doctor-check.ts'
import { ASKED, workflowsCheck } from '../../src/doctor/workflows-check.ts'
import { workflowCalls } from '../../src/domain/github/workflow-calls.ts'

const SHIP = `ship-to-ecs/ship-to-ecs/.github/workflows/ship.yml@${'0'.repeat(40)}`

const examine = async (text: string): Promise<CheckResult | undefined> => {
  const workflows = [{ name: 'ship it.yml', text }]
  const [line] = await runChecks([workflowsCheck({ workflows, calls: workflowCalls(workflows) })])
  return line
}

/** The text after the command. */
const fixed = (text: string, command: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'workflows-'))
  const file = join(folder, '.github/workflows/ship it.yml')
  mkdirSync(join(folder, '.github/workflows'), { recursive: true })
  writeFileSync(file, text)
  try {
    execFileSync('sh', ['-c', command], { cwd: folder })
    return readFileSync(file, 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const GOOD = `    permissions:
      contents: read
      id-token: write
      attestations: write
`
const job = (permissions: string, above = ''): string => `on: push
${above}
jobs:
  # The first one.
  deploy:
${permissions}    uses: ${SHIP} # v1
    with:
      environment: test
  after: { runs-on: ubuntu-latest, steps: [] }
`

test('a job that grants everything is ok; no call at all is a warning', async () => {
  expect(await examine(job(GOOD))).toMatchObject({ status: 'ok', what: 'ship it.yml' })
  expect(await examine(job('    permissions: write-all\n'))).toMatchObject({ status: 'ok' })
  expect(await examine('on: push\njobs: { a: { uses: octo-org/hello/.github/workflows/ship.yml@v1 } }')).toMatchObject({
    ...{ status: 'warn', fix: 'ship-to-ecs init' },
  })
})

test.each<[string, string, string]>([
  ['none at all', job(''), '`id-token: write`'],
  ['none in an empty map', job('    permissions: {}\n'), '`contents: read`, `id-token: write`, `attestations: write`'],
  ['those of the workflow', job('', 'permissions:\n  contents: read\n'), '`id-token: write`, `attestations: write`'],
  [
    'a map without it',
    job('    permissions:\n      contents: write # kept\n      issues: write\n'),
    '`id-token: write`',
  ],
  ['a map on one line', job('    permissions: { contents: read, id-token: none } # one line\n'), '`id-token: write`'],
  ['read-all', job('    permissions: read-all\n'), '`id-token: write`, `attestations: write`'],
])('%s: the command gives the job what it lacks, and changes nothing else', async (_, text, lacking) => {
  const before = await examine(text)
  expect(before).toMatchObject({ status: 'fail', what: expect.stringContaining(`deploy does not grant ${lacking}`) })
  const after = fixed(text, before?.fix ?? '')
  expect(await examine(after)).toMatchObject({ status: 'ok' })
  const without = (yaml: string): unknown => {
    const { jobs, ...rest } = parse(yaml) as { jobs: { deploy: object } } // the form above
    return { ...rest, jobs: { ...jobs, deploy: { ...jobs.deploy, permissions: null } } }
  }
  expect(without(after)).toEqual(without(text))
  expect(after).toContain('# The first one.')
  const kept = parse(text) as { jobs: { deploy: { permissions?: Record<string, string> } } } // the form above
  if (kept.jobs.deploy.permissions?.['contents'] === 'write') expect(after).toContain('contents: write')
})

test('what a command cannot change line by line has none; a name of a permission is no code', async () => {
  expect(await examine(`on: push\njobs: { deploy: { uses: '${SHIP}' } }`)).toMatchObject({ status: 'fail', fix: null })
  const hostile = job('    permissions:\n      \'"; system("touch x"); "\': write\n')
  expect(await examine(hostile)).toMatchObject({ status: 'fail', fix: null })
})

test('a step needs the token of its job where it names a role', async () => {
  const step = (role: string): string =>
    `on: push\njobs:\n  ship:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ship-to-ecs/ship-to-ecs@v1\n${role}`
  const named = '        with: { role-to-assume: "arn:aws:iam::123456789012:role/deploy" }\n'
  expect(await examine(step(''))).toMatchObject({ status: 'ok' })
  expect(await examine(step(named))).toMatchObject({ status: 'fail' })
})

test('it asks for what the reusable workflows ask for', () => {
  for (const [name, asked] of Object.entries(ASKED)) {
    if (name === 'action') continue
    const { jobs } = parse(readFileSync(`.github/workflows/${name}.yml`, 'utf8')) as {
      jobs: Record<string, { permissions?: Record<string, string> }> // the form of a workflow
    }
    const all = Object.values(jobs).flatMap(({ permissions = {} }) => Object.entries(permissions))
    const highest: Record<string, string> = {}
    for (const [permission, level] of all) if (highest[permission] !== 'write') highest[permission] = level
    expect([name, highest]).toEqual([name, asked])
  }
})
