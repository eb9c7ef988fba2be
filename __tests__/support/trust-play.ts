/** A run for an event in a checkout that somebody else may have written, beside a local GitHub that has the repository. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { startLocalGitHub } from '../../local-github/server.ts'
import type { GitHubFaultRule, LocalRepository } from '../../local-github/options.ts'
import { runAction, type ActionResult } from '../../scripts/runner/run-action.ts'

export const REPOSITORY = 'octo-org/hello'
export const TOKEN = 'ghs_tokenOfTheJob0123456789abcdefghij'

/** The tip of main, the commit of the event, and a commit that somebody checked out instead. */
export const TIP = '1111111111111111111111111111111111111111'
export const SHA = '2222222222222222222222222222222222222222'
export const OTHER = '3333333333333333333333333333333333333333'

export interface TrustPlay {
  /** `GITHUB_EVENT_NAME` and the payload. */
  readonly event: string
  readonly payload: unknown
  /** The checkout's `ship-to-ecs.yaml`; null: it has none. */
  readonly checkout: string | null
  /** What main has; null: main has no such file. */
  readonly main: string | null
  readonly head?: string
  /** Other files of the checkout, by name. */
  readonly files?: Readonly<Record<string, string>>
  readonly inputs?: Readonly<Record<string, string>>
  readonly repository?: Partial<LocalRepository>
  readonly faults?: readonly GitHubFaultRule[]
  readonly environment?: Readonly<Record<string, string>>
  /** The program; the shipped bundle when absent. */
  readonly program?: string
}

export interface TrustPlayed extends ActionResult {
  /** What GitHub was asked. */
  readonly asked: readonly string[]
  readonly violations: readonly string[]
}

const REQUIRED = {
  environment: 'test',
  repository: 'hello',
  cluster: 'demo',
  service: 'web',
  'task-definition': 'hello',
  'github-token': TOKEN,
}

/** Runs it to its end. */
export const playTrust = async (play: TrustPlay): Promise<TrustPlayed> => {
  const workspace = await mkdtemp(join(tmpdir(), 'ship-to-ecs-trust-'))
  const main = { commit: TIP, files: play.main === null ? {} : { 'ship-to-ecs.yaml': play.main } }
  const github = await startLocalGitHub({
    repositories: { [REPOSITORY]: { defaultBranch: 'main', branches: { main }, ...play.repository } },
    token: TOKEN,
    faults: play.faults ?? [],
  })
  try {
    await write(join(workspace, '.git', 'HEAD'), `${play.head ?? SHA}\n`)
    for (const [name, text] of Object.entries(play.files ?? {})) await write(join(workspace, name), text)
    if (play.checkout !== null) await write(join(workspace, 'ship-to-ecs.yaml'), play.checkout)
    const result = await runAction({
      workspace,
      inputs: { ...REQUIRED, ...play.inputs },
      event: play.payload,
      environment: {
        GITHUB_API_URL: github.endpoint,
        GITHUB_EVENT_NAME: play.event,
        GITHUB_REPOSITORY: REPOSITORY,
        GITHUB_SHA: SHA,
        GITHUB_REF: 'refs/heads/main',
        ...play.environment,
      },
      ...(play.program === undefined
        ? {}
        : { main: resolve('__tests__', 'support', 'pipelines', `${play.program}.ts`), nodeOptions: ['--no-warnings'] }),
    })
    return { ...result, asked: github.requests, violations: github.violations }
  } finally {
    await github.close()
    await rm(workspace, { recursive: true, force: true })
  }
}

const write = async (path: string, text: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}
