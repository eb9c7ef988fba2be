/**
 * A sandbox with its own Docker engine in new network, mount and process namespaces, isolated from the system and from other
 * sandboxes. Needs Linux and root.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { SetupError } from '../setup/capture.ts'
import { installTools } from '../setup/install.ts'
import type { InstalledTool, Say } from '../setup/tool.ts'
import { issueCertificates } from './certificate.ts'
import { exitCode } from './guest-command.ts'
import type { Plan } from './in-namespaces.ts'
import { cgroupOf, makeWorkDir, removeSandbox, sweep } from './leftovers.ts'
import { sandboxEcrHost, sandboxEcrHosts, type Sandbox } from './sandbox.ts'

const common = ['engineClassic', 'dockerRegistry', 'iptables', 'busyboxStatic', 'trivy', 'dockle'] as const
const modern = ['engineModern', 'dockerCli', 'buildx'] as const

const quiet: Say = () => undefined

interface EngineTools {
  readonly programFolders: readonly string[]
  readonly docker: string
  readonly buildx: string | null
}

/** Runs the command in a new sandbox and gives its exit code. The sandbox is removed in any case. */
export const enterOwnEngine = async (
  engine: 'classic' | 'modern',
  argv: readonly string[],
  say: Say,
): Promise<number> => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new SetupError(
      'The engines classic and modern need Linux and root; elsewhere use your Docker: --engine yours.',
    )
  }
  await sweep()
  await installTools(engine === 'modern' ? [...common, ...modern] : common, say)
  const tools = await installTools(common, quiet)
  const own = engine === 'classic' ? classicTools(tools.engineClassic) : await modernTools(tools.engineClassic)
  const workDir = await makeWorkDir()
  try {
    const tls = await writeCertificates(workDir)
    const sandbox: Sandbox = {
      engine,
      dockerHost: `unix://${path.join(workDir, 'docker.sock')}`,
      ecrHost: sandboxEcrHost,
      tls,
      registryBinary: tools.dockerRegistry.programs['docker-registry'],
      registryImage: null,
      tools: {
        docker: own.docker,
        trivy: tools.trivy.programs.trivy,
        dockle: tools.dockle.programs.dockle,
        busybox: tools.busyboxStatic.programs.busybox,
        buildx: own.buildx,
      },
      workDir,
    }
    const plan: Plan = {
      sandbox,
      busybox: tools.busyboxStatic.programs.busybox,
      runc: tools.engineClassic.programs.runc,
      engine: {
        engine,
        workDir,
        cgroup: cgroupOf(workDir),
        programFolders: [...own.programFolders],
        iptables: tools.iptables.programs.iptables,
        iptablesLegacy: tools.iptables.programs['iptables-legacy'],
        libraries: [...tools.engineClassic.libraries, ...tools.iptables.libraries],
      },
    }
    await linkTools(sandbox)
    const init = tools.engineClassic.programs['docker-init']
    return await runInNamespaces({ plan, init }, argv)
  } finally {
    await removeSandbox(workDir)
  }
}

const classicTools = (engine: InstalledTool<'docker' | 'dockerd'>): EngineTools => ({
  programFolders: [path.dirname(engine.programs.dockerd)],
  docker: engine.programs.docker,
  buildx: null,
})

const modernTools = async (classic: InstalledTool<'dockerd'>): Promise<EngineTools> => {
  const tools = await installTools(modern, quiet)
  return {
    // runc and docker-init are Debian's.
    programFolders: [tools.engineModern.programs.dockerd, classic.programs.dockerd].map((file) => path.dirname(file)),
    docker: tools.dockerCli.programs.docker,
    buildx: tools.buildx.programs.buildx,
  }
}

const writeCertificates = async (workDir: string): Promise<NonNullable<Sandbox['tls']>> => {
  const folder = path.join(workDir, 'tls')
  const files = { certFile: 'server.crt', keyFile: 'server.key', caFile: 'ca.crt' }
  const issued = issueCertificates(sandboxEcrHosts)
  await mkdir(folder)
  await writeFile(path.join(folder, files.certFile), issued.certificate)
  await writeFile(path.join(folder, files.keyFile), issued.key, { mode: 0o600 })
  await writeFile(path.join(folder, files.caFile), issued.ca)
  return {
    certFile: path.join(folder, files.certFile),
    keyFile: path.join(folder, files.keyFile),
    caFile: path.join(folder, files.caFile),
  }
}

/** Links the tools into a folder at the front of the command's PATH, so that it finds the client that matches its engine. */
export const linkTools = async (sandbox: Sandbox): Promise<void> => {
  const bin = path.join(sandbox.workDir, 'bin')
  const plugins = path.join(sandbox.workDir, 'docker-config', 'cli-plugins')
  await mkdir(bin)
  await mkdir(plugins, { recursive: true, mode: 0o700 })
  const { docker, trivy, dockle, buildx } = sandbox.tools
  for (const [name, file] of Object.entries({ docker, trivy, dockle })) {
    if (path.isAbsolute(file)) await symlink(file, path.join(bin, name))
  }
  if (buildx !== null) await symlink(buildx, path.join(plugins, 'docker-buildx'))
}

const runInNamespaces = async (
  what: { readonly plan: Plan; readonly init: string },
  argv: readonly string[],
): Promise<number> => {
  const planFile = path.join(what.plan.sandbox.workDir, 'plan.json')
  await writeFile(planFile, JSON.stringify(what.plan))
  const namespaces = ['-n', '-m', '-p', '--fork', '--kill-child', '--mount-proc', '--propagation', 'private']
  const inside = path.join(import.meta.dirname, 'in-namespaces.ts')
  const child = spawn('unshare', [...namespaces, what.init, '--', process.execPath, inside, planFile, '--', ...argv], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  forwardSignals(child)
  return exitCode(child, 'unshare')
}

const forwardSignals = (child: ChildProcess): void => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      // A terminal sends SIGINT to the whole foreground group itself.
      if (name === 'SIGINT' && process.stdin.isTTY) return
      if (child.connected) child.send({ signal: name })
    })
  }
}
