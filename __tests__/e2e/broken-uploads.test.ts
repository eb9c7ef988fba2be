/** A connection that is reset in the middle of a layer, on a real engine: once, and every time. */
import { expect, jest, test } from '@jest/globals'
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import { readSandbox } from '../../scripts/sandbox/sandbox.ts'
import { until } from '../support/until.ts'
import { useWorld } from './checked-world.ts'
import { expectFailure, expectNoTraces } from './failure.ts'
import { manifestIn } from './registry-client.ts'

jest.setTimeout(180_000)

const { world, ship } = useWorld()
const isClassic = readSandbox().engine === 'classic'

/** What the engine sends a layer with: the containerd store in one request, the classic one as it comes. */
const UPLOAD = isClassic ? 'PATCH upload' : 'PUT upload'

/** Within the layer of busybox; no other layer or config of the image is as large. */
const inTheLayer = (rule: Pick<FaultRule, 'times'> = {}): FaultRule => ({
  ...{ kind: 'cut', afterBytes: 300_000, service: 'registry', operation: UPLOAD },
  ...rule,
})

test('a reset in the middle of a layer is repaired: the tag names the image that was scanned', async () => {
  world().stack.aws.addFault(inTheLayer({ times: 1 }))
  const run = await ship()
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success', 'deployment-status': 'success' } })
  // Proof of the reset: the engine, or the action, says that it sends again.
  expect(run.log).toMatch(
    isClassic ? /Retrying in \d+ second/u : /the connection to the registry was lost; attempt 2 of 3/u,
  )
  const { digest, body } = await manifestIn(world().stack.aws, 'hello', run.outputs['image-tag'] ?? '')
  expect(digest).toBe(run.outputs['image-digest'])
  expect(body).toContain(run.outputs['config-digest'])
})

test('a layer that never gets through ends the run, and nothing is deployed', async () => {
  const { aws } = world().stack
  aws.addFault(inTheLayer())
  // The classic engine repeats a layer for 50 s: the deep suite waits for it.
  if (isClassic) {
    const repeats = (log: () => string) => until('the engine repeats the layer', () => log().includes('Retrying in'))
    const run = await ship({ cancelWhen: repeats })
    expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'cancelled' } })
    expect(run.cancelledAfterMs).toBeLessThan(7000)
  } else {
    expectFailure(await ship(), {
      stage: 'push',
      code: 'E_PUSH',
      says: [aws.registryHost, 'the connection to the registry was lost'],
      next: 're-run if the error was temporary',
    })
  }
  await expectNoTraces(world())
})
