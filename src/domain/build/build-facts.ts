/** The labels of a build, why a build failed, and whose logins it uses. */
import { z } from 'zod'
import type { ComputedTag } from '../image/image.ts'
import type { RunContext } from '../image/tag.ts'
import type { BuildConfig } from './build-config.ts'
import { buildCause } from './build-cause.ts'

interface Labelled {
  readonly labels: Readonly<Record<string, string>>
  readonly tag: ComputedTag
  readonly run: RunContext
}

/** The commit whose tree is built. */
export interface Checkout {
  readonly revision: string
  /** Seconds since 1970. */
  readonly committedAt: number
}

/**
 * OCI's labels (image spec, "Pre-Defined Annotation Keys"), then the user's, which win. `created` is the commit's time, not the
 * clock's: a rebuild of one commit gives the same image.
 */
export const buildLabels = (input: Labelled, checkout: Checkout | null): Readonly<Record<string, string>> => ({
  ...(checkout === null
    ? {}
    : {
        'org.opencontainers.image.created': new Date(checkout.committedAt * 1000).toISOString(),
        'org.opencontainers.image.revision': checkout.revision,
      }),
  ...(input.run.repository === null
    ? {}
    : { 'org.opencontainers.image.source': `${input.run.serverUrl}/${input.run.repository}` }),
  'org.opencontainers.image.version': input.tag.tag,
  ...input.labels,
})

/** The names of the build arguments whose values an attestation with `mode=max` holds (BuildKit docs, "Provenance attestation"). */
export const publishedArguments = ({ provenance, buildArgs }: Pick<BuildConfig, 'provenance' | 'buildArgs'>) =>
  /(?:^|,)\s*mode\s*=\s*max\s*(?:,|$)/iu.test(provenance) ? buildArgs.map((one) => one.split('=')[0] ?? '') : []

const LAST_LINES = 12

/** Separators, progress of steps that succeeded, and the deprecation notice of the classic builder. */
const NOISE = [
  /^[\s-]*$/,
  /^#\d+ (?:DONE|CACHED|transferring|sha256:|building with|\[internal\])/,
  /^DEPRECATED: The legacy builder|^\s*(?:Install the buildx|https:\/\/docs\.docker\.com\/go\/buildx)/,
]

interface Explanation {
  readonly code: 'E_BUILD' | 'E_DOCKER_NOT_RUNNING'
  readonly message: string
  readonly headline?: readonly string[]
  readonly hint?: string
}

/** The error of a failed build; its message is one sentence, then the last lines of the output. */
export const explainFailure = (tail: string, context: string): Explanation => {
  const lines = tail.split('\n').filter((line) => !NOISE.some((noise) => noise.test(line)))
  const message = [`docker build failed (context: ${context})`, ...lines.slice(-LAST_LINES)].join('\n')
  const { headlines, failure } = buildCause(lines)
  const hint = /client version \S+ is too new/.test(tail) ? TOO_NEW : failure?.hint
  return {
    code: failure?.kind === 'no-engine' ? 'E_DOCKER_NOT_RUNNING' : 'E_BUILD',
    message,
    ...(headlines.length === 0 ? {} : { headline: headlines }),
    ...(hint === undefined ? {} : { hint }),
  }
}

const TOO_NEW =
  'This buildx is too new for the Docker daemon: use an older one, or set DOCKER_API_VERSION to a version that the daemon supports.'

const DOCKER_CONFIG = z.object({
  credsStore: z.string().optional(),
  credHelpers: z.record(z.string(), z.string()).optional(),
})

/** Whether a Docker `config.json` uses amazon-ecr-credential-helper (`docker-credential-ecr-login`). */
export const usesEcrHelper = (config: string): boolean => {
  try {
    const { credsStore, credHelpers } = DOCKER_CONFIG.parse(JSON.parse(config))
    return [credsStore, ...Object.values(credHelpers ?? {})].includes('ecr-login')
  } catch {
    // docker reports a broken file itself, and better.
    return false
  }
}
