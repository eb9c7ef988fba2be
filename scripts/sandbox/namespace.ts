/**
 * Inside new network, mount and process namespaces: private layers over the few system folders that an engine writes
 * to, and the loopback interface. All of it disappears with the namespaces. Never call it outside of them.
 */
import { appendFile, cp, mkdir, readFile, stat, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { attempt, run } from '../setup/capture.ts'
import { sandboxEcrHosts } from './sandbox.ts'

export interface NamespacePlan {
  readonly busybox: string
  readonly workDir: string
  readonly caFile: string
  readonly runc: string
  /** The folders of the engine's shared libraries, for a machine that lacks them. */
  readonly libraries: readonly string[]
}

/** `f_type` of overlayfs (linux/magic.h). */
const overlayMagic = 0x794c7630

/** Prepares the namespaces for an engine. Throws a SetupError that names the step that failed. */
export const prepareNamespace = async (plan: NamespacePlan): Promise<void> => {
  await run([plan.busybox, 'ip', 'link', 'set', 'lo', 'up'])
  // Engine, containerd and shims keep sockets below /run; a private one separates sandboxes.
  await run([plan.busybox, 'mount', '-t', 'tmpfs', 'tmpfs', '/run'])
  await layer(plan, '/etc')
  // Debian's containerd creates /opt/containerd regardless of its configuration.
  await layer(plan, '/opt')
  await appendFile('/etc/hosts', sandboxEcrHosts.map((host) => `\n127.0.0.1 ${host}`).join('') + '\n')
  for (const host of sandboxEcrHosts) {
    const trust = `/etc/docker/certs.d/${host}`
    await mkdir(trust, { recursive: true })
    await writeFile(path.join(trust, 'ca.crt'), await readFile(plan.caFile))
  }
  await makeLibrariesKnown(plan)
  await makeDataFolder(plan)
}

/** runc's second stage starts with an empty environment, so its libraries must be in the loader's cache. */
const makeLibrariesKnown = async (plan: NamespacePlan): Promise<void> => {
  if ((await attempt([plan.runc, '--version'])).code === 0) return
  await layer(plan, '/var/cache')
  await mkdir('/etc/ld.so.conf.d', { recursive: true })
  await writeFile('/etc/ld.so.conf.d/ship-to-ecs.conf', `${plan.libraries.join('\n')}\n`)
  await run(['/sbin/ldconfig', '-X'])
}

/** An engine cannot create overlays on the root of a container, but can on a tmpfs. */
const makeDataFolder = async (plan: NamespacePlan): Promise<void> => {
  const data = path.join(plan.workDir, 'data')
  await mkdir(data)
  if ((await statfs(plan.workDir)).type === overlayMagic)
    await run([plan.busybox, 'mount', '-t', 'tmpfs', 'tmpfs', data])
}

/** Puts a writable layer over a folder: an overlayfs, or a copy if the kernel does not allow one. */
const layer = async (plan: NamespacePlan, folder: string): Promise<void> => {
  if (!(await stat(folder).catch(() => null))) return
  const base = path.join(plan.workDir, 'layers', folder.replaceAll('/', '-'))
  await mkdir(base, { recursive: true })
  // On a tmpfs, because the upper layer of an overlayfs cannot be an overlayfs, as the root of a container is.
  await run([plan.busybox, 'mount', '-t', 'tmpfs', 'tmpfs', base])
  const upper = path.join(base, 'upper')
  const work = path.join(base, 'work')
  await mkdir(upper)
  await mkdir(work)
  const options = `lowerdir=${folder},upperdir=${upper},workdir=${work}`
  const overlay = await attempt([plan.busybox, 'mount', '-t', 'overlay', '-o', options, 'overlay', folder])
  if (overlay.code === 0) return
  const copy = path.join(base, 'copy')
  if (folder === '/etc') await cp(folder, copy, { recursive: true, verbatimSymlinks: true })
  else await mkdir(copy)
  await run([plan.busybox, 'mount', '-o', 'bind', copy, folder])
}
