/** What a Docker Engine and its client can do, and how to build with them. */
import { z } from 'zod'
import type { BuildConfig } from './build-config.ts'
import { fault } from '../../errors/fault.ts'
import { jsonValue } from '../json.ts'

export interface Engine {
  readonly version: string
  readonly apiVersion: string
  readonly clientVersion: string
  /** `linux/amd64`: what it runs without emulation; null where it does not say it. */
  readonly platform: string | null
}

/** Where images are kept: `containerd` (default of new engines) can hold an index with attestations, `classic` cannot. */
export type ImageStore = 'containerd' | 'classic'

export type Builder =
  | {
      readonly kind: 'buildx'
      readonly store: ImageStore
      readonly driver: string | null
      /** Those that it can run, by itself or by emulation. */
      readonly platforms: readonly string[]
    }
  | { readonly kind: 'docker' }

export type BuildMethod =
  /** buildx writes the image tar itself. */
  | { readonly kind: 'buildx-archive' }
  /** buildx leaves the image in the containerd store, `docker save` writes the tar, and the push finds the image in the store. */
  | { readonly kind: 'buildx-store' }
  /** buildx leaves the image in the engine's store and `docker save` writes the tar. */
  | { readonly kind: 'buildx-load' }
  /** buildx writes one archive in the OCI layout, with an image for each of several platforms. */
  | { readonly kind: 'buildx-index' }
  /** `docker build`, then `docker save`. */
  | { readonly kind: 'docker'; readonly buildKit: 'default' | 'forced' }

const VERSION = z.object({
  Client: z.object({ Version: z.string() }),
  Server: z
    .object({ Version: z.string(), ApiVersion: z.string(), Os: z.string().optional(), Arch: z.string().optional() })
    .nullish(),
})

/** The engine in the output of `docker version --format '{{json .}}'`; null when no engine answered. */
export const parseEngine = (output: string): Engine | null => {
  const parsed = VERSION.safeParse(jsonValue(output))
  if (!parsed.success || !parsed.data.Server) return null
  const { Client: client, Server: server } = parsed.data
  return {
    version: server.Version,
    apiVersion: server.ApiVersion,
    clientVersion: client.Version,
    platform: server.Os === undefined || server.Arch === undefined ? null : `${server.Os}/${server.Arch}`,
  }
}

/** The endpoint in the error of a client that reached no engine. */
export const endpointIn = (error: string): string | null =>
  /\b(?:unix|tcp|ssh|npipe|https?|fd):\/\/[^\s"';,]*[^\s"';,.:?]/.exec(error)?.[0] ?? null

const DRIVER_STATUS = z.array(z.array(z.string()))

/** The image store in the output of `docker info --format '{{json .DriverStatus}}'`. */
export const parseStore = (output: string): ImageStore => {
  const status = DRIVER_STATUS.safeParse(jsonValue(output))
  const types = status.success ? status.data.filter(([key]) => key === 'driver-type').map(([, value]) => value) : []
  return types.includes('io.containerd.snapshotter.v1') ? 'containerd' : 'classic'
}

/** The driver of the builder in the output of `docker buildx inspect`. */
export const parseDriver = (output: string): string | null => /^Driver:\s*(\S+)/m.exec(output)?.[1] ?? null

/** What each node of the builder in the output of `docker buildx inspect` can run; `*` marks a platform that was asked for when it was made. */
export const parsePlatforms = (output: string): readonly string[] =>
  [...output.matchAll(/^Platforms:\s*(.+)$/gm)].flatMap(([, list = '']) =>
    list.split(',').map((platform) => platform.trim().replace(/\*$/, '')),
  )

/**
 * Chooses how to build.
 * @throws ShipError `E_BUILDX_NEEDED` with every input that this client does not support; `E_ATTESTATIONS`; `E_PLATFORM` where the builder
 *   cannot build for several platforms
 */
export const chooseMethod = (build: BuildConfig, engine: Engine, builder: Builder): BuildMethod => {
  if (builder.kind === 'docker') return chooseWithoutBuildx(build, engine)
  if (build.platforms.length > 1) return chooseForSeveral(engine, builder)
  if (builder.store === 'containerd' && builder.driver === 'docker') return { kind: 'buildx-store' }
  const kept = keptInStore(build)
  if (kept !== null) {
    if (builder.store === 'containerd') return { kind: 'buildx-load' }
    throw fault('E_ATTESTATIONS', {
      message: `${kept}, but the image store of this Docker daemon (${engine.version}) cannot hold ${isAttested(build) ? 'attestations' : 'annotations'}`,
    })
  }
  // The driver `docker`, the engine's own BuildKit, exports no archive from the classic store; every other driver does.
  return builder.store === 'classic' && builder.driver === 'docker'
    ? { kind: 'buildx-load' }
    : { kind: 'buildx-archive' }
}

/** An index is more than the classic store holds: only another driver builds one beside it. */
const chooseForSeveral = (engine: Engine, { store, driver }: Extract<Builder, { kind: 'buildx' }>): BuildMethod => {
  if (driver !== 'docker' || store === 'containerd') return { kind: 'buildx-index' }
  throw fault('E_PLATFORM', {
    message: `the builder cannot build for several platforms: its driver is \`docker\`, and the image store of this Docker daemon (${engine.version}) is not containerd's`,
    headline: 'the builder cannot build for several platforms',
    hint: 'Create a builder with the driver `docker-container` (docker/setup-buildx-action), or enable the containerd image store.',
  })
}

const chooseWithoutBuildx = (build: BuildConfig, engine: Engine): BuildMethod => {
  const wantsBuildKit = inputsThatNeed('buildkit', build)
  const wantsBuildx = inputsThatNeed('buildx', build)
  const unheard = wantsBuildKit.length > 0 ? inputsThatNeed('classic', build) : []
  const missing = canForceBuildKit(engine) ? [...wantsBuildx, ...unheard] : [...wantsBuildKit, ...wantsBuildx]
  if (missing.length > 0) {
    const inputs = missing.map((name) => `\`${name}\``).join(', ')
    throw fault('E_BUILDX_NEEDED', {
      message: `${inputs} ${missing.length === 1 ? 'needs' : 'need'} buildx, which is not installed`,
    })
  }
  return { kind: 'docker', buildKit: wantsBuildKit.length > 0 ? 'forced' : 'default' }
}

/**
 * Clients before 23.0 have a BuildKit client of their own, switched on by DOCKER_BUILDKIT=1; later ones use buildx. Engines have
 * BuildKit since API 1.39 (Docker 18.09).
 */
const canForceBuildKit = (engine: Engine): boolean => {
  const [major = 0] = engine.clientVersion.split('.').map(Number)
  const [apiMajor = 0, apiMinor = 0] = engine.apiVersion.split('.').map(Number)
  return major > 0 && major < 23 && (apiMajor > 1 || apiMinor >= 39)
}

/** What only the containerd store keeps of an image; null where nothing of it is asked for. */
const keptInStore = (build: BuildConfig): string | null => {
  if (build.attests.length > 0) return '`attests` is set'
  if (isAttested(build)) return '`provenance` or `sbom` is set'
  return Object.keys(build.annotations).length > 0 ? '`annotations` is set' : null
}

/** Whether the build is to have an attestation. */
export const isAttested = (build: BuildConfig): boolean =>
  build.provenance !== 'false' || build.sbom !== 'false' || build.attests.length > 0

/** `classic`: the BuildKit of old engines does not act upon it, only their classic builder and buildx do. */
type Need = 'buildkit' | 'buildx' | 'classic'

const inputsThatNeed = (need: Need, build: BuildConfig): readonly string[] => {
  const needs: readonly (readonly [Need, string, boolean])[] = [
    ['buildkit', 'secrets', build.secrets.length > 0],
    ['buildkit', 'ssh', build.ssh.length > 0],
    ['buildkit', 'cache-from', build.cacheFrom.some((cache) => /^type=registry,/.test(cache))],
    [
      'buildx',
      'cache-from',
      build.cacheFrom.some((cache) => cache.includes('type=') && !/^type=registry,/.test(cache)),
    ],
    ['buildx', 'cache-to', build.cacheTo.length > 0],
    ['buildx', 'provenance', build.provenance !== 'false'],
    ['buildx', 'sbom', build.sbom !== 'false'],
    ['buildx', 'build-contexts', Object.keys(build.buildContexts).length > 0],
    ['buildx', 'builder', build.builder !== null],
    ['buildx', 'platforms', build.platforms.length > 1],
    ['buildx', 'allow', build.allow.length > 0],
    ['buildx', 'annotations', Object.keys(build.annotations).length > 0],
    ['buildx', 'attests', build.attests.length > 0],
    ['buildx', 'no-cache-filters', build.noCacheFilters.length > 0],
    ['classic', 'cgroup-parent', build.cgroupParent !== null],
    ['classic', 'shm-size', build.shmSize !== null],
    ['classic', 'ulimit', build.ulimits.length > 0],
  ]
  return needs.flatMap(([what, name, asked]) => (asked && what === need ? [name] : []))
}
