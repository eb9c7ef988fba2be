/** The shipped bundle and the placeholders of a task definition: where values come from, what shows them, and whose commit gets none. */
import { describe, expect, jest, test } from '@jest/globals'
import { useShipPlays } from '../support/checked-plays.ts'
import type { ShipPlay, ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(120_000)

const play = useShipPlays()

const PASSWORD = 'k9-Xv72!quiet-river'
const HOST = 'db7.internal.example.com'

const WORLD = {
  surroundings: {
    parameters: [
      { name: '/test/log-level', value: 'debug' },
      { name: '/prod/log-level', value: 'warn' },
      { name: '/test/password', type: 'SecureString', value: PASSWORD },
    ],
    stacks: [{ name: 'hello-db', outputs: { Host: HOST } }],
  },
  files: { 'outputs.json': JSON.stringify({ subnet: { value: 'subnet-0a1b2c', type: 'string', sensitive: false } }) },
  environment: { MEMORY: '256', PASSWORD },
  inputs: { 'value-envs': 'MEMORY', tfstate: 'outputs.json' },
} as const satisfies ShipPlay

const variables = (values: Readonly<Record<string, string>>): NonNullable<ShipPlay['taskDefinition']> => ({
  containerDefinitions: [
    {
      name: 'app',
      image: 'placeholder',
      memory: '${env:MEMORY}',
      environment: Object.entries(values).map(([name, value]) => ({ name, value })),
    },
  ],
})

const DEFINITION = variables({
  LEVEL: '${settings:environment}:${ssm:/test/log-level}',
  HOST: 'postgres://${cfn:hello-db.Host}/app',
  SUBNET: '${tfstate:output.subnet}',
  SHELL: '$${env:HOME} ${HOME}',
})

const registered = ({ aws }: ShipPlayed): object => {
  const container = aws.state.taskDefinitions.at(-1)?.definition.containerDefinitions[0]
  const environment = (container?.environment ?? []).map(({ name = '', value }) => [name, value] as const)
  return { memory: container?.memory, ...Object.fromEntries<string | undefined>(environment) }
}

/** Without the commands that name a value in order to hide it. */
const shownBy = ({ log, summary, outputs, record }: ShipPlayed): string =>
  `${log.replaceAll(/^::add-mask::.*$/gm, '')}${summary}${JSON.stringify([outputs, record])}`

describe('one definition for two environments', () => {
  const level = { LEVEL: '${settings:environment} ${settings:image-tag}' }

  test.each(['test', 'prod'])('%s has its own values', async (environment) => {
    const run = await play({
      ...WORLD,
      taskDefinition: variables(level),
      inputs: { ...WORLD.inputs, environment, tag: '{environment}' },
    })
    expect(registered(run)).toEqual({ memory: 256, LEVEL: `${environment} ${environment}` })
    expect(run.exitCode).toBe(0)
  })
})

describe('values', () => {
  test('come from all places, are registered, and are shown as placeholders', async () => {
    const run = await play({ ...WORLD, taskDefinition: DEFINITION })
    expect(run.exitCode).toBe(0)
    expect(registered(run)).toEqual({
      memory: 256,
      LEVEL: 'test:debug',
      HOST: `postgres://${HOST}/app`,
      SUBNET: 'subnet-0a1b2c',
      SHELL: '${env:HOME} ${HOME}',
    })
    expect(shownBy(run)).not.toContain(HOST)
    expect(shownBy(run)).toContain('${cfn:hello-db.Host}')
    expect(run.log).toContain(`::add-mask::${HOST}`)
    expect(run.callsOf('GetParameters')).toBe(1)
  })

  test('a SecureString and a variable that is not listed are refused, with line and column, and nothing is changed', async () => {
    const run = await play({
      ...WORLD,
      taskDefinition: variables({ A: '${ssm:/test/password}', B: '${env:PASSWORD}' }),
    })
    expect(run.exitCode).toBe(1)
    expect(run.outputs).toMatchObject({ 'error-code': 'E_VALUES', 'failed-stage': 'plan' })
    expect(run.log).toMatch(/task-definition\.json:1:\d+: \$\{ssm:\/test\/password\}: the parameter is a Secure/)
    expect(run.summary).toContain('the input `value-envs` does not list PASSWORD')
    expect(`${run.log}${run.summary}`).not.toContain(PASSWORD)
    expect(run.callsOf('RegisterTaskDefinition')).toBe(0)
  })
})

describe('values for secrets, however short', () => {
  const SECRETS = { parameter: 'pw7', output: 'tok1', variable: 'hunter2', state: 'horse' }
  const world = {
    ...WORLD,
    surroundings: {
      parameters: [{ name: '/test/database', value: SECRETS.parameter }],
      stacks: [{ name: 'hello-api', outputs: { Access: SECRETS.output } }],
    },
    files: { 'outputs.json': JSON.stringify({ key: { value: SECRETS.state, type: 'string', sensitive: false } }) },
    environment: { MEMORY: '256', SESSION: SECRETS.variable },
    inputs: { ...WORLD.inputs, 'value-envs': 'MEMORY\nSESSION' },
    taskDefinition: variables({
      DB_PASSWORD: '${ssm:/test/database}',
      API_TOKEN: '${cfn:hello-api.Access}',
      SESSION_SECRET: '${env:SESSION}',
      ADDRESS: 'redis://${settings:environment}:${tfstate:output.key}@cache $${env:HOME} $HOME {{ .Name }}',
    }),
  } as const satisfies ShipPlay
  const all = Object.values(SECRETS)

  const expectHidden = (run: ShipPlayed): void => {
    for (const value of all) expect(shownBy(run)).not.toMatch(new RegExp(`\\b${value}\\b`, 'u'))
  }

  test('are registered, and shown nowhere', async () => {
    const run = await play(world)
    expect(run.exitCode).toBe(0)
    expect(registered(run)).toEqual({
      memory: 256,
      DB_PASSWORD: SECRETS.parameter,
      API_TOKEN: SECRETS.output,
      SESSION_SECRET: SECRETS.variable,
      ADDRESS: `redis://test:${SECRETS.state}@cache \${env:HOME} $HOME {{ .Name }}`,
    })
    expectHidden(run)
    expect(run.log).toContain('DB_PASSWORD: "${ssm:/test/database}"')
  })

  test('are hidden where ECS repeats them', async () => {
    const message = `Invalid values: "${all.join('", "')}", redis://test:${SECRETS.state}@cache`
    const fault = { kind: 'error', code: 'ClientException', message, status: 400 } as const
    const run = await play({ ...world, faults: [{ ...fault, operation: 'RegisterTaskDefinition' }] })
    expect(run.outputs['failed-stage']).toBe('deploy')
    expectHidden(run)
    for (const text of [run.log, run.summary]) expect(text).toContain('Invalid values')
    expect(run.log).toContain('"***", "***", "***", "***"')
  })
})

describe('a commit that others may have written', () => {
  test.each(['pull_request', 'workflow_run', 'merge_group'])(
    'on %s nothing is resolved, and the deployment is refused',
    async (event) => {
      const run = await play({
        ...WORLD,
        taskDefinition: DEFINITION,
        environment: { ...WORLD.environment, GITHUB_EVENT_NAME: event },
        inputs: { ...WORLD.inputs, 'config-file': 'none' },
      })
      expect(run.outputs).toMatchObject({ result: 'failed', 'error-code': 'E_VALUES' })
      expect(run.summary).toContain(`are not resolved on ${event}`)
      expect(run.log).not.toContain(HOST)
      expect(run.callsOf('GetParameters') + run.callsOf('DescribeStacks')).toBe(0)
      expect(run.callsOf('RegisterTaskDefinition')).toBe(0)
    },
  )

  test('another commit than that of the push is one, too', async () => {
    const run = await play({
      ...WORLD,
      taskDefinition: DEFINITION,
      head: '0'.repeat(40),
      inputs: { ...WORLD.inputs, 'config-file': 'none' },
    })
    expect(run.summary).toContain('because the checkout is at 0000000')
    expect(run.callsOf('GetParameters')).toBe(0)
  })
})
