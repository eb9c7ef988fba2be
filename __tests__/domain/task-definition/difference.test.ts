import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import type { Difference } from '../../../src/domain/task-definition/diff-text.ts'
import { difference } from '../../../src/domain/task-definition/difference.ts'

type Definition = RegisterTaskDefinitionCommandInput

const APP: ContainerDefinition = {
  name: 'app',
  image: 'registry/web@sha256:1',
  cpu: 256,
  environment: [
    { name: 'LOG_LEVEL', value: 'info' },
    { name: 'PORT', value: '8080' },
  ],
  secrets: [{ name: 'DB_PASSWORD', valueFrom: '/prod/db/password' }],
}

const web = (container: ContainerDefinition = {}, facts: Partial<Definition> = {}): Definition => ({
  family: 'web',
  containerDefinitions: [{ ...APP, ...container }],
  ...facts,
})

const between = (before: Definition, after: Definition, counts: readonly [number, number] = [2, 2]): Difference =>
  difference({ desiredCount: counts[0], definition: before }, { desiredCount: counts[1], definition: after })

const shown = ({ lines }: Difference): string => lines.map(({ sign, text }) => `${sign}${text}`).join('\n')

describe('a difference shows only what changes, under what it is part of', () => {
  test.each<readonly [string, Definition, string]>([
    [
      'an image',
      web({ image: 'registry/web:v2 (to be built)' }),
      ` containerDefinitions:
   app:
-    image: registry/web@sha256:1
+    image: registry/web:v2 (to be built)`,
    ],
    [
      'variables that are added, changed and removed',
      web({
        environment: [
          { name: 'LOG_LEVEL', value: 'debug' },
          { name: 'REGION', value: 'eu west' },
        ],
      }),
      ` containerDefinitions:
   app:
     environment:
-      LOG_LEVEL: info
+      LOG_LEVEL: debug
-      PORT: "8080"
+      REGION: eu west`,
    ],
    [
      'a secret by its place',
      web({ secrets: [{ name: 'DB_PASSWORD', valueFrom: '/prod/db/password-2' }] }),
      ` containerDefinitions:
   app:
     secrets:
-      DB_PASSWORD: /prod/db/password
+      DB_PASSWORD: /prod/db/password-2`,
    ],
    ['a family', web({}, { family: 'web-2' }), '-family: web\n+family: web-2'],
    [
      'tags',
      web({}, { tags: [{ key: 'team', value: 'shop' }] }),
      `+tags:
+  team: shop`,
    ],
    [
      'a container more',
      web({}, { containerDefinitions: [{ name: 'proxy', image: 'envoy', cpu: 64 }, APP] }),
      ` containerDefinitions:
+  proxy:
+    image: envoy
+    cpu: 64`,
    ],
    [
      'a container more, without what ECS fills in and with what is written',
      web(
        {},
        {
          networkMode: 'bridge',
          containerDefinitions: [
            APP,
            {
              name: 'proxy',
              image: 'envoy',
              essential: true,
              portMappings: [{ containerPort: 8080 }, { containerPort: 9901, hostPort: 9901, protocol: 'udp' }],
              healthCheck: { command: ['CMD', 'true'], retries: 3 },
            },
          ],
        },
      ),
      ` containerDefinitions:
+  proxy:
+    image: envoy
+    portMappings:
+      8080/tcp:
+      9901/udp:
+        hostPort: 9901
+    essential: true
+    healthCheck:
+      command: [CMD, "true"]
+      retries: 3`,
    ],
    [
      'a command, in one line',
      web({ command: ['npm', 'run', 'start', '3'] }),
      ` containerDefinitions:
   app:
+    command: [npm, run, start, "3"]`,
    ],
  ])('%s', (_, after, text) => {
    expect(shown(between(web(), after))).toBe(text)
  })

  test('the desired count', () => {
    expect(shown(between(web(), web(), [2, 4]))).toBe(' service:\n-  desiredCount: 2\n+  desiredCount: 4')
  })

  test('nothing, for the defaults of ECS and another order', () => {
    const returned = web({ essential: true, environment: [...(APP.environment ?? [])].reverse() })
    expect(between(returned, web())).toEqual({ lines: [], leftOut: 0, changed: [] })
  })
})

test('what comes as a whole is one change', () => {
  const after = web(
    { cpu: 512 },
    {
      containerDefinitions: [
        { ...APP, cpu: 512 },
        { name: 'proxy', image: 'envoy' },
      ],
    },
  )
  expect(between(web(), after, [1, 2]).changed).toEqual([
    'service/desiredCount',
    'containerDefinitions/app/cpu',
    'containerDefinitions/proxy',
  ])
})

test('a difference is bounded, and says by how much', () => {
  const many = Array.from({ length: 400 }, (_, index) => ({ name: `NAME_${index}`, value: 'x'.repeat(5_000) }))
  const { lines, leftOut } = between(web(), web({ environment: many }))
  expect(lines).toHaveLength(300)
  expect(leftOut).toBe(405 - 300)
  expect(Math.max(...lines.map(({ text }) => text.length))).toBe(240)
})

test('a change behind the cut of a line is still said', () => {
  const long = 'x'.repeat(500)
  const [before, after] = [`${long}1`, `${long}2`].map((value) => web({ environment: [{ name: 'LIST', value }] }))
  expect(shown(between(before ?? web(), after ?? web()))).toMatch(/^\+ {6}LIST: x+… # changed$/m)
})

test('what ECS fills in is shown where it takes the place of another value', () => {
  expect(shown(between(web({ essential: false }, { networkMode: 'awsvpc' }), web()))).toBe(
    ' containerDefinitions:\n   app:\n-    essential: false\n+    essential: true\n-networkMode: awsvpc\n+networkMode: bridge',
  )
})

test('what is read of ECS is shown as it is where it goes', () => {
  const proxy = { name: 'proxy', image: 'envoy', essential: true }
  expect(shown(between(web({}, { containerDefinitions: [APP, proxy] }), web()))).toContain('-    essential: true')
})
