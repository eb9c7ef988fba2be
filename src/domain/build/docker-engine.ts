/** What a Docker Engine and its client can do, and how to build with them. */
import { z } from 'zod'
import type { BuildConfig } from './build-config.ts'
import { fault } from '../../errors/fault.ts'
import { jsonValue } from '../json.ts'

export interface Engine {
  readonly version: string
  readonly apiVersion: string
  readonly clientVersion: string
}

/** Where images are kept: `containerd` (default of new engines) can hold an index with attestations, `classic` cannot. */
export type ImageStore = 'containerd' | 'classic'

export type Builder =
  { readonly kind: 'buildx'; readonly store: ImageStore; readonly driver: string | null } | { readonly kind: 'docker' }

export type BuildMethod =
  /** buildx writes the image tar itself. */
  | { readonly kind: 'buildx-archive' }
  /** buildx leaves the image in the containerd store, `docker save` writes the tar, and the push finds the image in the store. */
  | { readonly kind: 'buildx-store' }
  /** buildx leaves the image in the engine's store and `docker save` writes the tar. */
  | { readonly kind: 'buildx-load' }
  /** `docker build`, then `docker save`. */
  | { readonly kind: 'docker'; readonly buildKit: 'default' | 'forced' }

const VERSION = z.object({
  Client: z.object({ Version: z.string() }),
  Server: z.object({ Version: z.string(), ApiVersion: z.string() }).nullish(),
})

/** The engine in the output of `docker version --format '{{json .}}'`; null when no engine answered. */
export const parseEngine = (output: string): Engine | null => {
  const parsed = VERSION.safeParse(jsonValue(output))
  if (!parsed.success || !parsed.data.Server) return null
  const { Client: client, Server: server } = parsed.data
  return { version: server.Version, apiVersion: server.ApiVersion, clientVersion: client.Version }
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

/**
 * Chooses how to build.
 * @throws ShipError `E_BUILDX_NEEDED` with every input that this client does not support; `E_ATTESTATIONS`
 */
export const chooseMethod = (build: BuildConfig, engine: Engine, builder: Builder): BuildMethod => {
  if (builder.kind === 'docker') return chooseWithoutBuildx(build, engine)
  if (builder.store === 'containerd' && builder.driver === 'docker') return { kind: 'buildx-store' }
  if (isAttested(build)) {
    if (builder.store === 'containerd') return { kind: 'buildx-load' }
    throw fault('E_ATTESTATIONS', {
      message: `\`provenance\` or \`sbom\` is set, but the image store of this Docker daemon (${engine.version}) cannot hold attestations`,
    })
  }
  // The driver `docker`, the engine's own BuildKit, exports no archive from the classic store; every other driver does.
  return builder.store === 'classic' && builder.driver === 'docker'
    ? { kind: 'buildx-load' }
    : { kind: 'buildx-archive' }
}

const chooseWithoutBuildx = (build: BuildConfig, engine: Engine): BuildMethod => {
  const wantsBuildKit = inputsThatNeed('buildkit', build)
  const wantsBuildx = inputsThatNeed('buildx', build)
  const missing = canForceBuildKit(engine) ? wantsBuildx : [...wantsBuildKit, ...wantsBuildx]
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

/** Whether the build is to have an attestation. */
export const isAttested = (build: BuildConfig): boolean => build.provenance !== 'false' || build.sbom !== 'false'

const inputsThatNeed = (need: 'buildkit' | 'buildx', build: BuildConfig): readonly string[] => {
  const needs: readonly (readonly ['buildkit' | 'buildx', string, boolean])[] = [
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
  ]
  return needs.flatMap(([what, name, asked]) => (asked && what === need ? [name] : []))
}
