/** A layer that never gets through, on an engine that repeats it for almost a minute before it gives up. */
import { expect, jest, test } from '@jest/globals'
import { useWorld } from '../checked-world.ts'
import { expectFailure, expectNoTraces } from '../failure.ts'

jest.setTimeout(300_000)

const { world, ship } = useWorld()

test('a layer that never gets through is one error with its cause, and nothing is deployed', async () => {
  const { aws } = world().stack
  for (const operation of ['PATCH upload', 'PUT upload'])
    aws.addFault({ kind: 'cut', afterBytes: 300_000, service: 'registry', operation })
  const run = await ship()
  const message = expectFailure(run, {
    stage: 'push',
    code: 'E_PUSH',
    says: [aws.registryHost, 'the connection to the registry was lost'],
    next: 're-run if the error was temporary',
  })
  expect(message).not.toContain('Retrying in')
  await expectNoTraces(world())
})
