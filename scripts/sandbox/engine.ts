/** Starts a Docker engine inside the sandbox's namespaces and waits until it responds. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdir, open, readFile, symlink } from 'node:fs/promises'
import { request } from 'node:http'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { attempt, SetupError } from '../setup/capture.ts'

export const enginePlanSchema = z.object({
  engine: z.enum(['classic', 'modern']),
  workDir: z.string(),
  cgroup: z.string(),
  /** Folders with dockerd, containerd, its shim, runc, docker-init and docker-proxy; the first wins. */
  programFolders: z.array(z.string()),
  iptables: z.string(),
  iptablesLegacy: z.string(),
  libraries: z.array(z.string()),
})
export type EnginePlan = z.infer<typeof enginePlanSchema>

/** An engine needs about a third of a second; a busy machine gets more. */
const answersWithinMs = 60_000

/** Starts the engine and gives its DOCKER_HOST. Throws a SetupError with the end of the engine's log. */
export const startEngine = async (plan: EnginePlan): Promise<string> => {
  const socket = path.join(plan.workDir, 'docker.sock')
  const environment = engineEnvironment(plan)
  const network = await networkFlags(plan, environment)
  const log = path.join(plan.workDir, 'engine.log')
  const output = await open(log, 'a')
  const dockerd = spawn('dockerd', [...engineFlags(plan, socket), ...network], {
    env: environment,
    stdio: ['ignore', output.fd, output.fd],
  })
  await output.close()
  await answer(dockerd, { socket, log })
  return `unix://${socket}`
}

/** The flags of the engine: all of its data is in the sandbox's folder. */
export const engineFlags = (
  plan: Pick<EnginePlan, 'engine' | 'workDir' | 'cgroup'>,
  socket: string,
): readonly string[] => {
  const flags = ['--host', `unix://${socket}`, '--data-root', path.join(plan.workDir, 'data')]
  flags.push('--exec-root', path.join(plan.workDir, 'exec'), '--pidfile', path.join(plan.workDir, 'dockerd.pid'))
  // A parent cgroup of its own, by the file system driver, so that the remains of a killed sandbox can be found and removed.
  flags.push('--cgroup-parent', `/${plan.cgroup}`, '--exec-opt', 'native.cgroupdriver=cgroupfs')
  if (plan.engine === 'modern') flags.push('--feature', 'containerd-snapshotter=true')
  return flags
}

const engineEnvironment = (plan: EnginePlan): Record<string, string> => {
  const libraries = plan.libraries.join(':')
  return {
    PATH: [path.join(plan.workDir, 'engine-bin'), ...plan.programFolders, process.env['PATH'] ?? ''].join(':'),
    HOME: plan.workDir,
    TMPDIR: plan.workDir,
    ...(libraries ? { LD_LIBRARY_PATH: libraries } : {}),
    XTABLES_LIBDIR: plan.libraries.map((folder) => path.join(folder, 'xtables')).join(':'),
  }
}

/** Picks the iptables variant that works with this kernel. Without any, docker-proxy alone publishes ports, which is enough for loopback. */
const networkFlags = async (plan: EnginePlan, environment: Record<string, string>): Promise<readonly string[]> => {
  const flags = ['--bip', '172.29.0.1/24']
  const proxyFolder = plan.programFolders[0]
  if (proxyFolder) flags.push('--userland-proxy-path', path.join(proxyFolder, 'docker-proxy'))
  for (const iptables of [plan.iptables, plan.iptablesLegacy]) {
    if ((await attempt([iptables, '-t', 'nat', '-L', '-n'], { env: environment })).code !== 0) continue
    const folder = path.join(plan.workDir, 'engine-bin')
    await mkdir(folder)
    await symlink(iptables, path.join(folder, 'iptables'))
    await symlink(iptables.replace(/iptables(-legacy)?$/, 'ip6tables$1'), path.join(folder, 'ip6tables'))
    return flags
  }
  return [...flags, '--iptables=false', '--ip6tables=false']
}

const answer = async (
  dockerd: ChildProcess,
  place: { readonly socket: string; readonly log: string },
): Promise<void> => {
  const deadline = Date.now() + answersWithinMs
  const end = { how: '' }
  dockerd.on('error', (error) => (end.how = error.message))
  dockerd.on('exit', (code, signal) => (end.how = `exited with ${code ?? signal ?? 'no code'}`))
  while (Date.now() < deadline && end.how === '') {
    if (await ping(place.socket)) return
    await sleep(50)
  }
  const log = (await readFile(place.log, 'utf8').catch(() => '')).trim().split('\n').slice(-15).join('\n')
  throw new SetupError(`The Docker engine did not start (${end.how || 'no response'}). The end of its log:\n${log}`)
}

const ping = (socketPath: string): Promise<boolean> =>
  new Promise((resolve) => {
    const call = request({ socketPath, path: '/_ping', timeout: 2_000 }, (response) => {
      response.resume()
      resolve(response.statusCode === 200)
    })
    call.on('error', () => resolve(false))
    call.on('timeout', () => call.destroy())
    call.end()
  })
