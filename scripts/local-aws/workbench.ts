/** `workbench.ts ACT CONFIG [COMMAND…]`, in a sandbox: the local AWS, the files to try a workflow with, and a shell or command. */
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'
import { z } from 'zod'
import type { LocalAwsOptions } from '../../local-aws/options.ts'
import { makeCheckout } from '../hello/checkout.ts'
import { startStack, type Stack } from '../hello/stack.ts'
import { inRepository } from '../repository.ts'
import { startCommand } from '../sandbox/guest-command.ts'
import { readSandbox, type Sandbox } from '../sandbox/sandbox.ts'

type Environment = Readonly<Record<string, string>>

const main = async ([act = '', config = '', ...command]: readonly string[]): Promise<number> => {
  const sandbox = readSandbox()
  const stack = await startStack(sandbox, config === '' ? {} : await readConfiguration(config))
  try {
    const environment = await prepare(sandbox, stack, act)
    show(introduction(sandbox, stack, environment))
    return await runBeside(command.length > 0 ? command : [process.env['SHELL'] ?? 'sh'], environment)
  } finally {
    await stack.aws.close()
  }
}

/** The options of a file; the sandbox gives `drive` and `registry` where the file has none. They are checked at the start. */
const readConfiguration = async (file: string): Promise<Partial<LocalAwsOptions>> =>
  JSON.parse(await readFile(file, 'utf8')) as Partial<LocalAwsOptions> // startLocalAws checks it and names what is wrong

/** The files of the workbench, and the variables that lead to them and to the local AWS. */
const prepare = async (sandbox: Sandbox, stack: Stack, act: string): Promise<Environment> => {
  const folder = join(sandbox.workDir, 'workbench')
  const places = { action: join(folder, 'ship-to-ecs'), hello: join(folder, 'hello'), bin: join(folder, 'bin') }
  await Promise.all([places.action, places.bin].map((place) => mkdir(place, { recursive: true })))
  // Only what a runner fetches of an action; act copies the whole folder for every run.
  for (const part of ['action.yml', 'dist'])
    await cp(inRepository(part), join(places.action, part), { recursive: true })
  await makeCheckout({ variant: 'good', busybox: sandbox.tools.busybox ?? '', folder: places.hello })
  await symlink(act, join(places.bin, 'act'))
  const aws = Object.fromEntries(Object.entries(stack.environment).filter(([name]) => name.startsWith('AWS_')))
  // A run speaks to the registry itself, too, where it reads, copies or pushes an index.
  const trust = sandbox.tls === null ? {} : { NODE_EXTRA_CA_CERTS: sandbox.tls.caFile }
  const variables = { ...aws, ...trust, TRIVY_CACHE_DIR: stack.inputs['trivy-cache-dir'] ?? '' }
  const envFile = join(folder, 'local-aws.env')
  await writeFile(envFile, lines(Object.entries(variables).map(([name, value]) => `${name}=${value}`)))
  return {
    ...variables,
    SHIP_TO_ECS: places.action,
    HELLO: places.hello,
    LOCAL_AWS_ENV: envFile,
    PATH: [places.bin, dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
  }
}

const introduction = (sandbox: Sandbox, stack: Stack, environment: Environment): string => {
  const names = ['AWS_ENDPOINT_URL', 'TRIVY_CACHE_DIR', 'SHIP_TO_ECS', 'HELLO', 'LOCAL_AWS_ENV']
  const elsewhere = sandbox.engine === 'yours' ? ['From another terminal: `set -a; . LOCAL_AWS_ENV-FILE; set +a`.'] : []
  const clusters = stack.aws.state.clusters.map(
    ({ name, services }) => `  cluster ${name}: ${services.map((service) => service.name).join(', ')}`,
  )
  const hasHello = stack.aws.state.clusters.some(({ services }) => services.some(({ name }) => name === 'hello'))
  return lines([
    '',
    `The local AWS answers on ${stack.aws.endpoint}, the registry on ${stack.aws.registryHost}.`,
    ...clusters,
    ...names.map((name) => `  ${name}=${environment[name] ?? ''}`),
    ...(hasHello ? ['Ship examples/hello by its workflow:', '  cd "$HELLO"'] : ['Run a workflow in its checkout:']),
    '  act push --platform ubuntu-latest=-self-hosted --no-cache-server --local-repository "ship-to-ecs/ship-to-ecs@v1=$SHIP_TO_ECS"',
    ...elsewhere,
    'The local AWS ends with this shell.',
    '',
  ])
}

const runBeside = async (argv: readonly string[], environment: Environment): Promise<number> => {
  const command = startCommand(argv, { ...process.env, ...environment })
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(name, () => {
      // A terminal sends SIGINT to the command itself.
      if (name !== 'SIGINT' || !process.stdin.isTTY) command.signal(name)
    })
  }
  return command.ended
}

const lines = (texts: readonly string[]): string => `${texts.join('\n')}\n`

// Standard output belongs to the command.
const show = (text: string): void => void process.stderr.write(text)

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof z.ZodError) show(`The configuration of the local AWS is wrong:\n${z.prettifyError(error)}\n`)
  else throw error
  process.exitCode = 1
}
