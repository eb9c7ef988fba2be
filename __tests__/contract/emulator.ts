/** Emulators of AWS by other authors, as child processes on a free loopback port. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../local-aws/free-port.ts'
import { installTools } from '../../scripts/setup/install.ts'

export interface Emulator {
  /** `http://127.0.0.1:port`, for AWS_ENDPOINT_URL. */
  readonly endpoint: string
  readonly close: () => Promise<void>
}

/** ministack (ministackorg/ministack): the services that are named, by default ECR's API and its registry, on one port over one state. */
export const startMinistack = async (services = 'ecr'): Promise<Emulator> => {
  const { ministack } = await installTools(['ministack'], () => undefined)
  const set = { BIND_HOST: '127.0.0.1', SERVICES: services, DOCKER_HOST: 'unix:///nowhere/docker.sock' }
  return start('/v2/', (port) => ({ argv: [ministack.programs.ministack], set: { ...set, GATEWAY_PORT: port } }))
}

/** moto (getmoto/moto): many services, whose tasks it calls running without running them. */
export const startMoto = async (): Promise<Emulator> => {
  const { moto } = await installTools(['moto'], () => undefined)
  return start('/moto-api/', (port) => ({
    argv: [moto.programs.moto_server, '-H', '127.0.0.1', '-p', port],
    set: { MOTO_ECS_SERVICE_RUNNING: '1' },
  }))
}

interface Program {
  readonly argv: readonly [string, ...string[]]
  readonly set: Readonly<Record<string, string>>
}

const ATTEMPTS = 600
const PAUSE_MS = 100

const start = async (probe: string, programOf: (port: string) => Program): Promise<Emulator> => {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-'))
  const port = String(await freePort())
  const { argv, set } = programOf(port)
  const [program, ...args] = argv
  const environment = { PATH: process.env['PATH'] ?? '', HOME: folder, TMPDIR: folder, ...set }
  const child = spawn(program, args, { cwd: folder, env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  let words = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (words += chunk.toString()))
  const ended = new Promise<void>((resolve) => child.on('error', () => resolve()).on('exit', () => resolve()))
  const endpoint = `http://127.0.0.1:${port}`
  const close = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
    await rm(folder, { recursive: true, force: true })
  }
  for (let attempt = 0; attempt < ATTEMPTS && child.exitCode === null; attempt += 1) {
    if (await answers(`${endpoint}${probe}`)) return { endpoint, close }
    await sleep(PAUSE_MS)
  }
  await close()
  throw new Error(`${program} did not start: ${words.slice(-2000)}`)
}

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url)).ok
  } catch {
    return false // it does not listen yet
  }
}
