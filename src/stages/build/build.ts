/**
 * Builds one image into one tar, with buildx where there is one and with plain docker otherwise. The tar is what is scanned and
 * pushed; nothing leaves the machine here.
 */
import { CommandError } from '../../errors/command-error.ts'
import { defineStage } from '../../ports/stage.ts'
import type { BuildConfig } from '../../domain/build/build-config.ts'
import { isRemote } from '../../domain/build/build-context.ts'
import { explainFailure, publishedArguments } from '../../domain/build/build-facts.ts'
import { buildChecksIn } from '../../domain/build/build-check.ts'
import { buildSteps } from '../../domain/build/build-output.ts'
import { quoted } from '../../domain/bounds.ts'
import { isPassingFault } from '../../domain/build/passing-fault.ts'
import { fault } from '../../errors/fault.ts'
import { buildCommand, secretFile, type BuildOrder } from '../../domain/build/docker-build.ts'
import { chooseMethod } from '../../domain/build/docker-engine.ts'
import type { BuiltImage, ComputedTag } from '../../domain/image/image.ts'
import type { RunContext } from '../../domain/image/tag.ts'
import type { Command, CommandResult } from '../../ports/exec.ts'
import type { Ports } from '../../ports/ports.ts'
import { assertAllowed } from '../allowed-paths.ts'
import { readImage, removeImage, saveImage } from './archive.ts'
import { GIT_ENVIRONMENT } from '../git.ts'
import { findDockerfile } from '../reports/dockerfile-place.ts'
import { readCheckout } from './checkout.ts'
import { probeBuilder, probeEngine } from './engine.ts'
import { checkEmulation } from './emulation.ts'
import { readIndexed } from './indexed.ts'
import { placeOrder } from './order.ts'
import { asWritten, checkSources, pathsForDocker } from './sources.ts'

export type Input = BuildConfig & { readonly tag: ComputedTag; readonly run: RunContext }
type BuildPorts = Pick<Ports, 'exec' | 'files' | 'archives' | 'leftovers' | 'clock' | 'log' | 'secrets'>

/**
 * Takes what to build and the tag, gives the image in its archive.
 * @throws ShipError `E_INPUT` for a path that must not be read, `E_BUILD_CONTEXT`, `E_DOCKERFILE`, `E_DOCKER_NOT_FOUND`,
 *   `E_DOCKER_NOT_RUNNING`, `E_BUILDX_NEEDED`, `E_ATTESTATIONS`, `E_BUILD`, `E_ARCHIVE`, `E_PLATFORM`; CommandError
 */
export const buildImage = defineStage({
  kind: 'build',
  title: 'Build the image',
  uses: ['exec', 'files', 'archives', 'leftovers', 'clock', 'log', 'secrets'],
  run: async (input: Input, ports): Promise<BuiltImage> => {
    await checkSources(input, ports)
    const engine = await probeEngine(ports)
    const builder = await probeBuilder(input.builder, ports)
    const method = chooseMethod(input, engine, builder)
    await checkEmulation(input, builder, ports)
    const checkout = await readCheckout(input.context, ports)
    const order = await placeOrder(input, { method, checkout }, ports)
    announce(input, order, ports)
    ports.log.info(`Docker Engine ${engine.version}, ${method.kind === 'docker' ? 'docker build' : 'docker buildx'}`)
    // Build and push remove the name when they end well; a run may end in between.
    ports.leftovers.removeAtEnd(removeImage(order))
    const checks = await checksOf(await build(order, input, ports), input, ports)
    if (method.kind === 'buildx-index') return { ...(await readIndexed(order, { checkout, engine }, ports)), ...checks }
    if (method.kind !== 'buildx-archive') await saveImage(order, ports)
    return { ...(await readImage(order, checkout, ports)), ...checks }
  },
  record: (result) => result,
})

const announce = (input: Input, order: BuildOrder, { log }: BuildPorts): void => {
  if (input.cacheNotExported.length > 0)
    log.info(
      `the build cache is not exported to ${input.cacheNotExported.map(quoted).join(', ')}: a check pushes nothing`,
    )
  const published = publishedArguments(input)
  if (published.length > 0)
    log.warning(
      `\`provenance\` has mode=max, which publishes the values of build arguments with the image: ${published.map(quoted).join(', ')}`,
    )
  const revision = order.labels['org.opencontainers.image.revision']
  if (isRemote(input.context))
    log.info(`docker fetches the context ${input.context}; its commit is unknown, so the image has no revision label`)
  else if (revision === undefined)
    log.info('the build context is not in a Git checkout, so the image has no revision label')
  else if (revision !== input.tag.commit && isTarget(revision, input)) {
    log.warning(
      `the checkout is at ${revision}, where ${input.run.event} runs, not at the head commit ${input.tag.commit} that the tag names; set \`ref\` of actions/checkout to the head commit`,
    )
  } else if (revision !== input.tag.commit) {
    log.info(
      `the checkout is at ${revision}, another commit than the tag's ${input.tag.commit}; the revision label names the checkout's`,
    )
  }
}

/** Events for which GitHub checks out the target or default branch, without the head commit (GitHub docs, "Events that trigger workflows"). */
const ON_THE_TARGET: readonly string[] = ['pull_request_target', 'workflow_run']

const isTarget = (revision: string, { run }: Input): boolean =>
  ON_THE_TARGET.includes(run.event) && revision === run.sha

/** They go to the Dockerfile in the pull request; none of them ends the run. */
const checksOf = async (
  output: string,
  { run: { workspace }, ...input }: Input,
  ports: BuildPorts,
): Promise<Pick<BuiltImage, 'checks'>> => {
  const found = buildChecksIn(output)
  if (found.length === 0) return {}
  const dockerfile = await findDockerfile({ ...input, workspace }, ports)
  return { checks: { file: dockerfile?.path ?? null, found } }
}

/** Gives what the builder has printed. */
const build = async (order: BuildOrder, input: Input, ports: BuildPorts): Promise<string> => {
  try {
    await writeSecrets(order, ports)
    const command = buildCommand(order)
    const set = { ...gitForBuildx(input), ...command.set }
    await assertAllowed(pathsForDocker(input), ports.files)
    // docker reads relative paths where it runs.
    const { stdout, stderr } = await repeatedly(
      { ...command, set, cwd: input.run.workspace, output: 'when-failed' },
      ports,
    )
    return `${stdout}\n${stderr}`
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    const { code, ...facts } = explainFailure(error.outputTail, asWritten(input.context, input))
    throw fault(code, { ...facts, cause: error })
  } finally {
    await ports.files.remove(order.secretsDirectory)
  }
}

/** Before the second and the third attempt. */
const PAUSES_MS = [5_000, 20_000]

/** A build that fails because a registry does not give a base image now is repeated; for any other failure it is not. */
const repeatedly = async (command: Command, { exec, clock, log }: BuildPorts): Promise<CommandResult> => {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await exec.run({ ...command, isNews: buildSteps() })
    } catch (error) {
      if (!(error instanceof CommandError) || !isPassingFault(error.outputTail)) throw error
      log.info(`a registry failed for what may pass; the build is repeated in ${pauseMs / 1000} s`)
      await clock.sleep(pauseMs)
    }
  }
  return exec.run({ ...command, isNews: buildSteps() })
}

/** buildx asks git about the context for its provenance: with our restrictions then, and not at all without provenance. */
const gitForBuildx = ({ context, provenance, attests }: Input): Readonly<Record<string, string>> => {
  if (isRemote(context)) return {}
  return provenance === 'false' && attests.length === 0
    ? { ...GIT_ENVIRONMENT, BUILDX_GIT_INFO: 'false' }
    : GIT_ENVIRONMENT
}

const writeSecrets = async ({ build: { secrets }, secretsDirectory }: BuildOrder, ports: BuildPorts): Promise<void> => {
  for (const [index, secret] of secrets.entries()) {
    ports.secrets.mask(secret.value)
    if (secret.kind === 'value') await ports.files.writePrivate(secretFile(secretsDirectory, index), secret.value)
  }
}
