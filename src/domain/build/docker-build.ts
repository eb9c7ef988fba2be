/** The command line of a build and the variables that it may see. It holds no secret. */
import type { BuildConfig, BuildSecret } from './build-config.ts'
import { cacheEntry } from './cache-entry.ts'
import type { BuildMethod } from './docker-engine.ts'
import { AWS_VARIABLES, DOCKER_ENVIRONMENT, GITHUB_CACHE_VARIABLES } from './docker-variables.ts'

export interface BuildOrder {
  readonly build: BuildConfig
  readonly method: BuildMethod
  /** Absolute path of the Dockerfile, or its path in a remote context; null: docker's default. */
  readonly file: string | null
  readonly reference: string
  /** Where a `buildx-archive` build writes. */
  readonly archive: string
  /** Where a `buildx-index` build writes; the archive is then that of its first image. */
  readonly layout: string
  readonly labels: Readonly<Record<string, string>>
  /** Seconds since 1970, for timestamps in the image; null: the time of the build. */
  readonly sourceDateEpoch: number | null
  /** Holds the values of secrets: `secretFile(directory, index)`. */
  readonly secretsDirectory: string
  /** `aws`: the user's logins get their token from AWS. */
  readonly credentials: 'aws' | 'own'
}

export interface BuildCommand {
  readonly argv: readonly [string, ...string[]]
  readonly inherit: readonly string[]
  readonly set: Readonly<Record<string, string>>
}

/** The build as a command. */
export const buildCommand = (order: BuildOrder): BuildCommand => ({
  argv: ['docker', ...subcommand(order), ...commonFlags(order), order.build.context],
  inherit: [...DOCKER_ENVIRONMENT, ...extraEnvironment(order)],
  set: order.method.kind === 'docker' && order.method.buildKit === 'forced' ? { DOCKER_BUILDKIT: '1' } : {},
})

/** The file that holds the value of the nth secret. */
export const secretFile = (directory: string, index: number): string => `${directory}/secret-${index}`

const subcommand = (order: BuildOrder): readonly string[] => {
  switch (order.method.kind) {
    case 'buildx-archive':
      return [
        'buildx',
        'build',
        ...buildxFlags(order),
        '--output',
        output(order, 'type=docker', field(`dest=${order.archive}`)),
      ]
    case 'buildx-store':
      // Nobody runs the image here, so it is not unpacked; BuildKit cannot unpack it together with `rewrite-timestamp` either.
      return ['buildx', 'build', ...buildxFlags(order), '--output', output(order, 'type=image', 'unpack=false')]
    case 'buildx-index':
      return [
        'buildx',
        'build',
        ...buildxFlags(order),
        '--output',
        output(order, 'type=oci', field(`dest=${order.layout}`)),
      ]
    case 'buildx-load':
      return ['buildx', 'build', ...buildxFlags(order), '--load']
    case 'docker':
      return ['build', ...(order.method.buildKit === 'forced' ? ['--progress', 'plain'] : [])]
  }
}

/**
 * `rewrite-timestamp` sets the files of every new layer back to SOURCE_DATE_EPOCH (BuildKit docs, "Build reproducibility"), for
 * which each layer is unpacked and compressed again. Level 1 makes that cheap: measured on 300 MB, it costs half the time of the
 * default level, and the archive grows by one percent. The config digest does not depend on the compression, the push sends the
 * layers of the archive as they are, and gzip is read by every registry, scanner and ECS platform. A BuildKit that does not know
 * an option ignores it.
 */
const output = ({ sourceDateEpoch }: BuildOrder, ...target: readonly string[]): string =>
  [
    ...target,
    ...['compression=gzip', 'compression-level=1'],
    ...(sourceDateEpoch === null ? [] : ['rewrite-timestamp=true']),
  ].join(',')

const buildxFlags = ({ build, sourceDateEpoch }: BuildOrder): readonly string[] => [
  ...['--progress', 'plain'],
  ...attestations(build),
  ...options('--annotation', pairs(build.annotations)),
  ...options('--allow', build.allow),
  ...options('--no-cache-filter', build.noCacheFilters),
  ...option('--builder', build.builder),
  ...options('--cache-to', build.cacheTo.map(cacheTo)),
  ...options('--build-context', pairs(build.buildContexts)),
  ...(sourceDateEpoch === null || build.buildArgs.some((one) => one.split('=')[0] === 'SOURCE_DATE_EPOCH')
    ? []
    : ['--build-arg', `SOURCE_DATE_EPOCH=${sourceDateEpoch}`]),
]

/** buildx refuses a type of attestation that it is given twice. */
const attestations = ({ attests, provenance, sbom }: BuildConfig): readonly string[] => {
  const isGiven = (type: string): boolean => attests.some((one) => one.split(',').includes(`type=${type}`))
  return [
    ...(isGiven('provenance') ? [] : [`--provenance=${provenance}`]),
    ...(isGiven('sbom') ? [] : [`--sbom=${sbom}`]),
    ...options('--attest', attests),
  ]
}

const commonFlags = (order: BuildOrder): readonly string[] => {
  const { build } = order
  return [
    ...option('--file', order.file),
    ...['--tag', order.reference],
    ...option('--target', build.target),
    ...option('--platform', build.platforms.length === 0 ? null : build.platforms.join(',')),
    ...option('--network', build.network),
    ...option('--cgroup-parent', build.cgroupParent),
    ...option('--shm-size', build.shmSize),
    ...options('--ulimit', build.ulimits),
    ...(build.pull === 'always' ? ['--pull'] : []),
    ...(build.cache === 'ignored' ? ['--no-cache'] : []),
    ...options('--build-arg', build.buildArgs),
    ...options('--label', pairs(order.labels)),
    ...options('--add-host', build.addHosts),
    ...options('--cache-from', build.cacheFrom),
    ...options(
      '--secret',
      build.secrets.map((secret, index) => secretFlag(secret, secretFile(order.secretsDirectory, index))),
    ),
    ...options('--ssh', build.ssh),
  ]
}

const secretFlag = (secret: BuildSecret, valueFile: string): string => {
  switch (secret.kind) {
    case 'value':
      return [field(`id=${secret.id}`), field(`src=${valueFile}`)].join(',')
    case 'file':
      return [field(`id=${secret.id}`), field(`src=${secret.path}`)].join(',')
  }
}

/**
 * A cache destination with the options that it needs: a full GitHub cache must not fail a build, and ECR accepts a cache only as an
 * image manifest with OCI media types (aws/containers-roadmap#876).
 */
export const cacheTo = (cache: string): string => {
  const entry = cacheEntry(cache)
  if (entry === null) return cache
  const full = cache.includes('=') ? cache : `type=registry,ref=${cache}`
  const isEcr = entry.type === 'registry' && /^[^/]*\.dkr[.-]ecr[.-]/.test(entry.attributes.get('ref') ?? '')
  const wanted = [
    ...(entry.type === 'gha' ? ['ignore-error=true'] : []),
    ...(isEcr ? ['image-manifest=true', 'oci-mediatypes=true'] : []),
  ]
  return [full, ...wanted.filter((one) => !entry.attributes.has(one.split('=')[0] ?? ''))].join(',')
}

const extraEnvironment = ({ build, credentials }: BuildOrder): readonly string[] => {
  const caches = [...build.cacheFrom, ...build.cacheTo]
  const uses = (type: string): boolean => caches.some((cache) => cacheEntry(cache)?.type === type)
  return [
    ...build.buildArgs.filter((one) => !one.includes('=')),
    ...(uses('gha') ? GITHUB_CACHE_VARIABLES : []),
    ...(credentials === 'aws' || uses('s3') ? AWS_VARIABLES : []),
  ]
}

const option = (flag: string, value: string | null): readonly string[] => (value === null ? [] : [flag, value])

const options = (flag: string, values: readonly string[]): readonly string[] => values.flatMap((value) => [flag, value])

const pairs = (record: Readonly<Record<string, string>>): readonly string[] =>
  Object.entries(record).map(([key, value]) => `${key}=${value}`)

/** A field of a comma-separated flag: buildx and docker read such a flag as one line of CSV (RFC 4180). */
const field = (text: string): string => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
