/** `init --from-workflow`: what the usual actions say is a setting, and everything else is listed with its line. */
import { readFile } from 'node:fs/promises'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { INVISIBLE } from '../../src/domain/invisible.ts'
import { fc } from '../support/fast-check.ts'
import { repositoryOf } from '../support/init-play.ts'
import { problemsOf } from '../support/settings.ts'
import { DEFINITION, USUAL } from '../support/usual-workflow.ts'

const PATH = '.github/workflows/deploy.yml'
const FLAGS = { yes: true, 'from-workflow': PATH }

const translated = async (workflow: string, files: Readonly<Record<string, string>> = {}) => {
  const { init, textOf, files: all } = repositoryOf({ [PATH]: workflow, ...files })
  const run = await init(FLAGS)
  return { ...run, all, init, textOf, settings: textOf('ship-to-ecs.yaml') }
}

/** One step after the checkout, or a job of it, in the place of the scan. */
const withStep = (step: string): string =>
  USUAL.replace(/ {6}- uses: aquasecurity[^]*?(?= {6}- id: task-def)/u, step.replace(/^(?=.)/gmu, '      '))

describe('the usual six steps', () => {
  test('are settings that are accepted', async () => {
    const { exit, complained, settings } = await translated(USUAL, { 'deploy/task.json': DEFINITION })
    expect([exit, complained]).toEqual([0, ''])
    for (const line of [
      'aws-region: eu-central-1',
      'repository: team/shop',
      'task-definition: deploy/task.json',
      'container-name: web',
      'context: app',
      'file: docker/Dockerfile',
      'build-args: "MODE=production\\nLEVEL=2"',
      'trivy-severity: CRITICAL',
      '  production:\n    cluster: main\n    service: shop-web\n',
      "aws-account-id: '222222222222'",
      'role-to-assume: arn:aws:iam::222222222222:role/github',
      'wait-for-minutes: 20',
    ])
      expect(settings).toContain(line)
    expect(problemsOf({ environment: 'production', pipeline: 'ship' }, settings)).toEqual([])
  })

  test('leave nothing to people, and say what is not needed any more', async () => {
    const { printed, textOf } = await translated(USUAL, { 'deploy/task.json': DEFINITION })
    expect(printed).not.toContain(`${PATH}:`)
    expect(printed).toContain('`wait-for-service-stability` (line')
    expect(textOf('.github/workflows/ship.yml')).toContain('branches: ["trunk"]')
    const todo = textOf('BOOTSTRAP.md')
    expect(todo).toContain(`git rm ${PATH}`)
    expect(todo).toContain(
      'in favour of the role of the stack, `arn:aws:iam::222222222222:role/shop-web-production-deploy`',
    )
  })

  test('keep the files that are there, and twice changes nothing', async () => {
    const { all, init, printed } = await translated(USUAL, { 'deploy/task.json': DEFINITION })
    for (const path of ['task-definition.json', 'service.yaml', 'Dockerfile', 'infra/network.yaml'])
      expect(all.has(path)).toBe(false)
    expect(printed).not.toContain('deploy/task.json')
    const before = new Map(all)
    expect(await init({ yes: true })).toMatchObject({ printed: 'Every file is up to date.' })
    expect(await init(FLAGS)).toMatchObject({ exit: 0 })
    expect(all).toEqual(before)
  })
})

test('the steps of docs/migrate.md become the settings that it shows', async () => {
  const [, before = '', after = ''] = (await readFile('docs/migrate.md', 'utf8')).split(
    /```yaml\n# (?:before|after)\n/u,
  )
  const steps = before.slice(0, before.indexOf('```')).replace(/^(?=.)/gmu, '      ')
  const workflow = `on: { push: { branches: [main] } }\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    environment: production\n    steps:\n${steps}`
  const { settings } = await translated(workflow)
  const shown = parse(after.slice(0, after.indexOf('```'))) as readonly { with: Readonly<Record<string, unknown>> }[]
  const { environment, ...wanted } = shown[1]?.with ?? {}
  const { environments, ...own } = parse(settings) as {
    environments: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  }
  expect({ ...own, ...environments[String(environment)] }).toMatchObject(wanted)
})

describe('what cannot be translated is listed with its line', () => {
  test.each<readonly [string, string, string]>([
    ['an unknown action', '- uses: octo-org/notify@v1\n', '`octo-org/notify` is an action without a counterpart'],
    ['other commands', '- run: npm test\n', '`npm test` is another command'],
    ['a substitution', '- run: docker build -t x $(pwd)\n', 'is another command'],
    ['an option of the build', '- run: docker build --squash .\n', '`--squash` is an option of the build'],
    ['a condition', "- if: github.ref == 'x'\n  uses: docker/setup-buildx-action@v3\n", '`if` is a condition'],
    [
      'an expression',
      '- uses: docker/build-push-action@v6\n  with: { context: "${{ inputs.where }}" }\n',
      '`context: ${{ inputs.where }}` is an expression',
    ],
    [
      'a key that never expires',
      '- uses: aws-actions/configure-aws-credentials@v4\n  with: { aws-access-key-id: "${{ secrets.KEY }}" }\n',
      '`aws-access-key-id` is a key that never expires',
    ],
    [
      'a scan that blocks nothing',
      '- uses: aquasecurity/trivy-action@0.20.0\n  with: { image-ref: x }\n',
      '`exit-code` is not set',
    ],
    [
      'a role that is no ARN',
      '- uses: aws-actions/configure-aws-credentials@v4\n  with: { role-to-assume: deployer }\n',
      '`role: deployer` is no ARN of a role',
    ],
    [
      'a region that is none',
      '- uses: aws-actions/configure-aws-credentials@v4\n  with: { aws-region: Ireland }\n',
      '`region: Ireland` is no region',
    ],
    [
      'a registry that is no account',
      '- uses: aws-actions/amazon-ecr-login@v2\n  with: { registries: "1,2" }\n',
      '`registry-account: 1,2` is no account id',
    ],
    ['a name with what moves the cursor', '- uses: "octo\\u001b[2J`x"\n', "`octo[2j'x` is an action"],
  ])('%s', async (_, step, words) => {
    const workflow = withStep(step)
    const line = workflow.slice(0, workflow.indexOf(step.trim().slice(0, 12))).split('\n').length
    const { exit, printed, textOf } = await translated(workflow, { 'deploy/task.json': DEFINITION })
    expect(exit).toBe(0)
    const found = printed.split('\n').find((one) => one.includes(words)) ?? ''
    expect([found, printed]).toEqual([expect.stringMatching(/^- \.github\/workflows\/deploy\.yml:\d+: /u), printed])
    expect(Math.abs(Number(/:(\d+):/u.exec(found)?.[1]) - line)).toBeLessThanOrEqual(1)
    expect(textOf('BOOTSTRAP.md')).toContain(words)
  })

  test('other jobs, events and members', async () => {
    const workflow = `${USUAL.replace('on:\n', 'on:\n  schedule: []\n').replace('    name: Deploy\n', '    strategy: {}\n')}  test:\n    runs-on: x\n    steps: [{ run: make }]\n`
    const { printed } = await translated(workflow)
    for (const words of [
      ':3: `schedule` is another event',
      '`strategy` is a matrix',
      '`test` is a job without a step of a deployment',
      'was not read (absent)',
    ])
      expect(printed).toContain(words)
  })
})

test('whatever is in a workflow: it is translated, or refused with one error', async () => {
  const lines = USUAL.split('\n')
  const piece = fc.oneof(
    fc.constantFrom(...lines),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('- ', 'x:', '&a ', '${{ '),
  )
  const edits = fc.array(fc.tuple(fc.nat(lines.length), fc.nat(3), piece), { maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(edits, async (all) => {
      const workflow = all.reduce((text, [at, count, line]) => text.toSpliced(at, count, line), lines).join('\n')
      const { exit, printed, complained } = await translated(workflow)
      expect([0, 2]).toContain(exit)
      expect(`${printed}${complained}`.replaceAll('\n', '')).not.toMatch(INVISIBLE)
    }),
    { numRuns: 300 },
  )
})

test('a job for each environment, of two accounts', async () => {
  const job = USUAL.slice(USUAL.indexOf('  deploy:'))
  const live = job.replace('deploy:', 'live:').replace(': production', ': live').replaceAll('::2222', '::3333')
  const { exit, settings, textOf } = await translated(USUAL + live)
  expect(exit).toBe(0)
  expect(settings).toContain('role-to-assume: arn:aws:iam::333322222222:role/github')
  expect(settings).toMatch(/ {2}production:\n[^]* {2}live:\n/u)
  expect(textOf('.github/workflows/ship.yml')).toContain(`environments: '["live"]'`)
})

describe('refused before anything is written', () => {
  test.each<readonly [string, string, string]>([
    ['no YAML', 'a: [\n', 'is no YAML'],
    ['no workflow', 'a: 1\n', 'no `jobs`'],
    ['a list', '- a\n', 'no `jobs`'],
    ['nothing', '', 'no `jobs`'],
    ['no deployment', 'jobs: { a: { steps: [{ run: make }] } }\n', 'has no step with aws-actions/'],
    ['an anchor', USUAL.replace('main', '&a main'), 'has an anchor'],
    ['an alias', USUAL.replace('jobs:', 'x: &x [1]\ny: *x\njobs:'), 'has an anchor or an alias (line'],
    ['a merge key', USUAL.replace('jobs:', 'x:\n  <<: {}\njobs:'), 'has a merge key'],
    ['too long', `# ${'x'.repeat(300_000)}\n${USUAL}`, 'is longer than 256 KiB'],
    ['too deep', `jobs: ${'['.repeat(1000)}`, 'is nested too deeply'],
    ['two documents', `${USUAL}---\na: 1\n`, 'is no YAML'],
  ])('%s', async (_, workflow, words) => {
    const { exit, complained, all } = await translated(workflow)
    expect([exit, [...all.keys()]]).toEqual([2, [PATH]])
    expect(complained).toContain(words)
  })

  test.each(['missing.yml', '../deploy.yml', '/etc/passwd', 'x/../../y'])('%s', async (path) => {
    const { init, files } = repositoryOf()
    expect(await init({ yes: true, 'from-workflow': path })).toMatchObject({ exit: 2 })
    expect(files.size).toBe(0)
  })
})
