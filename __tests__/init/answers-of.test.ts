/** Answers and facts of the repository; what is wrong with them is said before anything is written. */
import { describe, expect, test } from '@jest/globals'
import { repositoryOf, type InitPlay } from '../support/init-play.ts'

const YES = { yes: true }
const SETTINGS = 'ship-to-ecs.yaml'
const DEFINITION = 'task-definition.json'
const SHIP = '.github/workflows/ship.yml'

describe('refused before anything is written', () => {
  const exits = async (options: Parameters<ReturnType<typeof repositoryOf>['init']>[0], play: InitPlay = {}) => {
    const { init, files } = repositoryOf({}, play)
    const run = await init({ ...YES, ...options })
    expect([...files.keys()]).toEqual([])
    return run
  }

  test('no git repository', async () => {
    expect(await exits({}, { git: null })).toMatchObject({
      exit: 1,
      complained: expect.stringContaining('no git repository'),
    })
  })

  test('a link where a file belongs, which no flag replaces', async () => {
    const run = await exits({ overwrite: [SETTINGS] }, { unusable: { [SETTINGS]: 'is a link' } })
    expect(run).toMatchObject({ exit: 1, complained: expect.stringContaining(`- ${SETTINGS} is a link`) })
  })

  test('nobody to ask: the flags are named', async () => {
    const run = await exits({ yes: false })
    expect(run).toMatchObject({
      exit: 2,
      complained: expect.stringMatching(/--yes[^]*--application <name>[^]*--profile small\|standard/u),
    })
  })

  test('a file that `init` does not write', async () => {
    expect(await exits({ keep: ['src/mine.ts'] })).toMatchObject({
      exit: 2,
      complained: expect.stringContaining('src/mine.ts'),
    })
  })

  test.each<readonly [string, Parameters<typeof exits>[0], readonly string[]]>([
    [
      'names that AWS refuses, all at once',
      { application: 'Hello_World', repository: 'a--b', environments: 'Dev,p' },
      ['--application', '--repository', '--environments: Dev', '--environments: p '],
    ],
    ['a load balancer may not begin so', { application: 'internal-x' }, ['begins with internal-']],
    ['too long', { application: 'a'.repeat(31) }, ['--application']],
    ['too long for a bucket', { application: 'a'.repeat(30), 'add-on': ['firelens'] }, ['--add-on firelens, 29']],
    ['too long for a role', { application: 'a'.repeat(30), strategy: 'blue-green' }, ['--strategy blue-green, 29']],
    ['an environment that is too long', { environments: 'a'.repeat(21) }, ['--environments']],
    ['too many environments', { environments: 'aa,bb,cc,dd,ee,ff' }, ['6 are too many']],
    [
      'one account for two environments',
      { profile: 'standard', account: ['dev=222222222222', 'production=222222222222'] },
      ['222222222222 is the account of dev and production'],
    ],
    [
      'the account of the registry for an environment',
      { profile: 'standard', 'registry-account': '111111111111', account: ['dev=111111111111'] },
      ['--registry-account'],
    ],
    ['accounts of small', { 'registry-account': '111111111111', account: ['dev=222222222222'] }, ['profile standard']],
    ['no account', { 'registry-account': '1234' }, ['not an account id']],
    ['no environment', { account: ['prod=222222222222'] }, ['prod is no environment']],
    ['an environment twice', { environments: 'dev,dev' }, ['is there twice']],
    [
      'a size that Fargate does not have',
      { cpu: '256', memory: '8192' },
      ['Fargate has no task of 256 CPU units and 8192 MiB'],
    ],
    ['a wildcard in the subject', { 'subject-prefix': 'repo:octo-org/*' }, ['--subject-prefix']],
    ['a branch instead of a commit', { 'ship-to-ecs': 'octo-org/ship-to-ecs@main' }, ['full commit']],
    ['no name of an environment', { environments: ',', port: 'x' }, ['--environments: names none', '--port: x']],
    ['none and one', { approve: ['none', 'dev'] }, ['--approve: none and dev contradict']],
    ['no add-on and one', { 'add-on': ['none', 'waf'] }, ['--add-on: none and waf contradict']],
    [
      'an account twice',
      { account: ['dev=1', 'dev=2', '=3'] },
      ['--account: dev is given twice', 'missing before `=`'],
    ],
    ['a branch that git refuses', { branch: 'a..b' }, ['--branch']],
    ['a branch that is a lock', { branch: 'x.lock' }, ['--branch']],
    ['no number', { port: 'http' }, ['--port: http is not a number']],
    ['no choice', { launch: 'lambda' }, ['--launch: lambda is not one of']],
    ['an unknown flag', { lanch: 'fargate' }, ['--lanch: unknown']],
  ])('%s', async (_, options, problems) => {
    const run = await exits(options)
    expect(run.exit).toBe(2)
    for (const problem of problems) expect(run.complained).toContain(problem)
  })

  test.each<readonly [string, string, string]>([
    ['an unknown key', 'aplication: x\n', 'aplication'],
    ['an unknown key of an environment', 'environments: [{ name: dev, acount: "1" }]\n', 'acount'],
    ['no YAML', 'a: [\n', 'neither JSON nor YAML'],
    ['aliases', 'a: &a [1]\nb: *a\n', 'aliases'],
  ])('answers in a file: %s', async (_, text, problem) => {
    const { init, files } = repositoryOf({ 'answers.yaml': text })
    const run = await init({ answers: 'answers.yaml' })
    expect(run).toMatchObject({ exit: 2, complained: expect.stringContaining(problem) })
    expect([...files.keys()]).toEqual(['answers.yaml'])
  })

  test('a lock with a merge conflict', async () => {
    const { init, files } = repositoryOf()
    await init(YES)
    files.set('ship-to-ecs.lock.json', '<<<<<<< HEAD\n')
    expect(await init(YES)).toMatchObject({ exit: 1, complained: expect.stringContaining('merge conflict') })
  })
})

test('the answers of a file, flags over them, and the lock for the next run', async () => {
  const { init, textOf } = repositoryOf({
    'answers.yaml': 'application: shop\nprofile: standard\nenvironments: [dev, { name: live, approval: true }]\n',
  })
  expect(await init({ answers: 'answers.yaml', region: 'us-east-2', account: ['live=333333333333'] })).toMatchObject({
    exit: 0,
  })
  await init({ yes: true, account: ['dev=222222222222'] })
  const settings = textOf(SETTINGS)
  expect(settings).toContain('aws-region: us-east-2')
  expect(settings).toContain('role-to-assume: arn:aws:iam::333333333333:role/shop-live-deploy')
  expect(settings).toContain('role-to-assume: arn:aws:iam::222222222222:role/shop-dev-deploy')
})

test('an image of its own: port, health check and user of the last stage', async () => {
  const dockerfile =
    'FROM node AS build\nUSER root\nFROM node\nEXPOSE 3000/tcp\nHEALTHCHECK --interval=5s CMD curl -f localhost:3000\nUSER node\n'
  const { init, files, textOf } = repositoryOf(
    { Dockerfile: dockerfile, 'package.json': '{}' },
    { git: { root: '/w/x', origin: 'git@github.com:octo-org/Shop_Web.git', branch: 'trunk' } },
  )
  await init(YES)
  const {
    containerDefinitions: [app],
    family,
  } = JSON.parse(textOf(DEFINITION)) as { family: string; containerDefinitions: readonly Record<string, unknown>[] }
  expect(family).toBe('shop-web-${settings:environment}')
  expect(app).toMatchObject({
    user: 'node',
    healthCheck: { command: ['CMD-SHELL', 'curl -f localhost:3000'] },
    portMappings: [{ containerPort: 3000 }],
  })
  expect(files.has('server.mjs')).toBe(false)
  expect(textOf(SHIP)).toContain('branches: ["trunk"]')
  expect(textOf('.github/dependabot.yml')).toContain('package-ecosystem: npm')
  expect(textOf('BOOTSTRAP.md')).toContain('repos/octo-org/Shop_Web/environments/dev')
})
