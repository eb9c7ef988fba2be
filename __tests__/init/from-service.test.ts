/** `init --from-service`: what runs is named, not described again, and no secret leaves ECS. */
import { describe, expect, test } from '@jest/globals'
import { checkTaskDefinition } from '../../src/domain/task-definition/check.ts'
import { LOCK_FILE, readLock } from '../../src/init/init-lock.ts'
import { repositoryOf } from '../support/init-play.ts'
import { missingParameters } from '../support/generated-play.ts'
import { importCalls, REGISTERED, RUNNING, SECRET, TOKEN, type ImportPlay } from '../support/import-play.ts'
import { problemsOf } from '../support/settings.ts'

const FLAGS = { yes: true, 'from-service': 'prod/Shop_Web' }
const DEFINITION = 'task-definition.json'

const withAws = (play: ImportPlay = {}, files: Readonly<Record<string, string>> = {}) =>
  repositoryOf(files, { aws: importCalls(play) })

describe('a service that runs', () => {
  test('is named by the settings, which are accepted', async () => {
    const { init, textOf } = withAws()
    expect(await init(FLAGS)).toMatchObject({ exit: 0, complained: '' })
    const settings = textOf('ship-to-ecs.yaml')
    for (const line of [
      'aws-region: eu-west-1',
      'repository: team/shop',
      'container-name: web',
      'registry-role: arn:aws:iam::111111111111:role/shop-web-push',
      'cluster: prod',
      'service: Shop_Web',
      "aws-account-id: '222222222222'",
      'role-to-assume: arn:aws:iam::222222222222:role/shop-web-production-deploy',
      'rolling on fargate, port 3000, health check at /up',
      'FARGATE_SPOT: { base: 0, weight: 4 }',
    ])
      expect(settings).toContain(line)
    expect(problemsOf({ environment: 'production', pipeline: 'ship' }, settings)).toEqual([])
  })

  test('keeps its task definition, without what only ECS sets, and with the image of each run', async () => {
    const { init, textOf } = withAws()
    await init(FLAGS)
    const written = JSON.parse(textOf(DEFINITION)) as Readonly<Record<string, unknown>>
    expect(Object.keys(written)).not.toEqual(expect.arrayContaining(['revision']))
    for (const key of ['taskDefinitionArn', 'revision', 'status', 'registeredAt', 'compatibilities', 'volumes'])
      expect(written).not.toHaveProperty(key)
    expect(written).toMatchObject({
      family: 'shop',
      executionRoleArn: REGISTERED.executionRoleArn,
      containerDefinitions: [
        { name: 'web', image: 'replaced-by-ship-to-ecs', secrets: REGISTERED.containerDefinitions?.[0]?.secrets },
        { name: 'agent', image: 'public.ecr.aws/agent/agent:3' },
      ],
    })
    // Our own reader takes it, but for the value that is to be filled in.
    const { warnings } = checkTaskDefinition(written, DEFINITION, { values: 'checked', containerName: 'web' })
    expect(warnings).toEqual([expect.stringContaining('environment[0].value: the value has a placeholder')])
    // As a text of ECS, and not as a placeholder.
    expect(textOf(DEFINITION)).toContain('hello $${env:USER} and $HOME')
  })

  test('gets no template of what exists, and the commands of what is left', async () => {
    const { init, files, textOf } = withAws()
    await init(FLAGS)
    const templates = [...files.keys()].filter((path) => /^infra\/[^/]+\.yaml$/u.test(path)).sort()
    for (const path of templates)
      expect(['infra/deploy-roles.yaml', 'infra/github-oidc.yaml', 'infra/push-role.yaml']).toContain(path)
    expect(templates).toContain('infra/github-oidc.yaml')
    for (const path of ['service.yaml', 'Dockerfile', 'server.mjs']) expect(files.has(path)).toBe(false)
    const todo = textOf('BOOTSTRAP.md')
    expect(todo).toContain('node infra/deploy.mjs 222222222222 shop-web-github-oidc github-oidc.yaml')
    expect(todo).not.toContain('load-balancer.yaml')
    expect(todo).not.toContain('USD')
  })

  test('gives every parameter of the stacks that are left', async () => {
    const { init, textOf } = withAws()
    await init(FLAGS)
    const read = readLock(textOf(LOCK_FILE), '0.1.0')
    if ('problem' in read) throw new Error(read.problem)
    expect(missingParameters(read.lock.answers)).toEqual([])
  })

  test('twice changes nothing, also without AWS, and the definition belongs to the people', async () => {
    const { init, files } = withAws()
    await init(FLAGS)
    files.set(DEFINITION, '{ "family": "mine" }\n')
    const before = new Map(files)
    expect(await init({ yes: true })).toMatchObject({ exit: 0, printed: 'Every file is up to date.' })
    expect(await init(FLAGS)).toMatchObject({ exit: 0 })
    expect(files).toEqual(before)
  })

  test('is pushed by a pull request, so that people see the plan first', async () => {
    const { init, textOf } = withAws()
    await init(FLAGS)
    expect(textOf('BOOTSTRAP.md')).toContain('git push --set-upstream origin HEAD\ngh pr create --fill\n')
  })

  test('does not replace a definition that is there', async () => {
    const { init, files } = withAws({}, { [DEFINITION]: '{}\n' })
    expect(await init(FLAGS)).toMatchObject({ exit: 1, complained: expect.stringContaining(DEFINITION) })
    expect([...files.keys()]).toEqual([DEFINITION])
  })
})

test.each(['', 'dry-run'])('no secret is written or printed, and each is named: %s', async (flag) => {
  const { init, files } = withAws()
  const { printed } = await init({ ...FLAGS, ...(flag === '' ? {} : { [flag]: true }) })
  for (const text of [printed, ...files.values()]) {
    expect(text).not.toContain(SECRET)
    expect(text).not.toContain(TOKEN)
  }
  expect(printed).toContain('The variable `DB_PASSWORD` of the container `web` looks like a secret')
  expect(printed).toContain('the container `agent` has a GitHub token')
})

describe('refused before anything is written', () => {
  test.each<readonly [string, ImportPlay, Readonly<Record<string, unknown>>, 1 | 2, readonly string[]]>([
    ['no such service', { services: [], names: ['web', 'jobs'] }, {}, 1, ["'Shop_Web'", 'the services are web, jobs']],
    [
      'no such cluster',
      { errors: { ecs: 'ClusterNotFoundException' }, names: ['production'] },
      {},
      1,
      ["the cluster 'prod' does not exist", 'production'],
    ],
    ['no access', { errors: { ecs: 'AccessDeniedException' } }, {}, 1, ['may call ecs:DescribeServices']],
    ['deleted', { services: [{ ...RUNNING, status: 'INACTIVE' }] }, {}, 1, ['was deleted (INACTIVE)']],
    [
      'an external controller',
      { services: [{ ...RUNNING, deploymentController: { type: 'EXTERNAL' } }] },
      {},
      1,
      ['deployment controller EXTERNAL', 'another program'],
    ],
    [
      'two essential containers',
      {
        definition: {
          containerDefinitions: [
            { name: 'a', image: 'a' },
            { name: 'b', image: 'b' },
          ],
        },
      },
      {},
      2,
      ['2 containers', '--container a', 'there are a, b'],
    ],
    ['no such container', {}, { container: 'wbe' }, 2, ['no container "wbe"', 'web, agent']],
    ['no name of a service', {}, { 'from-service': 'prod' }, 2, ['is not CLUSTER/SERVICE']],
    ['several environments', {}, { environments: 'dev,production' }, 2, ['one service is one environment']],
  ])('%s', async (_, play, flags, exit, words) => {
    const { init, files } = withAws(play)
    const run = await init({ ...FLAGS, ...(flags as Readonly<Record<string, string>>) })
    expect([run.exit, [...files.keys()]]).toEqual([exit, []])
    for (const word of words) expect(run.complained).toContain(word)
  })

  test('a further environment, later', async () => {
    const { init } = withAws()
    await init(FLAGS)
    expect(await init({ yes: true, environments: 'dev,production' })).toMatchObject({
      exit: 2,
      complained: expect.stringContaining('dev is not in prod/Shop_Web'),
    })
  })
})

test('side-cars: the container that a flag or a person names', async () => {
  const definition = { containerDefinitions: [{ name: 'proxy' }, { name: 'app', image: 'shop:1' }] }
  const choose = (_: string, names: readonly string[]) => Promise.resolve(names[1] ?? null)
  for (const [flags, play] of [
    [{ container: 'app' }, { aws: importCalls({ definition }) }],
    [{}, { aws: importCalls({ definition }), choose }],
  ] as const) {
    const { init, textOf } = repositoryOf({}, play)
    await init({ ...FLAGS, ...flags })
    expect(textOf('ship-to-ecs.yaml')).toContain('container-name: app')
    // Not of ECR: a repository is to be created.
    expect(textOf('infra/registry.yaml')).not.toBe('')
  }
})

test('who sets the number of tasks is said, where it can be read', async () => {
  const { printed } = await withAws({ scaling: [2, 8] }).init(FLAGS)
  expect(printed).toContain('Application Auto Scaling keeps between 2 and 8 tasks')
  expect(await withAws({ errors: { scaling: 'AccessDeniedException' } }).init(FLAGS)).toMatchObject({ exit: 0 })
})

test('a target group that may not be read is no matter, and CodeDeploy is said', async () => {
  const codeDeploy = { ...RUNNING, deploymentController: { type: 'CODE_DEPLOY' as const } }
  const { init, textOf } = withAws({ services: [codeDeploy], errors: { elb: 'AccessDeniedException' } })
  const { printed } = await init({ ...FLAGS, environments: 'live' })
  expect(textOf('ship-to-ecs.yaml')).toContain('# found: CodeDeploy on fargate, port 3000\n')
  expect(printed).toContain('CodeDeploy deploys this service')
  expect(textOf('BOOTSTRAP.md')).toContain('CodeDeploy deploys this service')
  expect(textOf('ship-to-ecs.yaml')).toContain('  live:\n')
})
