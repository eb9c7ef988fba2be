/** Platforms: whether an image is for the one that was asked for, and for the one that a task definition runs on. */
import { fault } from '../../errors/fault.ts'
import type { TaskDefinitionDraft } from '../task-definition/task-definition.ts'

interface Platform {
  readonly os: string
  /** Null where only a system is named. */
  readonly architecture: string | null
  readonly variant: string
}

interface Architecture {
  readonly name: string
  readonly variant: string
}

/** Names of an architecture, with the variant that each stands for where none is given (containerd, `platforms`, normalizeArch). */
const ARCHITECTURES: Readonly<Record<string, Architecture>> = {
  i386: { name: '386', variant: '' },
  amd64: { name: 'amd64', variant: 'v1' },
  x86_64: { name: 'amd64', variant: 'v1' },
  'x86-64': { name: 'amd64', variant: 'v1' },
  arm64: { name: 'arm64', variant: 'v8' },
  aarch64: { name: 'arm64', variant: 'v8' },
  arm: { name: 'arm', variant: 'v7' },
  armhf: { name: 'arm', variant: 'v7' },
  armel: { name: 'arm', variant: 'v6' },
}
const SYSTEMS = ['linux', 'windows', 'darwin', 'freebsd']

/** Reads `linux/arm64/v8`, `linux/arm64`, `arm64` or `linux`, as docker does. */
const parsePlatform = (text: string): Platform => {
  const parts = text.trim().toLowerCase().split('/')
  const [os = '', name, variant = ''] = SYSTEMS.includes(parts[0] ?? '') ? parts : ['linux', ...parts]
  if (name === undefined) return { os, architecture: null, variant }
  const known = architectureOf(name)
  return { os, architecture: known.name, variant: variant === '' ? known.variant : variant.replace(/^v?(?=\d)/u, 'v') }
}

// `hasOwn`, because a platform may say `constructor`.
const architectureOf = (name: string): Architecture =>
  (Object.hasOwn(ARCHITECTURES, name) ? ARCHITECTURES[name] : undefined) ?? { name, variant: '' }

/** Architectures that there are images for (`go tool dist list`). */
const KNOWN: ReadonlySet<string> = new Set([
  ...['386', 'amd64', 'arm', 'arm64', 'loong64', 'mips', 'mips64', 'mips64le', 'mipsle', 'ppc64', 'ppc64le'],
  ...['riscv64', 's390x', 'wasm'],
])

/** Whether it names a platform, in whichever spelling docker takes: a builder builds for any name, also for `linux/arm65`. */
export const isPlatform = (text: string): boolean => {
  if (!/^[\w-]+(?:\/[\w.-]+){0,2}$/.test(text)) return false
  const { architecture } = parsePlatform(text.replace(/^wasi\//, ''))
  return architecture === null || KNOWN.has(architecture)
}

/** Whether an image of the platform `built` is one for the platform `asked`, in whichever spelling. */
export const isForPlatform = (built: string, asked: string): boolean => {
  const [is, wanted] = [parsePlatform(built), parsePlatform(asked)]
  if (is.os !== wanted.os) return false
  return wanted.architecture === null || (is.architecture === wanted.architecture && is.variant === wanted.variant)
}

/** Whether there is one image for each of the platforms asked for, and no other. */
export const areForPlatforms = (built: readonly string[], asked: readonly string[]): boolean =>
  built.length === asked.length &&
  asked.every((platform) => built.filter((one) => isForPlatform(one, platform)).length === 1)

/** In their order, but that of the engine first, which it can run. */
export const engineFirst = <Image extends { readonly platform: string }>(
  images: readonly Image[],
  engine: string | null,
): readonly Image[] => {
  const rank = ({ platform }: Image): number => (engine !== null && isForPlatform(platform, engine) ? 0 : 1)
  return images.toSorted((one, other) => rank(one) - rank(other))
}

/** What the tasks of a task definition run on, and what says so. */
interface Runtime {
  readonly os: string
  readonly architecture: string | null
  readonly because: string
}

/** ECS API Reference, RuntimePlatform. Fargate's defaults are X86_64 and LINUX; on EC2 the instance decides. */
export const runtimeOf = ({ input }: Pick<TaskDefinitionDraft, 'input'>): Runtime | null => {
  const { runtimePlatform, requiresCompatibilities } = input
  const isFargate = requiresCompatibilities?.join() === 'FARGATE'
  if (runtimePlatform !== undefined) {
    const { cpuArchitecture: cpu, operatingSystemFamily: family = 'LINUX' } = runtimePlatform
    const os = family.startsWith('WINDOWS') ? 'windows' : 'linux'
    return { os, architecture: CPUS[cpu ?? (isFargate ? 'X86_64' : '')] ?? null, because: '`runtimePlatform`' }
  }
  return isFargate ? { os: 'linux', architecture: 'amd64', because: 'the default of Fargate' } : null
}

/** What the image of a side-car must be for. */
export interface WantedPlatform {
  readonly os: string
  /** Either will do where nothing decides between them. */
  readonly architectures: readonly string[]
  /** What decides, as `runtimePlatform`; null: nothing does. */
  readonly because: string | null
}

/** Of tasks of the definition. ECS runs tasks on X86_64 and ARM64 (API Reference, RuntimePlatform). */
export const wantedPlatform = (draft: Pick<TaskDefinitionDraft, 'input'>): WantedPlatform => {
  const runtime = runtimeOf(draft)
  const os = runtime?.os ?? 'linux'
  const architecture = runtime?.architecture ?? null
  if (architecture === null) return { os, architectures: Object.values(CPUS), because: null }
  return { os, architectures: [architecture], because: runtime?.because ?? null }
}

/** Whether an image of the platform is one of those that are wanted. */
export const isWanted = (platform: string, { os, architectures }: WantedPlatform): boolean => {
  const is = parsePlatform(platform)
  return is.os === os && is.architecture !== null && architectures.includes(is.architecture)
}

const CPUS: Readonly<Record<string, string>> = { X86_64: 'amd64', ARM64: 'arm64' }

interface Suit {
  /** Of the image; of an index, each. */
  readonly platforms: readonly string[]
  /** `platforms is`, `the image is`. */
  readonly subject: string
  /** The setting that chooses another platform; `platforms` when absent. */
  readonly chosenBy?: 'image' | 'merge'
}

/**
 * Checks that tasks of the definition can run an image of the platform.
 * @throws ShipError `E_PLATFORM`
 */
export const checkRuntime = (draft: TaskDefinitionDraft, { platforms, subject, chosenBy }: Suit): void => {
  const runtime = runtimeOf(draft)
  if (runtime === null) return
  if (platforms.some((platform) => canRun(runtime, parsePlatform(platform)))) return
  const wanted = runtime.architecture === null ? runtime.os : `${runtime.os}/${runtime.architecture}`
  throw fault('E_PLATFORM', {
    message: `${subject} ${platforms.join(', ')}, but the tasks of ${draft.source} run on ${wanted} (${runtime.because})`,
    headline: `${subject} ${platforms.join(', ')}, but the tasks run on ${wanted}`,
    hint: `${chosen(wanted, { platforms, ...(chosenBy && { chosenBy }) })}, or \`runtimePlatform\` of the task definition.`,
  })
}

const canRun = (runtime: Runtime, { os, architecture }: Platform): boolean =>
  os === runtime.os && (architecture === null || runtime.architecture === null || architecture === runtime.architecture)

const chosen = (wanted: string, { platforms, chosenBy }: Omit<Suit, 'subject'>): string => {
  if (chosenBy === 'image') return `Set \`image\` to one for ${wanted}`
  if (chosenBy === 'merge') return `Add one for ${wanted} to \`image\``
  return platforms.length > 1 ? `Add ${wanted} to \`platforms\`` : `Set \`platforms: ${wanted}\``
}
