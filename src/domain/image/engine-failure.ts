/** What is wrong with the Docker engine or a disk, and not with the image or the registry, read from what docker printed. */

export interface EngineFailure {
  readonly kind: 'no-engine' | 'disk-full'
  /** The cause in a few words. */
  readonly short: string
  /** The next thing to do, where the error's own remedy does not say it. */
  readonly hint?: string
}

// docker/cli: "Cannot connect to the Docker daemon at … Is the docker daemon running?"; of a socket that does not exist since version 29
// "failed to connect to the docker API at …; check if the path is correct and if the daemon is running"
export const NO_ENGINE =
  /cannot connect to the docker daemon|is the docker daemon running|failed to connect to the docker API|error during connect/i
// ENOSPC and EDQUOT as the C library and Go write them, and ERROR_DISK_FULL of Windows.
export const DISK_FULL = /no space left on device|disk quota exceeded|not enough space on the disk/i

const DISKS = { engine: 'the Docker engine', client: 'the runner' } as const

/**
 * Null for any other failure. `writes` is who writes what the command makes: `docker save` is a client that does. The output is hostile
 * text: at worst it makes one failure look like another.
 */
export const engineFailure = (output: string, writes: keyof typeof DISKS): EngineFailure | null => {
  if (NO_ENGINE.test(output)) return { kind: 'no-engine', short: 'the Docker daemon does not respond' }
  if (!DISK_FULL.test(output)) return null
  const disk = DISKS[/error response from daemon/i.test(output) ? 'engine' : writes]
  return {
    kind: 'disk-full',
    short: `the disk of ${disk} is full`,
    hint: `Free space on the disk of ${disk}, or use a larger one, then re-run; \`docker system df\` shows what images and caches use.`,
  }
}
