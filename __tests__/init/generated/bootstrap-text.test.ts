/** What BOOTSTRAP.md says and commands. */
import { spawnSync } from 'node:child_process'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { z } from 'zod'
import { bootstrapSteps } from '../../../scripts/demo/bootstrap/bootstrap-steps.ts'
import type { GivenOptions } from '../../../src/init/init-options.ts'
import { repositoryOf } from '../../support/init-play.ts'
import { ORDER, ourStacks, outputsOf } from '../../support/our-templates.ts'

const STANDARD: GivenOptions = {
  yes: true,
  application: 'shop',
  profile: 'standard',
  environments: 'dev,live',
  'registry-account': '111111111111',
  account: ['dev=222222222222', 'live=333333333333'],
}

const written = async (options: GivenOptions) => {
  const { init, textOf } = repositoryOf()
  expect(await init(options)).toMatchObject({ exit: 0 })
  const text = textOf('BOOTSTRAP.md')
  const commandsOf = (title: string): readonly string[] =>
    bootstrapSteps(text).find((step) => step.title === title)?.commands ?? []
  return { text, commandsOf, textOf }
}

const ECS_ROLE = 'aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com || true'

test('each account comes with its credentials, and those that run ECS get the role of ECS first', async () => {
  const { text, commandsOf } = await written(STANDARD)
  expect(commandsOf('Let GitHub identify itself to AWS')).toEqual([
    'node infra/deploy.mjs 111111111111 shop-github-oidc github-oidc.yaml',
    ECS_ROLE,
    'node infra/deploy.mjs 222222222222 shop-github-oidc github-oidc.yaml',
    ECS_ROLE,
    'node infra/deploy.mjs 333333333333 shop-github-oidc github-oidc.yaml',
  ])
  for (const account of ['111111111111', '222222222222', '333333333333']) {
    expect(text).toContain(`With the credentials of account ${account} (\`export AWS_PROFILE=…\`):\n\n\`\`\`sh\n`)
  }
})

test.each(['small', 'standard'])('%s: plain HTTP is said, and the way to HTTPS', async (profile) => {
  const { text, commandsOf } = await written(profile === 'standard' ? STANDARD : { yes: true, application: 'shop' })
  expect(text).toContain('plain HTTP until a certificate is set ("Domain and HTTPS")')
  expect(text).toMatch(/"CertificateArn"[^\n]*`infra\/parameters\/shop-dev-load-balancer\.json`/u)
  const [request, ...stacks] = commandsOf('Domain and HTTPS')
  expect(request).toMatch(/^aws acm request-certificate /u)
  const templates = stacks.map((line) => line.split(' ')[4])
  expect([...new Set(templates)]).toEqual(['load-balancer.yaml', 'deploy-roles.yaml'])
})

test.each([
  ['standard', 'tracing', 'one'],
  ['standard', 'firelens', 'one'],
  ['standard', 'waf', undefined],
  ['small', 'tracing', undefined],
])('%s with %s: a way to the image of a side-car', async (profile, addOn, nat) => {
  const options = profile === 'standard' ? STANDARD : { yes: true, application: 'shop' }
  const { text, textOf } = await written({ ...options, 'add-on': [addOn] })
  const parameters = JSON.parse(textOf('infra/parameters/shop-dev-network.json')) as readonly Record<string, string>[]
  expect(parameters.find((one) => one['ParameterKey'] === 'NatGateway')?.['ParameterValue']).toBe(nat)
  expect(text.includes('NAT gateway: about 33 USD')).toBe(nat === 'one')
})

test('what GitHub asks of private repositories, and what to do without', async () => {
  const { text } = await written(STANDARD)
  expect(text).toContain('Approvals in a private repository need GitHub Enterprise')
  expect((await written({ ...STANDARD, approve: ['none'] })).text).not.toContain('GitHub Enterprise.')
})

test('alarms exist before the first deployment, which watches them, and notify nobody without an address', async () => {
  const { text, commandsOf } = await written({ ...STANDARD, 'add-on': ['alarms', 'scaling'] })
  expect(text).toMatch(/"AlarmEmail"[^\n]*`infra\/parameters\/shop-dev-alarms\.json`/u)
  const templates = (title: string) => commandsOf(title).map((line) => line.split(' ')[4])
  expect(templates('The environment dev, in account 222222222222')).toContain('alarms.yaml')
  expect(new Set(templates('What needs the service'))).toEqual(new Set(['scaling.yaml']))
  expect((await written(STANDARD)).text).not.toContain('AlarmEmail')
})

test.each(['rolling', 'blue-green'])('%s: the settings name the alarms that the stack makes', async (strategy) => {
  const { textOf } = await written({ ...STANDARD, strategy, 'add-on': ['alarms'] })
  const { environments } = z
    .object({
      environments: z.record(
        z.string(),
        z.object({ 'service-attributes': z.object({ alarms: z.object({ names: z.array(z.string()) }) }) }),
      ),
    })
    .parse(parse(textOf('ship-to-ecs.yaml')))
  const names = environments['dev']?.['service-attributes'].alarms.names
  const stacks = ourStacks({ Application: 'shop', Environment: 'dev', Strategy: strategy }, ORDER)
  expect(names?.join(',')).toBe(outputsOf('alarms', stacks)['DeploymentAlarmNames'])
  expect((await written(STANDARD)).textOf('ship-to-ecs.yaml')).not.toContain('service-attributes')
})

test('doctor is asked for each account with its credentials, with a token for GitHub', async () => {
  const { text, commandsOf } = await written(STANDARD)
  expect(commandsOf('The first push').slice(2)).toEqual([
    'GH_TOKEN=$(gh auth token) ship-to-ecs doctor --environment dev --registry-profile REGISTRY',
    'GH_TOKEN=$(gh auth token) ship-to-ecs doctor --environment live --registry-profile REGISTRY',
    'git push --set-upstream origin main',
    'gh run watch',
  ])
  expect(text).toContain('REGISTRY is your profile of the account 111111111111.')
  const small = await written({ yes: true, application: 'shop' })
  expect(small.commandsOf('The first push')[2]).toBe('GH_TOKEN=$(gh auth token) ship-to-ecs doctor')
})

test('blue/green: the certificate comes before the first push, without stacks that need the service', async () => {
  const { text, commandsOf } = await written({ ...STANDARD, strategy: 'blue-green', 'add-on': ['scaling'] })
  expect(text.indexOf('Domain and HTTPS\n\n')).toBeLessThan(text.indexOf('The first push\n\n'))
  expect(text.split('. Domain and HTTPS\n')).toHaveLength(2)
  expect(commandsOf('Domain and HTTPS').join('\n')).not.toContain('scaling')
})

test('a file of Dependabot that stays needs what updates the workflows', async () => {
  const { init, textOf } = repositoryOf({ '.github/dependabot.yml': 'version: 2\nupdates: []\n', 'a.js': '' })
  await init({ yes: true, keep: ['.github/dependabot.yml'] })
  expect(textOf('BOOTSTRAP.md')).toContain('```yaml\n  - package-ecosystem: github-actions\n    directory: /\n')
  await init({ yes: true, overwrite: ['.github/dependabot.yml'] })
  expect(textOf('BOOTSTRAP.md')).not.toContain('package-ecosystem')
})

test('every shell reads the commands, also one that knows POSIX alone', async () => {
  for (const options of [STANDARD, { ...STANDARD, strategy: 'blue-green', 'add-on': ['waf', 'firelens', 'efs'] }]) {
    const { text } = await written(options)
    const blocks = [...text.matchAll(/^```sh\n([^]*?)^```$/gmu)].map(([, block = '']) => block)
    expect(blocks.length).toBeGreaterThan(5)
    // Where `sh` is bash, it also reads what only bash knows.
    expect(blocks.join('\n')).not.toMatch(/<<<|\[\[|<\(/u)
    expect(spawnSync('sh', ['-n'], { input: blocks.join('\n'), encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    })
  }
})
