/** What the builder cannot run is seen before the build where the Dockerfile is certain to need it; part of the build stage. */
import type { BuildConfig } from '../../domain/build/build-config.ts'
import { commandOnTarget } from '../../domain/build/target-commands.ts'
import type { Builder } from '../../domain/build/docker-engine.ts'
import { isForPlatform } from '../../domain/image/platform.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import { dockerfileOf, type Sources } from './sources.ts'

/**
 * A Dockerfile that only copies, or that compiles with `FROM --platform=$BUILDPLATFORM`, needs no emulation: it is built.
 * @throws ShipError `E_PLATFORM`
 */
export const checkEmulation = async (
  build: Sources & Pick<BuildConfig, 'platforms' | 'target'>,
  builder: Builder,
  { files, log }: Pick<Ports, 'files' | 'log'>,
): Promise<void> => {
  // A builder that is not known to run anything has not said it.
  if (builder.kind === 'docker' || builder.platforms.length === 0) return
  const runs = builder.platforms
  const missing = build.platforms.filter((wanted) => !runs.some((platform) => isForPlatform(platform, wanted)))
  if (missing.length === 0) return
  const path = dockerfileOf(build)
  const command = commandOnTarget((path === null ? null : await files.readText(path)) ?? '', build.target)
  const cannot = `the builder runs ${runs.join(', ')}, and not ${missing.join(', ')}`
  if (command === null) {
    log.info(`${cannot}: commands of the Dockerfile for it need emulation`)
    return
  }
  throw fault('E_PLATFORM', {
    message: `${cannot}, which line ${command.line} of the Dockerfile needs (\`RUN\`)`,
    headline: `the builder cannot run ${missing.join(', ')}`,
    hint: EMULATE,
  })
}

const EMULATE =
  'Install QEMU (docker/setup-qemu-action), use a builder with a node of that platform, or compile in a stage `FROM --platform=$BUILDPLATFORM`.'
