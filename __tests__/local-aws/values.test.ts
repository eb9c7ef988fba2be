/** What the local AWS answers about parameters and stacks, read by our own session and by our own readers. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { startLocalAws, type LocalAws } from '../../local-aws/server.ts'
import { makeSession } from '../../src/adapters/aws/session.ts'
import { readParameters, readStackOutputs } from '../../src/stages/plan/value-readers.ts'
import { recordingLog } from '../support/recording-log.ts'

const before = { ...process.env }
let aws: LocalAws
const session = () => makeSession({ region: 'eu-west-1', signal: new AbortController().signal, maxAttempts: 1 })

beforeAll(async () => {
  aws = await startLocalAws({
    drive: { kind: 'script', scenario: { name: 'nothing happens', steps: [] } },
    surroundings: {
      parameters: [
        { name: '/a', value: 'x' },
        { name: '/list', type: 'StringList', value: 'x,y' },
        { name: '/secret', type: 'SecureString', value: 'hunter2' },
      ],
      stacks: [{ name: 'net', outputs: { Vpc: 'vpc-1', Odd: '<a> & "b"' } }],
    },
  })
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.endpoint,
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'not-a-secret',
  })
})
afterAll(async () => {
  process.env = before
  await aws.close()
})

describe('the local AWS', () => {
  test('gives parameters, by version too; the rest is invalid', async () => {
    const found = await readParameters(['/a', '/a:1', '/list', '/none', '/a:9'], session().ssm)
    expect([...found].map(([name, lookup]) => [name, lookup.kind === 'value' ? lookup.text : lookup.kind])).toEqual([
      ['/a', 'x'],
      ['/a:1', 'x'],
      ['/list', 'x,y'],
      ['/none', 'problem'],
      ['/a:9', 'problem'],
    ])
  })

  test('does not decrypt a SecureString that nobody asked to decrypt', async () => {
    const { Parameters } = await session().ssm.getParameters({ Names: ['/secret'], WithDecryption: false })
    expect(Parameters?.[0]).toMatchObject({ Name: '/secret', Type: 'SecureString' })
    expect(Parameters?.[0]?.Value).not.toContain('hunter2')
    const decrypted = await session().ssm.getParameters({ Names: ['/secret'], WithDecryption: true })
    expect(decrypted.Parameters?.[0]?.Value).toBe('hunter2')
  })

  test.each([
    ['eleven names', Array.from({ length: 11 }, (_, index) => `/p${index}`)],
    ['a name twice', ['/a', '/a']],
  ])('rejects %s', async (_, Names) => {
    await expect(session().ssm.getParameters({ Names })).rejects.toMatchObject({ awsCode: 'ValidationException' })
  })

  test('gives the outputs of stacks; an unknown stack is a ValidationError', async () => {
    const found = await readStackOutputs(['net.Vpc', 'net.Odd', 'gone.Vpc'], session().cloudformation, recordingLog())
    expect([...found.values()].map((lookup) => (lookup.kind === 'value' ? lookup.text : lookup.why))).toEqual([
      'vpc-1',
      '<a> & "b"',
      'the stack gone does not exist in this region and account',
    ])
    await expect(session().cloudformation.describeStacks({ StackName: 'gone' })).rejects.toMatchObject({
      awsCode: 'ValidationError',
    })
  })

  test('breaks no rule of the service models', () => {
    expect(aws.schemaViolations).toEqual([])
    expect(aws.requests.map(({ service }) => service)).toEqual(expect.arrayContaining(['ssm', 'cloudformation']))
  })
})
