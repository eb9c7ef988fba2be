/** Debian's `docker-registry` as a child process: plain HTTP on loopback, its content in a temporary directory. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../free-port.ts'

/** The running child. */
export interface RegistryChild {
  readonly origin: string
  /** Ends the process and removes its data. */
  readonly close: () => Promise<void>
}

const START_ATTEMPTS = 600
const START_PAUSE_MS = 50

/** Starts the registry binary and waits until it responds. Throws with the end of its output if it does not. */
export const startRegistryChild = async (binary: string): Promise<RegistryChild> => {
  const directory = await mkdtemp(join(tmpdir(), 'local-aws-registry-'))
  const port = await freePort()
  const configuration = join(directory, 'registry.json')
  await writeFile(configuration, configurationText(directory, port))
  const child = spawn(binary, ['serve', configuration], { stdio: ['ignore', 'ignore', 'pipe'], env: {} })
  let lastWords = ''
  child.stderr.on('data', (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString()).slice(-2000)
  })
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', (error) => {
      lastWords += error.message
      resolve()
    })
  })
  const kill = (): void => void child.kill('SIGKILL')
  process.once('exit', kill)
  const origin = `http://127.0.0.1:${port}`
  const close = async (): Promise<void> => {
    process.off('exit', kill)
    kill()
    await exited
    await rm(directory, { recursive: true, force: true })
  }
  for (let attempt = 0; attempt < START_ATTEMPTS && child.exitCode === null; attempt += 1) {
    if (await answers(origin)) return { origin, close }
    await sleep(START_PAUSE_MS)
  }
  await close()
  throw new Error(`The registry '${binary}' did not start: ${lastWords.trim()}`)
}

/** JSON is YAML. Relative URLs, because clients use a different host name than the child. */
const configurationText = (directory: string, port: number): string =>
  JSON.stringify({
    version: 0.1,
    log: { level: 'error', accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: join(directory, 'content') }, delete: { enabled: true } },
    http: { addr: `127.0.0.1:${port}`, relativeurls: true, secret: 'local' },
  })

const answers = async (origin: string): Promise<boolean> => {
  try {
    const response = await fetch(`${origin}/v2/`)
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false // not listening yet
  }
}
