import type { TaskDefinition } from '@aws-sdk/client-ecs'
import { describe, expect, test } from '@jest/globals'
import { parseGivenImage } from '../../../src/domain/image/given-image.ts'
import { imageManifest, REGISTRY, repository } from '../../support/fake-ecr.ts'
import { digestOf } from '../../support/image.ts'
import { denied, plan, service, target, TASK_FILE } from '../../support/plan-play.ts'

const HELD = imageManifest(digestOf('a'))

const RUNNING: TaskDefinition = {
  family: 'web',
  revision: 7,
  containerDefinitions: [
    { name: 'app', image: 'hello@sha256:1', cpu: 64, environment: [{ name: 'API_TOKEN', value: 'first-value' }] },
  ],
}

/** What runs is `RUNNING`; the file has another size and another token. */
const WORLD = {
  families: { web: RUNNING },
  files: {
    [TASK_FILE]: JSON.stringify({
      family: 'web',
      tags: [{ key: 'team', value: 'a' }],
      containerDefinitions: [
        { name: 'app', cpu: 128, memory: 64, environment: [{ name: 'API_TOKEN', value: 'second-value' }] },
      ],
    }),
  },
}

const DIFFERENCE = `
 containerDefinitions:
   app:
-    image: hello@sha256:1
+    image: (to be built) 123456789012.dkr.ecr.eu-west-1.amazonaws.com/hello:v2
-    cpu: 64
+    cpu: 128
+    memory: 64
     environment:
-      API_TOKEN: ***
+      API_TOKEN: *** # changed`

const withMemory = (container: object) => ({ ...container, memory: 64 })

const REVISION = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7'

describe('the plan says what would change', () => {
  test('in the task definition, without the value of a secret', async () => {
    const { run, log } = plan({ ...target(), tag: 'v2' }, WORLD)
    await expect(run()).resolves.toMatchObject({
      services: [
        {
          changes: {
            kind: 'compared',
            leftOut: 0,
            changed: ['image', 'cpu', 'memory', 'environment/API_TOKEN'].map(
              (path) => `containerDefinitions/app/${path}`,
            ),
          },
        },
      ],
    })
    expect(log.text('info')).toContain(`what would change in the service web, compared with ${REVISION}:${DIFFERENCE}`)
  })

  test.each([
    ['pin', ['(to be pinned) nginx:1', `envoy:1@sha256:${'e'.repeat(64)}`]],
    ['off', ['nginx:1', `envoy:1@sha256:${'e'.repeat(64)}`]],
  ] as const)('in the images of side-cars, which are resolved later: %s', async (sideCars, [nginx, envoy]) => {
    const sides = [
      { name: 'nginx', image: 'nginx:1' },
      { name: 'envoy', image: envoy },
    ]
    const definition = { family: 'web', containerDefinitions: [{ name: 'app', cpu: 64 }, ...sides].map(withMemory) }
    const files = { [TASK_FILE]: JSON.stringify(definition) }
    const services = target().services.map((one) => ({ ...one, containerName: 'app' }))
    const { run, log } = plan({ ...target(), services, sideCars }, { ...WORLD, files })
    await expect(run()).resolves.toMatchObject({ services: [{ containerName: 'app' }] })
    expect(log.text('info')).toContain(`+    image: ${nginx}\n`)
    expect(log.text('info')).toContain(`+    image: ${envoy}\n`)
  })

  test('compared with a revision that somebody else may have registered', async () => {
    const registeredBy = 'arn:aws:sts::123456789012:assumed-role/admin/alice'
    const web = { ...RUNNING, registeredBy, registeredAt: new Date('2026-11-20T14:03:59Z') }
    const { run, log } = plan({ ...target(), tag: 'v2' }, { ...WORLD, families: { web } })
    await run()
    expect(log.text('info')).toContain(
      `compared with ${REVISION} (registered by assumed-role/admin/alice on 2026-11-20 14:03 UTC):\n`,
    )
  })

  test('in the desired count', async () => {
    const { run, log } = plan(target({ desiredCount: 5 }), WORLD)
    await run()
    expect(log.text('info')).toContain(' service:\n-  desiredCount: 2\n+  desiredCount: 5')
  })

  test('where nothing changes and a deployment is forced', async () => {
    const tags = [{ key: 'team', value: 'a' }]
    const definition = {
      family: 'web',
      tags,
      containerDefinitions: [{ name: 'app', image: `${REGISTRY}/hello@${HELD.digest}`, memory: 64 }],
    }
    const world = {
      repositories: [repository('hello', { untagged: new Map([[HELD.digest, HELD]]) })],
      families: { web: { ...definition, revision: 7 } },
      files: { [TASK_FILE]: JSON.stringify(definition) },
    }
    const image = parseGivenImage(HELD.digest)
    const { run, log } = plan({ ...target({ newDeployment: 'forced' }), image }, world)
    await expect(run()).resolves.toMatchObject({ services: [{ changes: { changed: [], newDeployment: 'forced' } }] })
    expect(log.text('info')).toContain(
      'nothing would change in the service web; `force-new-deployment` would start a deployment of the same revision',
    )
  })

  test('where the service has no task definition yet', async () => {
    const { taskDefinition: _, ...first } = service('web')
    const { run, log } = plan(target(), { ...WORLD, clusters: { prod: [first] } })
    await expect(run()).resolves.toMatchObject({ services: [{ changes: { kind: 'first' } }] })
    expect(log.text('info')).toContain('the service web has no task definition yet: everything is new')
  })

  test('nothing, where ECS does not show what runs: the permission is not needed', async () => {
    const errors = { describeTaskDefinition: denied('ecs:DescribeTaskDefinition') }
    const { run, log } = plan(target(), { ...WORLD, errors })
    await expect(run()).resolves.toMatchObject({ services: [{ running: null, changes: { kind: 'unknown' } }] })
    expect(log.text('info')).toContain('what the service web runs now is not compared: ')
    expect(log.text('info')).not.toContain('would change')
  })
})
