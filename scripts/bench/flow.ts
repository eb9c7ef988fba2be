/**
 * The whole flow beside the same tools one after another, in turns, in one sandbox:
 * `flow.ts small|large|layers TURNS [MAIN-OF-BEFORE]`.
 */
import { join } from 'node:path'
import { makeCheckout, type Checkout } from '../hello/checkout.ts'
import { startStack } from '../hello/stack.ts'
import { inRepository } from '../repository.ts'
import { readSandbox, type Sandbox } from '../sandbox/sandbox.ts'
import { run } from '../setup/capture.ts'
import { byAction, type Turn } from './by-action.ts'
import { byTools } from './by-tools.ts'
import { IMAGE_SIZES, type ImageSize } from './image-sizes.ts'
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
  if (image !== 'small') await growImage(checkout.folder, image)
  return checkout
}

/** Removes what the turns before left in the engine, so that its disk and its caches are the same for all. Never on the user's. */
const clean = async ({ engine, tools: { docker } }: Sandbox): Promise<void> => {
  if (engine === 'yours') return
  await run([docker, 'system', 'prune', '--all', '--force'])
  if (engine === 'modern') await run([docker, 'buildx', 'prune', '--all', '--force'])
}

type Side = (turn: Turn) => Promise<Lap>

const sidesOf = (before: string | null): ReadonlyMap<string, Side> =>
  new Map<string, Side>([
    ['action', (turn) => byAction(inRepository('dist', 'index.js'), turn)],
    ...(before === null ? [] : [['before', (turn: Turn) => byAction(before, turn)] as const]),
    ['tools', byTools],
  ])

const main = async (image: ImageSize, turns: number, before: string | null): Promise<void> => {
  const sandbox = readSandbox()
  const stack = await startStack(sandbox)
  const sides = sidesOf(before)
  const laps = new Map<string, readonly Lap[]>()
  try {
    for (let turn = 1; turn <= turns; turn += 1) {
      // They alternate who goes first.
      for (const [name, ship] of turn % 2 === 1 ? sides : [...sides].toReversed()) {
        await clean(sandbox)
        const checkout = await prepare(sandbox, image, `${name}-${turn}`)
        const lap = await ship({ stack, checkout })
        laps.set(name, [...(laps.get(name) ?? []), lap])
        console.log(`turn ${turn}, ${name}: ${(lap.wholeMs / 1000).toFixed(1)} s`)
      }
    }
    console.log(`\n${image} image on the ${sandbox.engine} engine, medians of ${turns}, in seconds:\n`)
    console.log(compared(laps))
  } finally {
    await stack.aws.close()
  }
}

const [image, turns, before] = process.argv.slice(2)
await main(IMAGE_SIZES.find((size) => size === image) ?? 'small', Number(turns), before ?? null)
