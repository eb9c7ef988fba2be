/** Archives of one image that are written at the same time: an image of the run that side-cars have, too. */
import { expect, test } from '@jest/globals'
import { fetchArchive } from '../../../src/stages/given/fetch-archive.ts'
import type { Docker } from '../../../src/stages/push/docker.ts'
import { CommandError } from '../../../src/errors/command-error.ts'
import { fc } from '../../support/fast-check.ts'

const REFERENCE = `registry.example/hello@sha256:${'a'.repeat(64)}`
const NAME = { registry: 'registry.example', repository: 'hello' }
const LOCALS = ['local/run:given', 'local/run:side-car']

/** An engine by the names that it has: a command about another one fails. The scheduler decides when a command runs. */
const makeEngine = (scheduler: fc.Scheduler) => {
  const names = new Set<string>()
  const effects: Readonly<Record<string, (one: string, other: string) => boolean>> = {
    pull: (reference) => names.add(reference).has(reference),
    tag: (from, to) => names.has(from) && names.add(to).has(to),
    image: (_, name) => names.delete(name),
    save: (_, __) => true,
  }
  const run: Docker['run'] = async (_, args) => {
    const [command = '', one = '', other = ''] = args
    await scheduler.schedule(Promise.resolve(), command)
    if (effects[command]?.(one, other) === true) return { stdout: '', stderr: '', exitCode: 0 }
    const failure = { kind: 'exited', exitCode: 1 } as const
    throw new CommandError({ argv: ['docker', ...args], failure, outputTail: 'No such image' })
  }
  const docker: Docker = { run, named: (argument) => argument, close: () => Promise.resolve() }
  return { names, open: () => Promise.resolve(docker) }
}

test('none removes what another one needs, and the engine keeps their own names alone', async () => {
  const ports = { leftovers: { removeAtEnd: () => undefined } }
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const { names, open } = makeEngine(scheduler)
      const all = LOCALS.map((localReference) =>
        fetchArchive({ name: NAME, reference: REFERENCE, archive: '/archive.tar', localReference }, open, ports),
      )
      await scheduler.waitFor(Promise.all(all))
      expect([...names].toSorted()).toEqual(LOCALS)
    }),
  )
})
