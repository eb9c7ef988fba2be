/** A static busybox for the hello image: Debian's, or that of an image on macOS, Windows and other Linux distributions. */
import path from 'node:path'
import { attempt, run, SetupError } from '../setup/capture.ts'
import { installTools } from '../setup/install.ts'
import type { Say } from '../setup/tool.ts'

/** The official image, in the engine's architecture. SHIP_TO_ECS_BUSYBOX_IMAGE names another one for an offline machine. */
const pinnedBusybox = 'busybox:1.37.0-musl@sha256:222ad6d973c0d198014546a65cd02c5fdedcc172123c5b4c2bf0af636550bd94'

/** Gives the path of a busybox for the engine's platform, in `folder` if it came out of an image. Throws a SetupError. */
export const findBusybox = async (docker: string, folder: string, say: Say): Promise<string> => {
  const own = process.env['SHIP_TO_ECS_BUSYBOX_IMAGE']
  if (!own && process.platform === 'linux') {
    try {
      return (await installTools(['busyboxStatic'], say)).busyboxStatic.programs.busybox
    } catch (error) {
      if (!(error instanceof SetupError)) throw error
      say(error.message)
    }
  }
  return fromImage({ docker, image: own ?? pinnedBusybox }, path.join(folder, 'busybox'))
}

const fromImage = async (
  source: { readonly docker: string; readonly image: string },
  file: string,
): Promise<string> => {
  const created = await attempt([source.docker, 'create', source.image, 'true'])
  if (created.code !== 0) {
    throw new SetupError(
      `No busybox for the hello image: ${created.stderr.trim()}\n` +
        'Set SHIP_TO_ECS_BUSYBOX_IMAGE to an image with /bin/busybox that this Docker has or can pull.',
    )
  }
  const container = created.stdout.trim()
  try {
    await run([source.docker, 'cp', `${container}:/bin/busybox`, file])
  } finally {
    await attempt([source.docker, 'rm', container])
  }
  return file
}
