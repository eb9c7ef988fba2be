/**
 * What a command in a sandbox can know of it: the file that SHIP_SANDBOX names. Tests and the demo read it here, so they
 * work the same way on the sandbox's own engine and on the user's.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Account and region of the local AWS; they make up the registry's host name in ECR. */
export const sandboxAccount = '123456789012'
export const sandboxRegion = 'eu-west-1'
export const sandboxEcrHost = `${sandboxAccount}.dkr.ecr.${sandboxRegion}.amazonaws.com`

/** The registries of a team that deploys from one account to two others, in two regions. */
const further = ['111111111111', '222222222222', '333333333333'].flatMap((account) =>
  [sandboxRegion, 'eu-central-1'].map((region) => `${account}.dkr.ecr.${region}.amazonaws.com`),
)

/** Every registry that a sandbox with its own engine reaches by the name that ECR has for it. */
export const sandboxEcrHosts: readonly [string, ...string[]] = [sandboxEcrHost, ...further]

export const engineSchema = z.enum(['classic', 'modern', 'yours'])
export type EngineName = z.infer<typeof engineSchema>

export const sandboxSchema = z.object({
  engine: engineSchema,
  /** Value of DOCKER_HOST for this engine; null: whatever the user's Docker context says. */
  dockerHost: z.string().nullable(),
  /** Host (and port) under which images are pushed. */
  ecrHost: z.string(),
  /** A certificate for `ecrHost`, and for the registries of further accounts, that the engine trusts; null if the registry is plain HTTP on loopback. */
  tls: z.object({ certFile: z.string(), keyFile: z.string(), caFile: z.string() }).nullable(),
  /** Debian's docker-registry, to be started behind `ecrHost`; null if a registry container is already running. */
  registryBinary: z.string().nullable(),
  /** The image of the registry container on `ecrHost`; null if the registry is not a container. */
  registryImage: z.string().nullable(),
  tools: z.object({
    docker: z.string(),
    trivy: z.string(),
    dockle: z.string(),
    busybox: z.string().nullable(),
    buildx: z.string().nullable(),
  }),
  /** A private folder that is removed with the sandbox. */
  workDir: z.string(),
})
export type Sandbox = z.infer<typeof sandboxSchema>

/**
 * The sandbox that this process runs in.
 * @throws Error with the command to type if there is none
 */
export const readSandbox = (environment: Readonly<Record<string, string | undefined>> = process.env): Sandbox => {
  const file = environment['SHIP_SANDBOX']
  if (!file) {
    throw new Error(
      'This needs a sandbox with Docker and a registry: run it with `node scripts/sandbox/enter.ts --engine classic|modern|yours -- <command>`.',
    )
  }
  return sandboxSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}
