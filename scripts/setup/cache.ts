/**
 * The folder for the tools that a machine lacks, and how a tool's folder gets there: completely or not at all.
 * Nothing outside of it is written.
 */
import { chmod, mkdir, mkdtemp, open, rename, rm, stat, utimes } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** The holder of a lock touches it at this interval; a lock not touched for `staleAfterMs` belongs to a dead process. */
const heartbeatMs = 2_000
const staleAfterMs = 15_000

/** The environment variables that decide where the cache is. */
export interface CacheEnvironment {
  readonly SHIP_TO_ECS_CACHE?: string | undefined
  readonly XDG_CACHE_HOME?: string | undefined
}

/** The folder for everything that is installed: `$SHIP_TO_ECS_CACHE`, else the user's cache folder by the XDG rules. */
export const cacheRoot = (environment: CacheEnvironment = process.env): string => {
  if (environment.SHIP_TO_ECS_CACHE) return path.resolve(environment.SHIP_TO_ECS_CACHE)
  // XDG Base Directory Specification: a relative path is invalid and must be ignored.
  const base = environment.XDG_CACHE_HOME
  if (base && path.isAbsolute(base)) return path.join(base, 'ship-to-ecs')
  return path.join(homedir(), '.cache', 'ship-to-ecs')
}

/**
 * Creates `folder` with `fill`, which writes into a temporary folder beside it; `folder` appears only after `fill` has
 * succeeded. Of two processes that need the same folder, one fills it and the other waits for it.
 */
export const createOnce = async (folder: string, fill: (temporary: string) => Promise<void>): Promise<void> => {
  await mkdir(path.dirname(folder), { recursive: true })
  await withLock(`${folder}.lock`, async () => {
    if (await exists(folder)) return
    const temporary = await mkdtemp(`${folder}.new-`)
    try {
      await fill(temporary)
      // mkdtemp makes it private; its content is for every user of the machine who has access to the cache.
      await chmod(temporary, 0o755)
      await rename(temporary, folder)
    } finally {
      await rm(temporary, { recursive: true, force: true })
    }
  })
}

/** Runs `action` while no other process holds the same lock file. */
export const withLock = async <Result>(file: string, action: () => Promise<Result>): Promise<Result> => {
  while (!(await take(file))) await sleep(200)
  // A process id is not enough: processes in different process namespaces do not see each other's.
  const heartbeat = setInterval(() => void touch(file), heartbeatMs)
  try {
    return await action()
  } finally {
    clearInterval(heartbeat)
    await rm(file, { force: true })
  }
}

/** Whether the path exists. */
export const exists = async (file: string): Promise<boolean> => (await stat(file).catch(() => null)) !== null

const take = async (file: string): Promise<boolean> => {
  try {
    await (await open(file, 'wx')).close()
    return true
  } catch (error) {
    if (!isTaken(error)) throw error
    const held = await stat(file).catch(() => null)
    if (held && Date.now() - held.mtimeMs > staleAfterMs) await rm(file, { force: true })
    return false
  }
}

const isTaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST'

const touch = async (file: string): Promise<void> => {
  const now = new Date()
  await utimes(file, now, now).catch(() => undefined)
}
