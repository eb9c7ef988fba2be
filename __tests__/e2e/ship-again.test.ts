/** The committed action on a real engine and registry, again and again for one commit: what runs already is left alone. */
import { expect, jest, test } from '@jest/globals'
import { useWorld } from './checked-world.ts'
import type { Shipment, Shipped } from './world.ts'

jest.setTimeout(120_000)

const { world, ship } = useWorld()

/** What changes something in ECS or ECR, by its name; what a push sends to the registry. */
const CHANGE = /^(?:Register|Deregister|Create|Update|Put|Delete|Tag|Untag|Run|Start|Stop)|^(?:PUT|POST|PATCH|DELETE) /u

interface Again extends Shipped {
  /** The calls that change something, with what they send. */
  readonly changes: readonly { readonly operation: string; readonly input: unknown }[]
  readonly operations: readonly string[]
}

const shipAgain = async (shipment: Shipment): Promise<Again> => {
  const before = world().stack.aws.requests.length
  const run = await ship(shipment)
  const requests = world().stack.aws.requests.slice(before)
  const changes = requests.filter(({ operation }) => CHANGE.test(operation))
  return { ...run, changes, operations: requests.map(({ operation }) => operation) }
}

test('the second and the third run change nothing; a forced one starts one deployment of the same revision', async () => {
  const { checkout, ...first } = await shipAgain({})
  expect(first.exitCode).toBe(0)
  expect(first.changes.map(({ operation }) => operation)).toEqual(
    expect.arrayContaining(['PUT manifest', 'RegisterTaskDefinition', 'UpdateService']),
  )

  for (const run of [await shipAgain({ checkout }), await shipAgain({ checkout })]) {
    expect(run.changes).toEqual([])
    expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success', 'deployment-status': 'unchanged' } })
    for (const name of ['image', 'config-digest', 'task-definition-arn']) {
      expect(run.outputs[name]).toBe(first.outputs[name])
    }
    expect(run.summary).toContain('Nothing was changed.')
    // `confirm` has looked at the tasks.
    expect(run.operations).toContain('DescribeTasks')
  }

  const forced = await shipAgain({ checkout, inputs: { 'force-new-deployment': 'true' } })
  expect(forced.changes).toMatchObject([
    {
      operation: 'UpdateService',
      input: { forceNewDeployment: true, taskDefinition: first.outputs['task-definition-arn'] },
    },
  ])
  expect(forced).toMatchObject({ exitCode: 0, outputs: { result: 'success', 'deployment-status': 'success' } })
})
