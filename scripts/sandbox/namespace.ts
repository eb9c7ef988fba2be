/**
 * Inside of fresh network, mount and process namespaces: private layers over the few system folders that an engine writes
 * to, and the loopback interface. All of it vanishes with the namespaces. Never to be called outside of them.
 */
import { appendFile, cp, mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { attempt, run } from '../setup/command.ts'
import { sandboxEcrHost } from './sandbox.ts'

export interface NamespacePlan {
  readonly busybox: string
  readonly workDir: string
  readonly caFile: string
}

/** Makes the namespaces ready for an engine. Throws a SetupError that names the step that the machine refuses. */
export async function prepareNamespace(plan: NamespacePlan): Promise<void> {
  await run([plan.busybox, 'ip', 'link', 'set', 'lo', 'up'])
  // Engine, containerd and shims keep sockets below /run; on a private one, sandboxes cannot meet.
  await run([plan.busybox, 'mount', '-t', 'tmpfs', 'tmpfs', '/run'])
  await layer(plan, '/etc')
  // Debian's containerd makes /opt/containerd whatever its configuration says.
  await layer(plan, '/opt')
  await appendFile('/etc/hosts', `\n127.0.0.1 ${sandboxEcrHost}\n`)
  const trust = `/etc/docker/certs.d/${sandboxEcrHost}`
  await mkdir(trust, { recursive: true })
  await writeFile(path.join(trust, 'ca.crt'), await readFile(plan.caFile))
}

/** Puts a writable layer over a folder: by overlayfs, or by a copy where the kernel allows none. */
async function layer(plan: NamespacePlan, folder: string): Promise<void> {
  if (!(await stat(folder).catch(() => null))) return
  const base = path.join(plan.workDir, 'layers', path.basename(folder))
  await mkdir(base, { recursive: true })
  // On a tmpfs, because overlayfs takes no upper layer that is an overlayfs itself, as a container's root is.
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
