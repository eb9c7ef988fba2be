/** What must not compile; `tsc` is the runner of this file. */
import { Pipeline } from '../../src/core/pipeline.ts'
import { defineStage } from '../../src/core/stage.ts'

const one = defineStage({
  id: 'one',
  title: 'One',
  uses: [],
  run: (input: { readonly text: string }) => Promise.resolve(input.text),
})
const two = defineStage({
  id: 'two',
  title: 'Two',
  uses: ['clock'],
  run: (input: { readonly text: string; readonly count: number }) => Promise.resolve(input),
})

const start = Pipeline.for<{ readonly name: string }>().add(one, { needs: [], input: (_, c) => ({ text: c.name }) })

// @ts-expect-error -- an edge to a stage that does not stand above
start.add(two, { needs: ['three'], input: () => ({ text: '', count: 1 }) })

// @ts-expect-error -- a missing field of the input
start.add(two, { needs: ['one'], input: (r) => ({ text: r.one }) })

// @ts-expect-error -- a result that was not declared in `needs`
start.add(two, { needs: [], input: (r) => ({ text: r.one, count: 1 }) })

// @ts-expect-error -- the same id twice
start.add(one, { needs: [], input: (_, c) => ({ text: c.name }) })

export const undeclaredPort = defineStage({
  id: 'three',
  title: 'Three',
  uses: ['clock'],
  // @ts-expect-error -- a port that was not declared in `uses`
  run: (_input: object, ports) => Promise.resolve(ports.exec),
})
