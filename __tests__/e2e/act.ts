/** `act` in host mode: runs a fixture's workflow file on this machine, with the committed action in the repository's root. */
import { spawn } from 'node:child_process'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { commitAll } from '../../scripts/hello/checkout.ts'
import { prepareHello, type HelloVariant } from '../../scripts/hello/context.ts'
import { installTools } from '../../scripts/setup/install.ts'
import { CANARIES, type World } from './world.ts'

const outputsSchema = z.record(z.string(), z.string())

export interface Workflow {
  readonly exitCode: number | null
  readonly log: string
  /** What the last step saw. */
  readonly outcome: string
  readonly outputs: Readonly<Record<string, string>>
  readonly commit: string
}

/** Makes the repository in the world and runs its workflow. */
export const runWorkflow = async (world: World, variant: HelloVariant): Promise<Workflow> => {
  const folder = join(dirname(world.recorder.folder), 'act')
  const places = { repository: join(folder, 'repository'), home: join(folder, 'home'), seen: join(folder, 'seen') }
  await Promise.all(Object.values(places).map((place) => mkdir(place, { recursive: true })))
  const { commit } = await makeRepository(places.repository, world, variant)
  const ended = await runAct(world, places)
  return {
    ...ended,
    commit,
    outcome: await readFile(join(places.seen, 'outcome'), 'utf8'),
    outputs: outputsSchema.parse(JSON.parse(await readFile(join(places.seen, 'outputs.json'), 'utf8'))),
  }
}

/** As a user has it, with this action in its root and the hello service in `app`. */
const makeRepository = async (folder: string, world: World, variant: HelloVariant) => {
  await cp(resolve('__tests__', 'e2e', 'fixtures', 'act'), folder, { recursive: true })
  for (const part of ['action.yml', 'dist']) await cp(resolve(part), join(folder, part), { recursive: true })
  await prepareHello({ variant, busybox: world.sandbox.tools.busybox ?? '', folder: join(folder, 'app') })
  return commitAll(folder, variant)
}

type Places = Readonly<Record<'repository' | 'home' | 'seen', string>>

const runAct = async (world: World, places: Places): Promise<Pick<Workflow, 'exitCode' | 'log'>> => {
  const { act } = await installTools(['act'], () => undefined)
  const child = spawn(act.programs.act, await argumentsOf(world, places), {
    cwd: places.repository,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...world.stack.environment,
      BUILD_SECRET: CANARIES.buildSecret,
      // act runs an action with the `node` of PATH, whatever action.yml says.
      PATH: [world.recorder.folder, dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter),
      HOME: places.home,
      XDG_CACHE_HOME: join(places.home, '.cache'),
    },
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (log += text))
  }
  const exitCode = await new Promise<number | null>((done, reject) => child.on('error', reject).on('close', done))
  return { exitCode, log }
}

/** No file of the machine's user is read, nothing is fetched, and no secret is an argument. */
const argumentsOf = async ({ stack }: World, { home, seen }: Places): Promise<readonly string[]> => {
  const empty = join(home, 'empty')
  await writeFile(empty, '')
  const variables = {
    AWS_ENDPOINT_URL: stack.environment['AWS_ENDPOINT_URL'] ?? '',
    TRIVY_CACHE_DIR: stack.inputs['trivy-cache-dir'] ?? '',
    FOLDER: seen,
  }
  const secrets = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'BUILD_SECRET']
  return [
    'push',
    ...['-P', 'ubuntu-latest=-self-hosted', '--no-cache-server', '--action-offline-mode', '--use-gitignore=false'],
    ...['--env-file', empty, '--var-file', empty, '--secret-file', empty, '--input-file', empty],
    ...Object.entries(variables).flatMap(([name, value]) => ['--var', `${name}=${value}`]),
    ...secrets.flatMap((name) => ['--secret', name]),
  ]
}
