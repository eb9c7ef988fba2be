import { describe, expect, test } from '@jest/globals'
import { plan, target } from '../../support/plan-play.ts'
import { environment, environmentOf, played, STATE, VALUES } from '../../support/values-play.ts'

describe('values', () => {
  test('come from all five places', async () => {
    const play = played(
      environment({
        A: '${env:PORT}',
        B: '${ssm:/app/url}/x',
        C: '${cfn:net.Vpc}',
        D: '${tfstate:output.vpc}',
        E: '${settings:environment}-${settings:region}-${settings:account}',
        F: '${settings:image-tag} ${settings:commit} ${settings:cluster} ${settings:service}',
        G: '${HOME} $${env:PORT}',
      }),
      {
        parameters: { '/app/url': { Type: 'String', Value: 'https://x7.example.com' } },
        stacks: { net: { Vpc: 'vpc-0a1b2c3d' } },
        files: { [STATE]: JSON.stringify({ vpc: { value: 'vpc-2', type: 'string', sensitive: false } }) },
      },
    )
    expect(await environmentOf(play)).toEqual({
      A: '8080',
      B: 'https://x7.example.com/x',
      C: 'vpc-0a1b2c3d',
      D: 'vpc-2',
      E: 'prod-eu-west-1-123456789012',
      F: 'v1 abc prod web',
      G: '${HOME} ${env:PORT}',
    })
    expect(play.masked).toEqual(['https://x7.example.com', 'vpc-0a1b2c3d'])
    expect(play.log.text('info')).not.toContain('x7.example.com')
    expect(play.log.text('info')).toContain('${ssm:/app/url}')
  })

  test('of a family in ECS, too', async () => {
    const web = { family: 'web', containerDefinitions: [{ name: 'app', user: '${env:PORT}' }] }
    const play = plan(
      { ...target({ taskDefinition: { kind: 'ecs', reference: 'web' } }), values: VALUES },
      { families: { web } },
    )
    const [service] = (await play.run()).services
    expect(service?.taskDefinition.input.containerDefinitions?.[0]?.user).toBe('8080')
  })

  test('parameters are asked for in batches of ten, each name and each stack once, and nothing is decrypted', async () => {
    const names = Array.from({ length: 23 }, (_, index) => `/p${index}`)
    const parameters = Object.fromEntries(names.map((name) => [name, { Type: 'String' as const, Value: '1' }]))
    const texts = [...names, ...names].map((name, index) => [`V${index}`, `\${ssm:${name}}`] as const)
    const play = played(environment({ ...Object.fromEntries<string>(texts), X: '${cfn:a.B}', Y: '${cfn:a.C}' }), {
      parameters,
      stacks: { a: { B: '1', C: '2' } },
    })
    await play.run()
    expect(play.asked.toSorted()).toEqual([
      'cfn a',
      `ssm ${names.slice(0, 10).join(' ')}`,
      `ssm ${names.slice(10, 20).join(' ')}`,
      `ssm ${names.slice(20).join(' ')}`,
    ])
  })

  test.each([
    ['UPDATE_COMPLETE', ''],
    ['UPDATE_ROLLBACK_COMPLETE', ''],
    [
      'UPDATE_IN_PROGRESS',
      'the stack net is in state UPDATE_IN_PROGRESS: its outputs are those of before and may change',
    ],
  ] as const)('of a stack in state %s are the outputs that it lists', async (state, warning) => {
    const play = played(environment({ A: '${cfn:net.Vpc}' }), {
      stacks: { net: { Vpc: 'vpc-1' } },
      stackStates: { net: state },
    })
    expect(await environmentOf(play)).toEqual({ A: 'vpc-1' })
    expect(play.log.text('warning')).toBe(warning)
  })

  test('that look like placeholders are sent as they are', async () => {
    const parameters = { '/a': { Type: 'String' as const, Value: '${env:PORT} $${env:PORT} ${ssm:/a}' } }
    expect(await environmentOf(played(environment({ A: '${ssm:/a}' }), { parameters }))).toEqual({
      A: '${env:PORT} $${env:PORT} ${ssm:/a}',
    })
  })

  test('of several lines are sent as they are, and masked', async () => {
    const text = 'first line of it: 1!\nsecond line of it: 2!'
    const play = played(environment({ A: '${ssm:/a}' }), { parameters: { '/a': { Type: 'String', Value: text } } })
    expect(await environmentOf(play)).toEqual({ A: text })
    expect(play.masked).toEqual([text])
  })

  test('for a secret are masked whatever they look like', async () => {
    const variables = { ...VALUES.variables, PORT: '8080', PLAIN: 'a', DB_PASS: 'b' }
    const containers = [
      {
        name: 'app',
        environment: [
          { name: 'DB_PASSWORD', value: '${ssm:/c}' },
          { name: 'GREETING', value: '${ssm:/d/api-token:2} ${env:PLAIN}' },
          { name: 'URL', value: 'redis://x:${cfn:net.E}@cache:${env:PORT}' },
          { name: 'OPTIONS', value: '--level ${env:PORT} --password=${ssm:/f}' },
          { name: 'OTHER', value: '${env:DB_PASS} ${env:PORT}' },
        ],
        command: ['run', '--port', '${env:PORT}', '--token', '${tfstate:output.g}'],
        dockerLabels: { 'proxy.auth.password': '${ssm:/h}', port: '${env:PORT}' },
      },
    ]
    const parameter = (Value: string) => ({ Type: 'String' as const, Value })
    const play = played(
      JSON.stringify({ family: 'web', containerDefinitions: containers }),
      {
        parameters: {
          '/c': parameter('c'),
          '/d/api-token': parameter('d'),
          '/f': parameter('f'),
          '/h': parameter('h'),
        },
        stacks: { net: { E: 'e' } },
        files: { [STATE]: JSON.stringify({ g: { value: 'g', type: 'string', sensitive: false } }) },
      },
      { values: { ...VALUES, variables } },
    )
    await play.run()
    expect(play.masked.toSorted()).toEqual(['b', 'c', 'd', 'e', 'f', 'g', 'h'])
  })

  test('a definition without placeholders asks for nothing', async () => {
    const play = played(environment({ A: '${HOME}' }))
    await play.run()
    expect(play.asked).toEqual([])
  })

  test('the version of a parameter', async () => {
    const parameters = { '/a': { Type: 'StringList' as const, Value: 'x,y' } }
    expect(await environmentOf(played(environment({ A: '${ssm:/a:3}' }), { parameters }))).toEqual({ A: 'x,y' })
  })
})

describe('on a commit that others may have written', () => {
  const untrusted = { ...VALUES, untrusted: 'on pull_request' }
  const TEXT = environment({ A: '${env:PORT}', B: '${ssm:/a}', C: '${settings:environment}', D: '${cfn:a.B}' })

  test('nothing is resolved, and a deployment is refused', async () => {
    const play = played(TEXT, {}, { values: untrusted })
    const { code, message, hint } = await play.failure()
    expect(code).toBe('E_VALUES')
    expect(message).toContain('the placeholders of task.json are not resolved on pull_request')
    expect(message).toContain('${env:PORT}, ${ssm:/a}, ${settings:environment}, ${cfn:a.B}')
    expect(hint).toContain('`push`')
    expect(play.asked).toEqual([])
  })

  test('a plan shows the placeholders, with a warning', async () => {
    const play = played(TEXT, {}, { values: { ...untrusted, unresolved: 'kept' } })
    expect(await environmentOf(play)).toEqual({
      A: '${env:PORT}',
      B: '${ssm:/a}',
      C: '${settings:environment}',
      D: '${cfn:a.B}',
    })
    expect(play.log.text('warning')).toContain('are not resolved on pull_request')
    expect(play.asked).toEqual([])
    expect(play.masked).toEqual([])
  })

  test('a definition without placeholders is deployed as ever', async () => {
    const text = environment({ A: '${HOME}', B: '$${env:PORT}' })
    expect(await environmentOf(played(text, {}, { values: untrusted }))).toEqual({ A: '${HOME}', B: '${env:PORT}' })
  })
})

describe('bounds', () => {
  test('a value that is used many times', async () => {
    const values = { ...VALUES, variables: { PORT: 'x'.repeat(60_000) } }
    const texts = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`V${index}`, '${env:PORT}']))
    const { message } = await played(environment(texts), {}, { values }).failure()
    expect(message).toContain('the values of the placeholders have more than 524288 characters together')
  })

  test('a value that is too long', async () => {
    const values = { ...VALUES, variables: { PORT: 'x'.repeat(65_537) } }
    const { message } = await played(environment({ A: '${env:PORT}' }), {}, { values }).failure()
    expect(message).toContain('${env:PORT}: its value has more than 65536 characters')
  })

  test('too many different placeholders: nothing is asked', async () => {
    const texts = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`V${index}`, `\${ssm:/p${index}}`]))
    const play = played(environment(texts))
    expect((await play.failure()).message).toContain('has 501 different placeholders; it can have 500')
    expect(play.asked).toEqual([])
  })
})
