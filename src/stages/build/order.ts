/** Puts together what the build command needs: the private folder, the local name, the labels; part of the build stage. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { BuildConfig } from '../../domain/build/build-config.ts'
import { buildLabels, usesEcrHelper, type Checkout } from '../../domain/build/build-facts.ts'
import type { BuildOrder } from '../../domain/build/docker-build.ts'
import type { BuildMethod } from '../../domain/build/docker-engine.ts'
import type { ComputedTag } from '../../domain/image/image.ts'
import type { RunContext } from '../../domain/image/tag.ts'
import type { Ports } from '../../ports/ports.ts'
import { dockerConfiguration } from '../docker-configuration.ts'

interface Chosen {
  readonly method: BuildMethod
  readonly checkout: Checkout | null
}

/** Takes what to build and how, gives the order; makes the private folder that the archive is written to. */
export const placeOrder = async (
  input: BuildConfig & { readonly tag: ComputedTag; readonly run: RunContext },
  { method, checkout }: Chosen,
  ports: Pick<Ports, 'exec' | 'files'>,
): Promise<BuildOrder> => {
  const directory = await ports.files.makePrivateDirectory('image')
  return {
    build: input,
    method,
    file: input.file,
    reference: localReference(directory, input.tag.tag),
    archive: join(directory, 'image.tar'),
    layout: join(directory, 'layout.tar'),
    labels: buildLabels(input, checkout),
    sourceDateEpoch: checkout?.committedAt ?? null,
    secretsDirectory: join(directory, 'secrets'),
    credentials: await readCredentials(ports),
  }
}

/**
 * A name that no other run uses: two jobs may build different Dockerfiles under one tag. The private folder's name is random, so
 * its hash is.
 */
export const localReference = (directory: string, tag: string): string =>
  `ship-to-ecs.local/${shortHash(directory)}:${tag}`

/** The name that keeps the last image of a build as the cache of the next one. */
export const cacheReference = ({ context, file, target, platforms }: BuildConfig): string =>
  `ship-to-ecs.local/cache:${shortHash(JSON.stringify([context, file, target, platforms[0] ?? null]))}`

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** Whether the user's Docker configuration gets its logins from AWS; only then may the build see AWS variables. */
const readCredentials = async (ports: Pick<Ports, 'exec' | 'files'>): Promise<BuildOrder['credentials']> =>
  usesEcrHelper(await dockerConfiguration(ports)) ? 'aws' : 'own'
