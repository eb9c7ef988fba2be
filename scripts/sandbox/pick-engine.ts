/** Chooses where Docker comes from on this machine. */
import { attempt, SetupError } from '../setup/capture.ts'
import { engineSchema, type EngineName } from './sandbox.ts'

/** What the choice depends on. */
export interface MachineFacts {
  readonly wish: string | undefined
  /** Linux, root, and a kernel that allows new namespaces. */
  readonly canIsolate: () => Promise<boolean>
  readonly dockerAnswers: () => Promise<boolean>
}

/**
 * An engine of the sandbox's own if one can be started, else the user's. SHIP_TO_ECS_ENGINE overrides.
 * @throws SetupError if neither is available
 */
export const pickEngine = async (facts: MachineFacts = thisMachine()): Promise<EngineName> => {
  if (facts.wish) {
    const wish = engineSchema.safeParse(facts.wish)
    if (wish.success) return wish.data
    throw new SetupError(`SHIP_TO_ECS_ENGINE is '${facts.wish}'; it must be one of ${engineSchema.options.join(', ')}.`)
  }
  if (await facts.canIsolate()) return 'classic'
  if (await facts.dockerAnswers()) return 'yours'
  throw new SetupError(
    'No Docker found: start Docker (`docker version` must succeed), or run this as root on Linux, which starts its own engine.',
  )
}

const thisMachine = (): MachineFacts => ({
  wish: process.env['SHIP_TO_ECS_ENGINE'],
  canIsolate: async () => {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
    return succeeds(['unshare', '-n', '-m', '-p', '--fork', '--mount-proc', 'true'])
  },
  dockerAnswers: () => succeeds(['docker', 'version']),
})

const succeeds = async (argv: readonly string[]): Promise<boolean> => {
  const result = await attempt(argv, { timeoutMs: 15_000 }).catch(() => null)
  return result?.code === 0
}
