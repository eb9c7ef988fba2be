/** Removes what a sandbox leaves on disk and in the cgroup file system, also after it was killed. */
import { mkdtemp, readdir, readFile, readlink, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

const prefix = 'ship-to-ecs-'
const cgroupRoot = '/sys/fs/cgroup'

/** Makes a private folder for a sandbox and records its owner. The path is short, because a socket's path has at most 107 characters. */
export const makeWorkDir = async (): Promise<string> => {
  const folder = await mkdtemp(path.join(tmpdir(), prefix))
  await writeFile(path.join(folder, 'owner'), await processStamp(process.pid))
  return folder
}

/** The name of the parent cgroup of a sandbox's containers. */
export const cgroupOf = (workDir: string): string => path.basename(workDir)

/** Removes a sandbox's folder and cgroups; its processes must have ended. */
export const removeSandbox = async (workDir: string): Promise<void> => {
  for (const hierarchy of await cgroupHierarchies()) await removeCgroup(path.join(hierarchy, cgroupOf(workDir)))
  await rm(workDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
}

/** Removes the sandboxes whose owner was killed before it could do so. */
export const sweep = async (): Promise<void> => {
  for (const entry of await readdir(tmpdir())) {
    const owner = entry.startsWith(prefix)
      ? await readFile(path.join(tmpdir(), entry, 'owner'), 'utf8').catch(() => null)
      : null
    const [pid, , namespace] = owner?.split(' ') ?? []
    // From another process namespace a live owner looks like a dead one.
    if (owner === null || pid === undefined || namespace !== (await processNamespace())) continue
    if ((await processStamp(Number(pid))) !== owner) await removeSandbox(path.join(tmpdir(), entry))
  }
}

/** Process id, start time and process namespace: they identify one process, even after its id is reused. */
const processStamp = async (pid: number): Promise<string> => {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  // The second field is the program's name in parentheses and may contain spaces; the start time is field 22 (proc(5)).
  const started = status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  return `${pid} ${started} ${await processNamespace()}`
}

const processNamespace = async (): Promise<string> => readlink('/proc/self/ns/pid').catch(() => process.platform)

const cgroupHierarchies = async (): Promise<readonly string[]> => {
  const below = await readdir(cgroupRoot).catch(() => [])
  return [cgroupRoot, ...below.map((name) => path.join(cgroupRoot, name))]
}

const removeCgroup = async (folder: string): Promise<void> => {
  if (!(await stat(folder).catch(() => null))) return
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries) if (entry.isDirectory()) await removeCgroup(path.join(folder, entry.name))
  // The kernel empties a cgroup shortly after its last process has ended.
  for (let attempts = 0; attempts < 50; attempts++) {
    const removed = await rmdir(folder).then(
      () => true,
      () => false,
    )
    if (removed) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
