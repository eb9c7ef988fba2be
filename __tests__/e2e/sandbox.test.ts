/** The sandbox itself, on whatever engine the suite runs: engine, tools, registry host, and that nothing is left behind. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import { spawn } from 'node:child_process'
import { lookup } from 'node:dns/promises'
import { access, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createServer, connect } from 'node:tls'
import { prepareHello } from '../../scripts/hello/context.ts'
import { buildRegistryImage } from '../../scripts/sandbox/registry-image.ts'
import { readSandbox } from '../../scripts/sandbox/sandbox.ts'
import { attempt, run } from '../../scripts/setup/capture.ts'

jest.setTimeout(120_000)

const sandbox = readSandbox()
const { docker, busybox } = sandbox.tools
const enter = path.resolve('scripts', 'sandbox', 'enter.ts')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sandbox-test-'))
})

afterAll(async () => {
  await attempt([docker, 'rm', '--force', 'sandbox-hello'])
  await rm(folder, { recursive: true, force: true })
})

const answerOf = async (url: string): Promise<string> => {
  for (let attempts = 0; attempts < 100; attempts++) {
    const response = await fetch(url).catch(() => null)
    if (response?.ok) return response.text()
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${url} does not answer`)
}

describe('the engine', () => {
  test('builds the hello service, runs it, and answers over HTTP', async () => {
    if (busybox === null) throw new Error('there is no busybox')
    const hello = await prepareHello({
      variant: 'good',
      busybox,
      folder: path.join(folder, 'hello'),
      page: 'hello, sandbox',
    })
    await run([docker, 'build', '--tag', 'sandbox-hello:1', hello.context])
    await run([docker, 'run', '--detach', '--name', 'sandbox-hello', '--publish', '127.0.0.1::8080', 'sandbox-hello:1'])
    const address = (await run([docker, 'port', 'sandbox-hello', '8080/tcp'])).trim().split('\n')[0] ?? ''
    expect(await answerOf(`http://${address}/`)).toBe('hello, sandbox\n')
  })

  test('is the one that the suite asked for', async () => {
    const server = await run([docker, 'info', '--format', '{{.Driver}}'])
    if (sandbox.engine === 'classic') expect(server.trim()).not.toBe('overlayfs')
    if (sandbox.engine === 'modern') expect(server.trim()).toBe('overlayfs')
  })

  test('has the scanners on PATH', async () => {
    expect(await run(['trivy', '--version'])).toContain('0.74.0')
    expect(await run(['dockle', '--version'])).toContain('0.4.15')
  })
})

describe('the registry host', () => {
  test('is on loopback', async () => {
    const host = sandbox.ecrHost.replace(/:\d+$/, '')
    expect((await lookup(host)).address).toBe('127.0.0.1')
  })

  test('has a certificate that a client with the authority accepts', async () => {
    if (sandbox.tls === null) {
      expect(sandbox.engine).toBe('yours')
      return
    }
    const [cert, key, ca] = await Promise.all(
      [sandbox.tls.certFile, sandbox.tls.keyFile, sandbox.tls.caFile].map((file) => readFile(file)),
    )
    const server = createServer({ cert, key }, (socket) => socket.end('hello'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    const said = await new Promise<string>((resolve, reject) => {
      const client = connect({ host: sandbox.ecrHost, port: address.port, ca, servername: sandbox.ecrHost })
      client.setEncoding('utf8').on('data', (text: string) => resolve(text))
      client.on('error', reject)
    })
    server.close()
    expect(said).toBe('hello')
  })
})

describe("a sandbox on the user's Docker, played by this engine", () => {
  const image = process.env['SHIP_TO_ECS_REGISTRY_IMAGE'] ?? (sandbox.registryBinary ? 'own-registry:1' : '')
  const environment = { ...process.env, ...(image ? { SHIP_TO_ECS_REGISTRY_IMAGE: image } : {}) }
  const yours = (script: string) =>
    attempt([process.execPath, '--no-warnings', enter, '--engine', 'yours', '--', 'sh', '-c', script], {
      env: environment,
    })
  const registries = () => run([docker, 'ps', '--all', '--quiet', '--filter', 'name=ship-to-ecs-registry-'])
  let before = ''

  beforeAll(async () => {
    const { registryBinary } = sandbox
    if (registryBinary) await buildRegistryImage({ docker, registryBinary, tag: 'own-registry:1' })
    before = await registries()
  })

  test('gives a registry that accepts a push, and passes the exit code on', async () => {
    const push = 'docker tag sandbox-hello:1 $HOST/hello:1 && docker push $HOST/hello:1'
    const host = `HOST=$(node -p 'JSON.parse(require("fs").readFileSync(process.env.SHIP_SANDBOX)).ecrHost')`
    const result = await yours(`${host}; ${push} && docker rmi $HOST/hello:1 && exit 7`)
    expect(result).toMatchObject({ code: 7 })
    expect(result.stdout).toMatch(/digest: sha256:[0-9a-f]{64}/)
    expect(result.stderr).toContain('immutable tags and existing repositories are not enforced')
  })

  test('leaves no container and no folder behind, also when it is ended by a signal', async () => {
    const child = spawn(
      process.execPath,
      [
        '--no-warnings',
        enter,
        '--engine',
        'yours',
        '--',
        'sh',
        '-c',
        'trap "exit 5" TERM; echo $SHIP_SANDBOX; while :; do sleep 0.1; done',
      ],
      { env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
    )
    const file = await new Promise<string>((resolve) => {
      child.stdout.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()))
    })
    child.kill('SIGTERM')
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(code).toBe(5)
    await expect(access(path.dirname(file))).rejects.toThrow('ENOENT')
    expect(await registries()).toBe(before)
  })

  test('says in one sentence that Docker is not available', async () => {
    const result = await attempt([process.execPath, '--no-warnings', enter, '--engine', 'yours', '--', 'true'], {
      env: { DOCKER_HOST: 'unix:///nowhere/docker.sock' },
    })
    expect(result.code).toBe(1)
    expect(result.stderr).toMatch(/^Docker is not available \(.*\): start it until .*\.\n$/)
  })
})
