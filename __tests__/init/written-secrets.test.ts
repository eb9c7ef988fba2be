/** Nothing that looks like a secret leaves ECS with an import, wherever in a task definition it is; what only looks alike stays. */
import { describe, expect, test } from '@jest/globals'
import { importedDefinition } from '../../src/init/import/imported-definition.ts'

const SECRET = 'correct-horse-battery-staple'
const TOKEN = `ghp_${'a1'.repeat(18)}`

const imported = (facts: object, ofContainer: object = {}, tags: readonly { key: string; value: string }[] = []) =>
  importedDefinition(
    {
      taskDefinition: {
        family: 'shop',
        containerDefinitions: [{ name: 'web', image: 'shop:1', ...ofContainer }],
        ...facts,
      },
      tags,
    },
    'web',
  )

describe('left out, and named', () => {
  test.each<readonly [string, ReturnType<typeof imported>]>([
    ['a token in a tag', imported({}, {}, [{ key: 'note', value: TOKEN }])],
    ['a tag of such a name', imported({}, {}, [{ key: 'db-password', value: SECRET }])],
    [
      'an option of a volume',
      imported({
        volumes: [{ name: 'v', dockerVolumeConfiguration: { driverOpts: { o: `addr=1,password=${SECRET},rw` } } }],
      }),
    ],
    [
      'a property of a proxy',
      imported({ proxyConfiguration: { containerName: 'web', properties: [{ name: 'API_TOKEN', value: SECRET }] } }),
    ],
    ['a label', imported({}, { dockerLabels: { DB_PASSWORD: SECRET } })],
    [
      'an option of the log driver',
      imported({}, { logConfiguration: { logDriver: 'awsfirelens', options: { apikey: SECRET } } }),
    ],
    ['the word after a flag', imported({}, { command: ['serve', '--db-password', SECRET] })],
    ['a flag with its value', imported({}, { command: ['serve', `--token=${SECRET}`] })],
    ['a property of Java', imported({}, { entryPoint: ['java', `-Ddb.password=${SECRET}`] })],
    ['a script', imported({}, { command: ['sh', '-c', `export DB_PASSWORD=${SECRET}; exec serve`] })],
    ['a script with a flag', imported({}, { command: ['sh', '-c', `serve --password '${SECRET}'`] })],
    ['a health check', imported({}, { healthCheck: { command: ['CMD-SHELL', `check --password ${SECRET}`] } })],
  ])('%s', (_, { text, open }) => {
    expect(text).not.toContain(SECRET)
    expect(text).not.toContain(TOKEN)
    expect(text).toContain('${env:NOT_IMPORTED}')
    expect(open).toEqual([expect.stringContaining('was not written')])
  })
})

test.each<readonly [string, ReturnType<typeof imported>]>([
  ['a side-car whose name says token', imported({}, { name: 'app', image: 'team/auth-token:v3' })],
  [
    'an ARN of a secret',
    imported({}, { secrets: [{ name: 'API_KEY', valueFrom: 'arn:aws:ssm:x:1:parameter/token' }] }),
  ],
  ['a file', imported({}, { command: ['serve', '--token-file', '/run/secrets/token'] })],
  ['a switch', imported({}, { command: ['login', '--password-stdin', 'registry.example'] })],
  [
    'a variable of the shell',
    imported({}, { command: ['sh', '-c', 'export DB_PASSWORD=$(cat /run/x); p --password "$X"'] }),
  ],
  ['folders and ports', imported({}, { command: ['sh', '-c', 'mkdir -p /data && serve -p 8080 --max-tokens=4096'] })],
  ['the next flag', imported({}, { command: ['serve', '--password', '--verbose'] })],
])('kept: %s', (_, { text, open }) => {
  expect(open).toEqual([])
  expect(text).not.toContain('NOT_IMPORTED')
})
