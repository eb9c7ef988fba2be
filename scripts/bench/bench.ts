/** `npm run bench`: prints figures; asserts nothing. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { sizeOf } from '../build.ts'
import { coldStart } from './cold-start.ts'
import { distOf } from './dist-of.ts'
import { say } from '../foreground.ts'
import { enter } from '../sandbox/enter.ts'
import { pickEngine } from '../sandbox/pick-engine.ts'
import { inRepository } from '../repository.ts'
import { engineSchema, type EngineName } from '../sandbox/sandbox.ts'
import { SetupError } from '../setup/capture.ts'
import { setup } from '../setup/setup.ts'
import { IMAGE_SIZES, type ImageSize } from './image-sizes.ts'

const USAGE = `usage: npm run bench [-- plan | dry-run | wait | load | cancel | [--image small|large|layers] [--engine classic|modern|yours] [--turns N] [--before COMMIT]]

Cold start and size of dist/, then the whole flow beside the same tools one after another, stage by stage, in turns.
  plan            500 task definitions of 20 containers planned in one process, beside 125 and 250
  dry-run         a dry run of dist/ without Docker, beside a bare Node that makes as many requests
  wait            scripted histories of deployments on dist/: outcome, cause, seconds after the fact, calls
  load            50 runs at once in the token buckets of one account, and 20 services in one run, beside one alone
  cancel          runs cancelled at the boundaries of stages and at 20 moments in between: what is recorded, requested and left
  --image large   an image of about 300 MB (three turns, some minutes) instead of the 2 MB of examples/hello (five turns)
  --image layers  500 MB in 12 layers, for the line 'push': that of the action beside docker push of as many bytes
  --engine        classic: Docker 20.10; modern: Docker 29 with the containerd image store; yours: your Docker
  --before        dist/ of that commit takes part in the turns, too`

interface Asked {
  readonly image: ImageSize
  readonly engine: EngineName | null
  readonly turns: string
  readonly before: string | null
}

/** Those that need neither an engine nor the scanners. */
const ALONE: Readonly<Record<string, () => Promise<number>>> = {
  plan: async () => (await import('./plan.ts')).benchPlan(),
  'dry-run': async () => (await import('./dry-run.ts')).benchDryRun(),
  load: async () => (await import('./load/load.ts')).benchLoad(),
  cancel: async () => (await import('./cancel/cancel-runs.ts')).benchCancel(),
  wait: async () => (await import('./wait/wait.ts')).benchWait(),
}

/** What the first argument names, or cold start, size, and the whole flow beside the same tools one after another. Gives an exit code. */
export const bench = async (args: readonly string[]): Promise<number> => {
  const [name = ''] = args
  const alone = Object.hasOwn(ALONE, name) && args.length === 1 ? ALONE[name] : undefined
  return alone === undefined ? benchFlow(args) : alone()
}

const benchFlow = async (args: readonly string[]): Promise<number> => {
  const asked = readArguments(args)
  if (asked === null) {
    say(USAGE)
    return 2
  }
  const code = await setup([])
  if (code !== 0) return code
  const scratch = await mkdtemp(join(tmpdir(), 'ship-to-ecs-bench-'))
  try {
    const before = asked.before === null ? [] : [await distOf(asked.before, scratch)]
    await showStart(before)
    const flow = inRepository('scripts', 'bench', 'flow.ts')
    const engine = asked.engine ?? (await pickEngine())
    const command = [process.execPath, '--no-warnings', flow, asked.image, asked.turns, ...before]
    return await enter(engine, command, say)
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    say(error.message)
    return 1
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

const showStart = async (before: readonly string[]): Promise<void> => {
  const mains = [inRepository('dist', 'index.js'), ...before]
  const { bare, programs, runs } = await coldStart(mains)
  for (const [index, time] of programs.entries()) {
    console.log(
      `cold start${index === 0 ? '' : ' before'}: ${time.toFixed(0)} ms, bare node ${bare.toFixed(0)} ms, over bare node ${(time - bare).toFixed(0)} ms (medians of ${runs}; budget 80 ms)`,
    )
  }
  for (const [index, main] of mains.entries()) {
    console.log(
      `size of dist${index === 0 ? '' : ' before'}: ${megabytes(await sizeOf(dirname(main)))} MB (budget 5 MB)`,
    )
  }
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(2)

/** Null when they are not understood, or help is wanted. */
const readArguments = (args: readonly string[]): Asked | null => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        image: { type: 'string', default: 'small' },
        engine: { type: 'string' },
        turns: { type: 'string' },
        before: { type: 'string' },
      },
    })
    const image = IMAGE_SIZES.find((size) => size === values.image)
    if (image === undefined || !/^[1-9]\d?$/.test(values.turns ?? '1')) return null
    const engine = values.engine === undefined ? null : engineSchema.parse(values.engine)
    return { image, engine, turns: values.turns ?? (image === 'small' ? '5' : '3'), before: values.before ?? null }
  } catch {
    return null
  }
}
