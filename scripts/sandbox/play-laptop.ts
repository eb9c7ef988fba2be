/**
 * `node scripts/sandbox/enter.ts --engine classic -- node scripts/sandbox/play-laptop.ts -- COMMAND…`: the engine of a sandbox
 * plays the Docker of a laptop, so that `--engine yours` can be tested on a machine without Docker.
 */
import { SetupError } from '../setup/capture.ts'
import { enterYours } from './yours.ts'
import { buildRegistryImage } from './registry-image.ts'
import { readSandbox } from './sandbox.ts'

const tag = 'ship-to-ecs-registry:laptop'

try {
  const [dashes, ...command] = process.argv.slice(2)
  if (dashes !== '--' || command.length === 0) throw new SetupError('usage: play-laptop.ts -- COMMAND [ARGUMENT]…')
  const { registryBinary, tools } = readSandbox()
  if (registryBinary === null)
    throw new SetupError('Only the engine of a sandbox can play the laptop: --engine classic or modern.')
  await buildRegistryImage({ docker: tools.docker, registryBinary, tag })
  process.env['SHIP_TO_ECS_REGISTRY_IMAGE'] = tag
  process.exit(await enterYours(command, (line) => console.error(line)))
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  console.error(error.message)
  process.exit(1)
}
