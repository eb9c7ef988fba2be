/**
 * A sandbox on the user's Docker: no root, no namespaces. It adds one registry container on a free loopback port to the
 * engine and removes it at the end.
 */
import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { attempt, findOnPath, run, SetupError } from '../setup/capture.ts'
import { installTools } from '../setup/install.ts'
import type { Say } from '../setup/tool.ts'
import { findBusybox } from './busybox.ts'
import { startCommand } from './guest-command.ts'
import { makeWorkDir, removeSandbox, sweep } from './leftovers.ts'
import { linkTools } from './own-engine.ts'
import type { Sandbox } from './sandbox.ts'

/** The registry of the CNCF Distribution project. SHIP_TO_ECS_REGISTRY_IMAGE names another one for an offline machine. */
const pinnedRegistry = 'registry:3@sha256:1be55279f18a2fe1a74edf2664cac61c1bea305b7b4642dab412e7affdcb3e33'

/** Runs the command beside a registry container on the user's engine and gives its exit code. */
export const enterYours = async (argv: readonly string[], say: Say): Promise<number> => {
  const docker = await requireDocker()
  await sweep()
  const tools = await installTools(['trivy', 'dockle'], say)
  const image = process.env['SHIP_TO_ECS_REGISTRY_IMAGE'] ?? pinnedRegistry
  const workDir = await makeWorkDir()
  const name = `ship-to-ecs-registry-${randomBytes(4).toString('hex')}`
  let stop: (signal: NodeJS.Signals) => void = () => undefined
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal))
  try {
    const port = await startRegistry(docker, { name, image })
    say(
      `registry: ${image.replace(/@.*/, '')} as container ${name} on 127.0.0.1:${port}, on your Docker; removed at the end`,
    )
    say(
      'registry: plain HTTP on loopback; TLS, login, token expiry, immutable tags and existing repositories are not enforced',
    )
    const sandbox: Sandbox = {
      engine: 'yours',
      dockerHost: process.env['DOCKER_HOST'] ?? null,
      ecrHost: `127.0.0.1:${port}`,
      tls: null,
      registryBinary: null,
      registryImage: image,
      tools: {
        docker,
        trivy: tools.trivy.programs.trivy,
        dockle: tools.dockle.programs.dockle,
        busybox: await findBusybox(docker, workDir, say),
        buildx: null,
      },
      workDir,
    }
    return await runBeside(sandbox, argv, (stopCommand) => (stop = stopCommand))
  } finally {
    await attempt([docker, 'rm', '--force', '--volumes', name])
    await removeSandbox(workDir)
  }
}

const runBeside = async (
  sandbox: Sandbox,
  argv: readonly string[],
  onStarted: (stop: (signal: NodeJS.Signals) => void) => void,
): Promise<number> => {
  await linkTools(sandbox)
  const file = path.join(sandbox.workDir, 'sandbox.json')
  await writeFile(file, JSON.stringify(sandbox, null, 2))
  const command = startCommand(argv, {
    ...process.env,
    PATH: [path.join(sandbox.workDir, 'bin'), process.env['PATH'] ?? ''].join(path.delimiter),
    SHIP_SANDBOX: file,
  })
  onStarted((signal) => {
    if (!(signal === 'SIGINT' && process.stdin.isTTY)) command.signal(signal)
  })
  return command.ended
}

const requireDocker = async (): Promise<string> => {
  const docker = await findOnPath('docker')
  const answer = docker === null ? null : await attempt([docker, 'version'], { timeoutMs: 15_000 })
  if (docker !== null && answer?.code === 0) return docker
  const why = docker === null ? 'docker is not on PATH' : (answer?.stderr.trim().split('\n')[0] ?? 'no response')
  throw new SetupError(`Docker is not available (${why}): start it until \`docker version\` succeeds, and try again.`)
}

/** Starts the registry on a port that Docker chooses and waits until it responds. */
const startRegistry = async (
  docker: string,
  registry: { readonly name: string; readonly image: string },
): Promise<number> => {
  const published = ['--publish', '127.0.0.1::5000', '--env', 'OTEL_TRACES_EXPORTER=none']
  const started = await attempt([docker, 'run', '--detach', '--name', registry.name, ...published, registry.image])
  if (started.code !== 0) {
    throw new SetupError(
      `The registry container did not start: ${started.stderr.trim()}\n` +
        `Set SHIP_TO_ECS_REGISTRY_IMAGE to an image that this Docker has or can pull (a registry that listens on port 5000).`,
    )
  }
  const port = Number(
    /:(\d+)\s*$/.exec((await run([docker, 'port', registry.name, '5000/tcp'])).split('\n')[0] ?? '')?.[1],
  )
  for (let attempts = 0; attempts < 200; attempts++) {
    const response = await fetch(`http://127.0.0.1:${port}/v2/`, { signal: AbortSignal.timeout(2_000) }).catch(
      () => null,
    )
    if (response?.ok) return port
    await sleep(50)
  }
  const logs = await attempt([docker, 'logs', '--tail', '10', registry.name])
  throw new SetupError(
    `The registry container is running but does not respond on 127.0.0.1:${port}: ${logs.stderr.trim()}`,
  )
}
