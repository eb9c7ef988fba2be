/** `npm run bench`: prints figures; asserts nothing. */
import { sizeOf } from '../build.ts'
import { coldStart } from './cold-start.ts'
import { say } from '../foreground.ts'
import { enter } from '../sandbox/enter.ts'
import { pickEngine } from '../sandbox/pick-engine.ts'
import { inRepository } from '../repository.ts'
import { setup } from '../setup/setup.ts'

/** Cold start, size, and the whole flow beside the same tools one after another. */
export const bench = async (_args: readonly string[]): Promise<number> => {
  const code = await setup([])
  if (code !== 0) return code
  const start = await coldStart()
  console.log(
    `cold start: dist/index.js ${start.dist.toFixed(0)} ms, bare node ${start.bare.toFixed(0)} ms, over bare node ${(start.dist - start.bare).toFixed(0)} ms (medians of ${start.runs}; budget 100 ms)`,
  )
  console.log(`size of dist: ${((await sizeOf(inRepository('dist'))) / 1e6).toFixed(2)} MB (budget 2 MB)`)
  return enter(
    await pickEngine(),
    [process.execPath, '--no-warnings', inRepository('scripts', 'bench', 'pipeline.ts')],
    say,
  )
}
