/** Whether the job itself runs in a container of the engine (`container:` of a job), where 127.0.0.1 is not that of the engine; part of the image-test stage. */
import type { ImageTest } from '../../domain/image-test/container-test.ts'
import { CommandError } from '../../errors/command-error.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import type { Docker } from '../push/docker.ts'

/** An engine that does not answer must not hold the run. */
const ENGINE_MS = 60_000

/** Engines mount the file with the name of a container from a folder that is named by its id (proc_pid_mountinfo(5)). */
const MOUNTED = /^\d+ \d+ \S+ \S*\/([0-9a-f]{64})\/(?:userdata\/)?hostname \/etc\/hostname /mu

/**
 * A port is published on the loopback address of the engine's machine, which such a job does not reach; in a container with the network of the
 * machine it does, and of a container of another engine nothing is known.
 * @throws ShipError `E_IMAGE_TEST`
 */
export const assertOnMachine = async (
  { waitFor }: ImageTest,
  docker: Docker,
  { files }: Pick<Ports, 'files'>,
): Promise<void> => {
  if (waitFor.kind !== 'port') return
  const [, id] = MOUNTED.exec((await files.readText('/proc/self/mountinfo')) ?? '') ?? []
  if (id === undefined) return
  const network = await networkOf(id, docker)
  if (network === null || network === 'host') return
  const short = 'a job that runs in a container cannot reach the port of another container'
  throw fault('E_IMAGE_TEST', {
    message: `${short}: it is published on 127.0.0.1 of the runner, and this job runs in the container ${id.slice(0, 12)} on the network ${network}`,
    headline: short,
    hint: 'Set `wait-for` of `image-test` to `healthy`, or to seconds with a `run` that asks the server; or run the job without `container:`, or with `options: --network host`.',
  })
}

/** Null where the engine has no such container. */
const networkOf = async (id: string, docker: Docker): Promise<string | null> => {
  const argv = ['container', 'inspect', '--format', '{{.HostConfig.NetworkMode}}', id]
  try {
    return (await docker.run('quiet', argv, { timeoutMs: ENGINE_MS })).stdout.trim() || null
  } catch (thrown) {
    if (thrown instanceof CommandError && thrown.failure.kind === 'exited') return null
    throw thrown
  }
}
