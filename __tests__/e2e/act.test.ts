/** The committed action in a real workflow file, run by `act` on this machine: checkout, `uses: ./`, and a step that reads the outputs. */
import { expect, jest, test } from '@jest/globals'
import { runWorkflow } from './act.ts'
import { useWorld } from './checked-world.ts'
import { CANARIES } from './world.ts'

jest.setTimeout(180_000)

const { world, nothingWasPushed } = useWorld()

test('a workflow ships a commit, and its next step reads the outputs', async () => {
  const run = await runWorkflow(world(), 'good')
  expect({ exitCode: run.exitCode, outcome: run.outcome }).toEqual({ exitCode: 0, outcome: 'success' })
  expect(run.outputs).toMatchObject({
    result: 'success',
    'image-tag': `production-${run.commit}`,
    'gate-verdict': 'passed',
    'deployment-status': 'success',
  })
  expect(await world().images()).toEqual({ [`hello:production-${run.commit}`]: run.outputs['image-digest'] })
  expect(run.log).toMatch(/Success - Post/)
  expect(run.log).not.toContain(CANARIES.buildSecret)
  expect(run.log).not.toContain(CANARIES.secretKey)
})

test('a workflow is red when the gate blocks, and its next step reads why', async () => {
  const run = await runWorkflow(world(), 'dockle')
  expect({ exitCode: run.exitCode, outcome: run.outcome }).toEqual({ exitCode: 1, outcome: 'failure' })
  expect(run.outputs).toMatchObject({ result: 'blocked', 'error-code': 'E_GATE_BLOCKED', 'failed-stage': 'gate' })
  expect(run.outputs['config-digest']).toMatch(/^sha256:/)
  expect(run.log).toContain('CIS-DI-0010')
  await nothingWasPushed()
})
