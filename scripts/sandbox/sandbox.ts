/**
 * What a command inside of a sandbox may know of it: the file named by SHIP_SANDBOX. Tests and the demo read it here, and
 * so work alike on an engine of our own and on the user's.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Account and region of the local AWS; with them the registry has the host name that ECR would give it. */
export const sandboxAccount = '123456789012'
export const sandboxRegion = 'eu-west-1'
export const sandboxEcrHost = `${sandboxAccount}.dkr.ecr.${sandboxRegion}.amazonaws.com`

export const engineSchema = z.enum(['classic', 'modern', 'yours'])
export type EngineName = z.infer<typeof engineSchema>

export const sandboxSchema = z.object({
  engine: engineSchema,
  /** Value of DOCKER_HOST for this engine; null: whatever the user's Docker context says. */
  dockerHost: z.string().nullable(),
  /** Host (and port) under which images are pushed. */
  ecrHost: z.string(),
  /** Certificate for `ecrHost` by an authority that the engine trusts; null where the registry is plain HTTP on loopback. */
  tls: z.object({ certFile: z.string(), keyFile: z.string(), caFile: z.string() }).nullable(),
  /** Debian's docker-registry, to be started behind `ecrHost`; null where a registry container runs already. */
  registryBinary: z.string().nullable(),
  /** The image of the registry container that runs on `ecrHost`; null where the registry is not a container. */
  registryImage: z.string().nullable(),
  tools: z.object({
    docker: z.string(),
    trivy: z.string(),
    dockle: z.string(),
    busybox: z.string().nullable(),
    buildx: z.string().nullable(),
  }),
  /** A private folder that goes when the sandbox goes. */
  workDir: z.string(),
})
export type Sandbox = z.infer<typeof sandboxSchema>

/**
 * The sandbox that this process runs in.
 * @throws Error with the command to type, if it runs in none.
 */
export const readSandbox = (environment: Readonly<Record<string, string | undefined>> = process.env): Sandbox => {
  const file = environment['SHIP_SANDBOX']
  if (!file) {
    throw new Error(
      'This needs Docker and a registry: run it by `node scripts/sandbox/enter.ts --engine classic|modern|yours -- <command>`.',
    )
  }
  return sandboxSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}
