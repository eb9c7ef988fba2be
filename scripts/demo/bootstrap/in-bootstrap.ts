/** `npm run demo -- --bootstrap` in a sandbox: from an empty Git repository to two environments, with the minutes of each step. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { runAct, type ActRun, type Started } from '../../act/run-act.ts'
import { plainSummary } from '../../../src/report/summary/plain-summary.ts'
import { SetupError } from '../../setup/capture.ts'
import { readSandbox, type Sandbox } from '../../sandbox/sandbox.ts'
import { painter, type Look } from '../paint.ts'
import { awsConfig, ENVIRONMENTS, REPOSITORY, SUBJECT_PREFIX, type EnvironmentName } from './accounts.ts'
import { openBootstrapWorld, type BootstrapWorld } from './bootstrap-world.ts'
import { emptyRepository, followBootstrap, initCommand, type GeneratedRepository } from './generated-repository.ts'
import { startGitHubSettings } from './github-settings-server.ts'
import { buildNodeImage, NODE_IMAGE } from './node-image.ts'

const paint = painter({ isTTY: process.stdout.isTTY, environment: process.env })
const say = (look: Look, text: string): void => void process.stdout.write(`${paint(look, text)}\n`)

/** What the story does not go on from. */
class Broken extends Error {}

const expect = (isTrue: boolean, what: string): void => {
  if (!isTrue) throw new Broken(what)
  say('good', `✓ ${what}`)
}

const took: (readonly [string, number])[] = []

/** Does a step, and says how long it took. */
const step = async <Result>(title: string, work: () => Promise<Result>): Promise<Result> => {
  say('heading', `\n${took.length + 1}. ${title}`)
  const start = performance.now()
  const result = await work()
  const minutes = (performance.now() - start) / 60_000
  took.push([title, minutes])
  say('quiet', `  ${minutes.toFixed(1)} minutes`)
  return result
}

const main = async (): Promise<number> => {
  const sandbox = readSandbox()
  const gitHub = await startGitHubSettings({ repository: REPOSITORY, subjectPrefix: SUBJECT_PREFIX })
  try {
    await story(sandbox, gitHub.endpoint)
    const all = took.reduce((sum, [, minutes]) => sum + minutes, 0)
    say('heading', '\nFrom nothing to production')
    for (const [title, minutes] of took) say('quiet', `  ${minutes.toFixed(1).padStart(5)} min  ${title}`)
    say('good', `  ${all.toFixed(1).padStart(5)} min  in all`)
    say('quiet', NOT_PROVED)
    return 0
  } catch (error) {
    if (!(error instanceof Broken || error instanceof SetupError)) throw error
    if (lastLog !== '') say('quiet', lastLog.split('\n').slice(-LINES_OF_A_LOG).join('\n'))
    say('bad', error instanceof Broken ? `✗ expected: ${error.message}` : `✗ ${error.message}`)
    return 1
  } finally {
    await gitHub.close()
  }
}

const NOT_PROVED = `
The jobs are real: docker, Trivy, Dockle, the registry and the containers. AWS and GitHub are local: trust policies, permissions and rollouts are
evaluated as AWS documents them. Not shown here: service control policies, scaling, WAF, VPC endpoints, expiry in ECR, KMS, and approvals of GitHub.`

const story = async (sandbox: Sandbox, gitHub: string): Promise<void> => {
  const stacks = join(sandbox.workDir, 'stacks')
  // Only a Node.js for Linux runs in a container; an engine of the user's pulls the starter's own base.
  const baseImage = process.platform === 'linux' ? NODE_IMAGE : null
  const repository = await emptyRepository({ workDir: sandbox.workDir, stacks, gitHub, baseImage })
  await step('An empty Git repository, and `ship-to-ecs init --yes`', async () => {
    say('quiet', `  $ ${initCommand({ baseImage })}`)
    const written = (await repository.shell(initCommand({ baseImage }))).trim().split('\n')
    say('quiet', `  ${written.filter((line) => line.startsWith('created ')).length} files, BOOTSTRAP.md among them`)
    const again = await repository.shell('git add --all && ship-to-ecs init --yes && git diff --stat')
    expect(again.trim().split('\n').length <= 1, 'run again, it changes nothing')
  })
  await step('The commands of BOOTSTRAP.md: stacks in three accounts, environments of GitHub', () =>
    followBootstrap(repository, (kind, text) =>
      say(kind === 'step' ? 'heading' : 'quiet', kind === 'step' ? `  ${text}` : `  $ ${text}`),
    ),
  )
  if (baseImage !== null) await buildNodeImage(sandbox.tools.docker, join(sandbox.workDir, 'node-image'))
  const world = await openBootstrapWorld(sandbox, stacks)
  try {
    await shipping({ repository, world, gitHub })
  } finally {
    await world.close()
  }
}

interface Parts {
  readonly repository: GeneratedRepository
  readonly world: BootstrapWorld
  readonly gitHub: string
}

const shipping = async (parts: Parts): Promise<void> => {
  const { repository, world } = parts
  await step('The first push: the hello service is created in dev; production waits for its approval', async () => {
    const run = await push(parts, await repository.commit('Ship to ECS'), { job: 'deploy' })
    expect(run.exitCode === 0, 'the generated workflow is green')
    await answers(world, 'dev', 'hello\n')
    expect(world.runningIn('production').length === 0, 'production has no service yet')
  })
  const second = await step(
    'A second commit: to dev, and by its digest to production, in another account',
    async () => {
      const commit = await repository.change('server.mjs', (text) => text.replace("'hello\\n'", "'hello again\\n'"))
      const run = await push(parts, commit, {})
      expect(run.exitCode === 0, 'the generated workflow is green')
      const [digest = ''] = world.runningIn('dev')
      for (const { name } of ENVIRONMENTS) await answers(world, name, 'hello again\n')
      expect(
        world.runningIn('production').every((one) => one === digest),
        `production runs the very image, ${digest}`,
      )
      return digest
    },
  )
  await step('A broken commit: rolled back in dev, and never promoted', async () => {
    const run = await push(parts, await repository.change('server.mjs', (text) => `${BROKEN}${text}`), {})
    expect(run.exitCode === 1, 'the run is red')
    expect(run.steps['deploy']?.['error-code'] === 'E_ROLLED_BACK', 'the error is E_ROLLED_BACK')
    say(
      'quiet',
      indented(
        plainSummary(run.summaries.at(-1) ?? '')
          .split('\n')
          .slice(0, 12)
          .join('\n'),
      ),
    )
    for (const { name } of ENVIRONMENTS) {
      expect(
        world.runningIn(name).every((one) => one === second),
        `${name} runs the image of the second commit`,
      )
      await answers(world, name, 'hello again\n')
    }
  })
  await step('`ship-to-ecs doctor`, with the credentials of each account', async () => {
    for (const { name } of ENVIRONMENTS) await examine(parts, name)
  })
}

/** Of the last run of `act`, for a story that breaks off. */
let lastLog = ''
const LINES_OF_A_LOG = 80

const BROKEN = `console.error('cannot reach the database: connection refused')
process.exit(3)
`

/** What GitHub does with a push: the generated ship workflow. */
const push = async ({ repository, world }: Parts, commit: string, more: Pick<Started, 'job'>): Promise<ActRun> => {
  world.pushed(commit)
  const run = await runAct(world, repository.folder, { workflow: 'ship.yml', event: 'push', ...more })
  for (const [job, result] of Object.entries(run.jobs))
    say(result === 'success' ? 'quiet' : 'warning', `  ${job}: ${result}${errorOf(run, job)}`)
  lastLog = run.log
  return run
}

const errorOf = ({ steps }: ActRun, job: string): string => {
  const code = steps[job]?.['error-code'] ?? ''
  return code === '' ? '' : ` (${code})`
}

const answers = async (world: BootstrapWorld, environment: EnvironmentName, text: string): Promise<void> => {
  const url = world.addressIn(environment)
  const response = await fetch(url)
  const isRight = response.ok && (await response.text()) === text
  expect(isRight, `GET ${url} in ${environment} → ${response.status} "${text.trimEnd()}"`)
}

const REPORT = z.object({ checks: z.array(z.object({ id: z.string(), status: z.string(), what: z.string() })) })

const examine = async ({ repository, world, gitHub }: Parts, environment: string): Promise<void> => {
  const config = join(world.folder, 'aws-config')
  await writeFile(config, awsConfig())
  const credentials = {
    ...world.environment,
    GITHUB_API_URL: gitHub,
    GITHUB_TOKEN: world.token,
    AWS_CONFIG_FILE: config,
    AWS_PROFILE: environment,
  }
  const line = `ship-to-ecs doctor --environment ${environment} --registry-profile registry`
  say('quiet', `  $ ${line}\n${indented(await repository.shell(`${line} || true`, credentials))}`)
  const { checks } = REPORT.parse(JSON.parse(await repository.shell(`${line} --json || true`, credentials)))
  const red = checks.filter(({ status }) => RED.includes(status)).map(({ id, what }) => `${id}: ${what}`)
  expect(red.length === 0, `doctor is green for ${environment}${red.length === 0 ? '' : `, but not ${red.join('; ')}`}`)
}

/** What was not looked at is not green, either. */
const RED: readonly string[] = ['fail', 'skipped']

const indented = (text: string): string => text.trimEnd().replaceAll(/^/gmu, '  ')

process.exitCode = await main()
