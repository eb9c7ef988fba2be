/** What post may do: remove, and nothing else; and what both entries do on an older Node. */
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, jest, test } from '@jest/globals'
import ts from 'typescript'
import { inRepository } from '../../scripts/repository.ts'
import { until } from '../support/until.ts'
import { useWorld } from './checked-world.ts'

jest.setTimeout(60_000)

const { world, ship, nothingWasPushed } = useWorld()

test.each([0, 30, 60, 90])('a run that is cancelled %i ms after its start is not taken up by post', async (ms) => {
  const run = await ship({ cancelWhen: () => sleep(ms) })
  expect(run.exitCode).not.toBe(0)
  expect(run.post).toEqual({ exitCode: 0, log: '' })
  expect(run.outputs['result'] ?? 'cancelled').toBe('cancelled')
  await nothingWasPushed()
})

test.each(['build', 'save', 'tag', 'push'])(
  'a run that is cancelled during docker %s leaves no name of its image in the engine',
  async (step) => {
    const began = async (): Promise<boolean> =>
      (await world().recorder.calls()).some(({ program, argv }) => program === 'docker' && argv.includes(step))
    const run = await ship({ cancelWhen: () => until(`docker ${step} begins`, began) })
    expect(run).toMatchObject({ exitCode: 1, outputs: { result: 'cancelled' } })
  },
)

test('a state that others have written makes main do no less', async () => {
  const run = await ship({ environment: { STATE_phase: 'main', STATE_private: 'garbage' } })
  expect(run).toMatchObject({ exitCode: 0, outputs: { result: 'success' } })
  expect(world().callsOf('UpdateService')).toBe(1)
})

test.each(['index.js', 'post/index.js'])(
  'dist/%s can be parsed by a Node from 2020, which reads one line then',
  (name) => {
    const text = readFileSync(inRepository('dist', name), 'utf8')
    const writtenFor = (target: ts.ScriptTarget): string =>
      ts.transpileModule(text, { compilerOptions: { target, module: ts.ModuleKind.ESNext } }).outputText
    expect(text).toContain('needs Node.js')
    expect(writtenFor(ts.ScriptTarget.ES2020)).toBe(writtenFor(ts.ScriptTarget.ESNext))
  },
)
