/** The whole flow beside the same tools one after another, in turns, in one sandbox: `flow.ts small|large TURNS`. */
import { join } from 'node:path'
import { makeCheckout, type Checkout } from '../hello/checkout.ts'
import { startStack } from '../hello/stack.ts'
import { readSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { run } from '../setup/capture.ts'
import { byAction } from './by-action.ts'
import { byTools } from './by-tools.ts'
import type { ImageSize } from './image-sizes.ts'
import { growImage } from './large-image.ts'
import { compared, type Lap } from './laps.ts'

const prepare = async (sandbox: Sandbox, image: ImageSize, name: string): Promise<Checkout> => {
  const checkout = await makeCheckout({
    variant: 'good',
    busybox: sandbox.tools.busybox ?? '',
    folder: join(sandbox.workDir, name),
    // Another page each time, so that neither side finds its image in the cache of the other.
    page: `hello, ${name}`,
  })
  // Not committed: git would take longer than what is measured.
  if (image === 'large') await growImage(checkout.folder)
  return checkout
}

/** Removes what the turns before left in the engine, so that its disk and its caches are the same for all. Never on the user's. */
const clean = async ({ engine, tools: { docker } }: Sandbox): Promise<void> => {
  if (engine === 'yours') return
  await run([docker, 'system', 'prune', '--all', '--force'])
  if (engine === 'modern') await run([docker, 'buildx', 'prune', '--all', '--force'])
}

const main = async (image: ImageSize, turns: number): Promise<void> => {
  const sandbox = readSandbox()
  const stack = await startStack(sandbox)
  const laps: { action: Lap[]; tools: Lap[] } = { action: [], tools: [] }
  const sides = { action: byAction, tools: byTools }
  try {
    for (let turn = 1; turn <= turns; turn += 1) {
      // They alternate who goes first.
      for (const side of turn % 2 === 1 ? (['action', 'tools'] as const) : (['tools', 'action'] as const)) {
        await clean(sandbox)
        const checkout = await prepare(sandbox, image, `${side}-${turn}`)
        const lap = await sides[side]({ stack, checkout })
        laps[side].push(lap)
        console.log(`turn ${turn}, ${side}: ${(lap.wholeMs / 1000).toFixed(1)} s`)
      }
    }
    console.log(`\n${image} image on the ${sandbox.engine} engine, medians of ${turns}, in seconds:\n`)
    console.log(compared(laps))
  } finally {
    await stack.aws.close()
  }
}

const [image, turns] = process.argv.slice(2)
await main(image === 'large' ? 'large' : 'small', Number(turns))
