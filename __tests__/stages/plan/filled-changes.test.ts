/** What a plan shows of values that placeholders were filled in with. */
import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import { plan, target, TASK_FILE } from '../../support/plan-play.ts'
import { VALUES } from '../../support/values-play.ts'

const definition = (values: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ family: 'web', containerDefinitions: [{ name: 'app', ...values }] })

const RUNNING: TaskDefinition = {
  family: 'web',
  revision: 7,
  containerDefinitions: [
    {
      name: 'app',
      image: 'hello@sha256:1',
      cpu: 64,
      command: ['serve', 'https://before.example.com/x1'],
      environment: [
        { name: 'URL', value: 'https://before.example.com/x1' },
        { name: 'PORT', value: '8080' },
      ],
    },
  ],
}

const WRITTEN = definition({
  image: '${settings:repository}',
  cpu: '${env:CPU}',
  command: ['serve', '${ssm:/url}'],
  environment: [
    { name: 'PORT', value: '${env:PORT}' },
    { name: 'URL', value: '${ssm:/url}/y' },
  ],
})

const planned = (values: object = {}) =>
  plan(
    {
      ...target(),
      tag: 'v2',
      values: { ...VALUES, variables: { PORT: '8080', CPU: '128' }, facts: { repository: 'hello' }, ...values },
    },
    {
      families: { web: RUNNING },
      files: { [TASK_FILE]: WRITTEN },
      parameters: { '/url': { Type: 'String', Value: 'https://after.example.com/x2' } },
    },
  )

const DIFFERENCE = `
 containerDefinitions:
   app:
-    image: hello@sha256:1
+    image: (to be built) 123456789012.dkr.ecr.eu-west-1.amazonaws.com/hello:v2
-    cpu: ***
+    cpu: "\${env:CPU}"
-    command: ***
+    command: "\${ssm:/url}"
     environment:
-      URL: ***
+      URL: "\${ssm:/url}/y"`

describe('the difference', () => {
  test('compares values, and shows placeholders: neither what they are now nor what they were', async () => {
    const { run, log } = planned()
    const result = await run()
    expect(log.text('info')).toContain(DIFFERENCE)
    const shown = `${log.text('info')}${JSON.stringify(result.services[0]?.changes)}`
    for (const value of ['before.example.com', 'after.example.com', '8080', '128'])
      expect(shown).not.toContain(`"${value}`)
    expect(shown).not.toMatch(/(before|after)\.example\.com/)
  })

  test('of a commit that others may have written shows them, too', async () => {
    const { run, log } = planned({ untrusted: 'on pull_request', unresolved: 'kept' })
    await run()
    expect(log.text('info')).toContain('+      PORT: "${env:PORT}"')
    expect(log.text('info')).not.toContain('8080')
  })
})

test('in a map of the user, keys that elsewhere name items are values like all others', async () => {
  const map = Object.fromEntries(['name', 'key', 'type', 'family'].map((key) => [key, '${env:PORT}']))
  const { run, log } = plan(
    { ...target(), values: { ...VALUES, variables: { PORT: 'trustno1' } } },
    {
      families: { web: RUNNING },
      files: {
        [TASK_FILE]: definition({
          dockerLabels: map,
          logConfiguration: { logDriver: 'json-file', options: map },
          environment: [{ name: 'URL', value: 'x' }],
        }),
      },
    },
  )
  const result = await run()
  const shown = `${log.text('info')}${JSON.stringify(result.services[0]?.changes)}`
  expect(shown).toContain('key: \\"${env:PORT}\\"')
  expect(shown).not.toContain('trustno1')
})
