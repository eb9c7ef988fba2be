import { readFileSync } from 'node:fs'

/** Whether a process works. A zombie has ended and only waits to be collected by its parent. */
export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
