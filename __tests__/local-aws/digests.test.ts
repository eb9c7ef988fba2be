/** Tasks without an engine report a digest for every image, as tasks of a real service do. */
import {
  DescribeTasksCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  UpdateServiceCommand,
} from '@aws-sdk/client-ecs'
import { expect, test } from '@jest/globals'
import { breakerRollsBack } from '../../local-aws/ecs/script/scenarios.ts'
import { helloTaskDefinition, startHello, useLocalAws, WEB } from './support.ts'

const DIGEST = `sha256:${'d'.repeat(64)}`
const [container] = helloTaskDefinition.containerDefinitions
const byTag = { ...helloTaskDefinition, containerDefinitions: [{ ...container, image: 'hello:1' }] }
const local = useLocalAws(() =>
  startHello(
    { ...breakerRollsBack(), reports: DIGEST },
    {
      taskDefinitions: [byTag],
      clusters: [
        {
          name: 'demo',
          services: [
            {
              name: 'web',
              taskDefinition: 'hello',
              deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
            },
          ],
        },
      ],
    },
  ),
)

const digestsNow = async (
  desiredStatus: 'RUNNING' | 'STOPPED' = 'RUNNING',
): Promise<readonly (string | undefined)[]> => {
  const { taskArns = [] } = await local.sdk.ecs.send(
    new ListTasksCommand({ cluster: 'demo', serviceName: 'web', desiredStatus }),
  )
  const { tasks = [] } = await local.sdk.ecs.send(new DescribeTasksCommand({ cluster: 'demo', tasks: taskArns }))
  return tasks.flatMap(({ containers = [] }) => containers.map(({ imageDigest }) => imageDigest))
}

test('those of a seeded service report their own, which a deployment leaves and a rollback brings back', async () => {
  const [before] = await digestsNow()
  expect(before).toMatch(/^sha256:[0-9a-f]{64}$/u)
  expect(before).not.toBe(DIGEST)
  const { taskDefinition } = await local.sdk.ecs.send(new RegisterTaskDefinitionCommand(helloTaskDefinition))
  await local.sdk.ecs.send(new UpdateServiceCommand({ ...WEB, taskDefinition: taskDefinition?.taskDefinitionArn }))
  local.aws.clock.advanceBy(100)
  expect(await digestsNow('STOPPED')).toEqual([DIGEST, DIGEST])
  local.aws.clock.advanceBy(250)
  expect(await digestsNow()).toEqual([before])
})
