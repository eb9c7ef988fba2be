/**
 * Builds one image into one tar, with buildx where it is there and with plain docker otherwise. The tar is what is scanned and
 * pushed; nothing leaves the machine here.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { CommandError } from '../../errors/command-error.ts'
import { defineStage } from '../../ports/stage.ts'
import type { BuildConfig } from '../../domain/build/build-config.ts'
import { buildLabels, explainFailure, namesEcrHelper, type Checkout } from '../../domain/build/build-facts.ts'
import { fault } from '../../errors/fault.ts'
import { configPath, describeConfig } from '../../domain/image/docker-archive.ts'
import { buildCommand, DOCKER_ENVIRONMENT, secretFile, type BuildOrder } from '../../domain/build/docker-build.ts'
import { chooseMethod, type BuildMethod } from '../../domain/build/docker-engine.ts'
import { megabytes, type BuiltImage, type ComputedTag } from '../../domain/image/image.ts'
import type { RunContext } from '../../domain/image/tag.ts'
import type { Ports } from '../../ports/ports.ts'
import { probeBuilder, probeEngine } from './engine.ts'
import { asWritten, checkSources, GIT_ENVIRONMENT, isRemote, readCheckout } from './sources.ts'

export type Input = BuildConfig & { readonly tag: ComputedTag; readonly run: RunContext }
type BuildPorts = Pick<Ports, 'exec' | 'files' | 'log' | 'secrets'>

export const buildImage = defineStage({
  kind: 'build',
  title: 'Build the image',
  uses: ['exec', 'files', 'log', 'secrets'],
  run: async (input: Input, ports): Promise<BuiltImage> => {
    await checkSources(input, ports)
    const engine = await probeEngine(ports)
    const method = chooseMethod(input, engine, await probeBuilder(input.builder, ports))
    const checkout = await readCheckout(input.context, ports)
    const order = await placeOrder(input, { method, checkout }, ports)
    announce(input, order, ports)
    ports.log.info(`engine ${engine.version}, ${method.kind === 'docker' ? 'docker build' : 'buildx'}`)
    await build(order, input, ports)
    return describe(order, checkout, ports)
  },
  record: (result) => result,
})

interface Chosen {
  readonly method: BuildMethod
  readonly checkout: Checkout | null
}

const placeOrder = async (input: Input, chosen: Chosen, ports: BuildPorts): Promise<BuildOrder> => {
  const directory = await ports.files.makePrivateDirectory('image')
  return {
    build: input,
    method: chosen.method,
    file: input.file,
    reference: localReference(directory, input.tag),
    archive: join(directory, 'image.tar'),
    labels: buildLabels(input, chosen.checkout),
    sourceDateEpoch: chosen.checkout?.committedAt ?? null,
    secretsDirectory: join(directory, 'secrets'),
    credentials: await readCredentials(ports),
  }
}

/**
 * A name that nobody else on the engine has: two jobs may build different Dockerfiles under one tag. The private folder's
 * name is random, so its hash is.
 */
const localReference = (directory: string, { tag }: ComputedTag): string =>
  `ship-to-ecs.local/${shortHash(directory)}:${tag}`

/** Whether the user's docker configuration asks AWS for its logins; only then may the build see AWS variables. */
const readCredentials = async ({ exec, files }: BuildPorts): Promise<BuildOrder['credentials']> => {
  const read = async (name: string): Promise<string> => {
    const command = { argv: ['printenv', name], inherit: ['PATH', name], okExitCodes: [0, 1], output: 'quiet' } as const
    return (await exec.run(command)).stdout.trim()
  }
  const directory = (await read('DOCKER_CONFIG')) || join(await read('HOME'), '.docker')
  return namesEcrHelper((await files.readText(join(directory, 'config.json'))) ?? '') ? 'aws' : 'own'
}

const announce = (input: Input, order: BuildOrder, { log }: BuildPorts): void => {
  const revision = order.labels['org.opencontainers.image.revision']
  if (isRemote(input.context)) log.info(`the context ${input.context} is fetched by docker; its commit is not known`)
  else if (revision === undefined)
    log.info('the build context is not in a Git checkout; the image has no revision label')
  else if (revision !== input.tag.commit) {
    log.info(
      `the checkout is at ${revision}, another commit than the tag's ${input.tag.commit}; the revision label names the checkout's`,
    )
  }
}

const build = async (order: BuildOrder, input: Input, ports: BuildPorts): Promise<void> => {
  try {
    await writeSecrets(order, ports)
    const command = buildCommand(order)
    await ports.exec.run({ ...command, set: { ...gitOfBuildx(input), ...command.set }, output: 'log' })
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    throw fault('E_BUILD', { ...explainFailure(error.outputTail, asWritten(input.context, input)), cause: error })
  } finally {
    await ports.files.remove(order.secretsDirectory)
  }
  if (order.method.kind !== 'buildx-archive') await save(order, ports)
}

/** buildx asks git for the state of the context, for its provenance: tamed where that is wanted, and not at all otherwise. */
const gitOfBuildx = ({ context, provenance }: Input): Readonly<Record<string, string>> => {
  if (isRemote(context)) return {}
  return provenance === 'false' ? { ...GIT_ENVIRONMENT, BUILDX_GIT_INFO: 'false' } : GIT_ENVIRONMENT
}

const writeSecrets = async ({ build: { secrets }, secretsDirectory }: BuildOrder, ports: BuildPorts): Promise<void> => {
  for (const [index, secret] of secrets.entries()) {
    ports.secrets.mask(secret.value)
    if (secret.kind === 'value') await ports.files.writePrivate(secretFile(secretsDirectory, index), secret.value)
  }
}

/**
 * Writes the tar out of the engine's store and gives back the name there. Without BuildKit the last image is the cache: it stays,
 * under one name a build, so that the same commit gives the same image again and a tag that it holds is no conflict.
 */
const save = async (order: BuildOrder, { exec }: BuildPorts): Promise<void> => {
  const docker = (...argv: readonly string[]): ReturnType<typeof exec.run> =>
    exec.run({ argv: ['docker', ...argv], inherit: DOCKER_ENVIRONMENT, output: 'quiet' })
  await docker('save', '--output', order.archive, order.reference)
  if (order.method.kind === 'docker') await docker('tag', order.reference, cacheReference(order.build))
  await docker('image', 'rm', order.reference)
}

const cacheReference = ({ context, file, target, platform }: BuildConfig): string =>
  `ship-to-ecs.local/cache:${shortHash(JSON.stringify([context, file, target, platform]))}`

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12)

const describe = async (order: BuildOrder, checkout: Checkout | null, ports: BuildPorts): Promise<BuiltImage> => {
  const { archive } = order
  const extract = async (path: string): Promise<string> => {
    const command = {
      argv: ['tar', '-xOf', archive, path],
      inherit: ['PATH', 'LANG', 'LC_*'],
      output: 'quiet',
    } as const
    return (await ports.exec.run(command)).stdout
  }
  const path = configPath(await extract('manifest.json'), archive)
  const { configDigest, platform } = describeConfig(await extract(path), path)
  const sizeBytes = await ports.files.sizeBytes(archive)
  ports.log.info(`built ${platform}, config ${configDigest}, ${megabytes(sizeBytes)}`)
  return {
    archive,
    configDigest,
    sizeBytes,
    platform,
    revision: checkout?.revision ?? null,
    localReference: order.reference,
    builder: order.method.kind === 'docker' ? 'docker' : 'buildx',
  }
}
