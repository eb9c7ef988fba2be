/** A sandbox with a local AWS in it, and the committed action driven in it as the runner does. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LocalAwsOptions } from '../../local-aws/options.ts'
import { makeCheckout, type Checkout } from '../../scripts/hello/checkout.ts'
import { startStack, type Stack } from '../../scripts/hello/stack.ts'
import { runAction, type ActionResult, type ActionRun } from '../../scripts/runner/run-action.ts'
import type { HelloVariant } from '../../scripts/hello/context.ts'
import { readSandbox, type Sandbox } from '../../scripts/sandbox/sandbox.ts'
import { isRunMark } from '../../src/domain/image/reserved-tags.ts'
import { secretsOf } from '../support/secrets-of-play.ts'
import { makeRecorder, type Recorder } from './recorder.ts'

/** Values that may be seen nowhere but where they belong. */
export const CANARIES = {
  buildSecret: 'canary-build-secret-5f2c9a',
  buildSecretOfEnvironment: 'canary-build-secret-of-the-environment-e1d04b',
  /** On a line of its own between two others. */
  buildSecretOfFile: 'canary-build-secret-of-a-file-90c7aa',
  sessionToken: 'canary-session-token-77b1de',
  secretKey: 'secret-access-key-of-the-local-aws',
  runtimeToken: 'runtime-token-that-no-child-may-see',
  idToken: 'id-token-that-no-child-may-see',
  githubToken: 'ghs_canaryTokenOfTheJobThatNoChildMaySee',
} as const

export interface Shipment extends Partial<Omit<ActionRun, 'workspace'>> {
  readonly variant?: HelloVariant
  readonly page?: string
  /** A checkout of an earlier shipment, to be shipped again. */
  readonly checkout?: Checkout
}

export interface Shipped extends ActionResult {
  readonly checkout: Checkout
}

export interface World {
  readonly sandbox: Sandbox
  readonly stack: Stack
  readonly recorder: Recorder
  /** A checkout that is not shipped yet, for a test to change. */
  readonly checkout: (wanted?: Pick<Shipment, 'variant' | 'page'>) => Promise<Checkout>
  readonly ship: (shipment?: Shipment) => Promise<Shipped>
  /** `repository:tag` and digest of what the registry was given since the world was opened, without the marks of runs. */
  readonly images: () => Promise<Readonly<Record<string, string>>>
  /** Every `repository:tag` that it was given, sorted. */
  readonly tags: () => Promise<readonly string[]>
  /** How often an ECS operation was called. */
  readonly callsOf: (operation: string) => number
  readonly close: () => Promise<void>
}

/** Opens it; to be closed after each test. */
export const openWorld = async (more: Partial<LocalAwsOptions> = {}): Promise<World> => {
  const sandbox = readSandbox()
  const folder = await mkdtemp(join(sandbox.workDir, 'world-'))
  const stack = await startStack(sandbox, more)
  const { docker, trivy, dockle } = sandbox.tools
  const recorder = await makeRecorder(join(folder, 'bin'), { docker, trivy, dockle })
  const secretFile = join(folder, 'build-secret')
  await writeFile(secretFile, `line-0-1f6e\n${CANARIES.buildSecretOfFile}\nline-2-b52d\n`)
  let checkouts = 0
  const checkout = async ({ variant = 'good', page }: Pick<Shipment, 'variant' | 'page'> = {}): Promise<Checkout> => {
    checkouts += 1
    const request = { variant, busybox: sandbox.tools.busybox ?? '', folder: join(folder, `checkout-${checkouts}`) }
    return makeCheckout(page === undefined ? request : { ...request, page })
  }
  const ship = async ({ variant, page, checkout: given, ...run }: Shipment = {}): Promise<Shipped> => {
    const wanted = { ...(variant === undefined ? {} : { variant }), ...(page === undefined ? {} : { page }) }
    const source = given ?? (await checkout(wanted))
    const result = await runAction({
      ...run,
      workspace: source.folder,
      secrets: () => ({
        ...secretsOf({ aws: stack.aws, oidc: null }),
        'a secret of the world': Object.values(CANARIES),
        ...run.secrets?.(),
      }),
      inputs: {
        ...stack.inputs,
        secrets: `token=${CANARIES.buildSecret}`,
        'secret-envs': 'from-environment=CANARY_OF_A_BUILD',
        'secret-files': `from-file=${secretFile}`,
        'github-token': CANARIES.githubToken,
        ...run.inputs,
      },
      environment: {
        ...stack.environment,
        CANARY_OF_A_BUILD: CANARIES.buildSecretOfEnvironment,
        AWS_SESSION_TOKEN: CANARIES.sessionToken,
        PATH: `${recorder.folder}:${process.env['PATH'] ?? ''}`,
        GITHUB_SHA: source.commit,
        GITHUB_REF: 'refs/heads/main',
        GITHUB_REPOSITORY: 'octo/hello',
        ...run.environment,
      },
    })
    return { ...result, checkout: source }
  }
  // The registry of the user's own Docker outlives a world.
  const before = await imagesOf(stack)
  const given = async (): Promise<readonly (readonly [string, string])[]> =>
    Object.entries(await imagesOf(stack)).filter(([name, digest]) => before[name] !== digest)
  return {
    sandbox,
    stack,
    recorder,
    checkout,
    ship,
    images: async () =>
      Object.fromEntries((await given()).filter(([name]) => !isRunMark(name.slice(name.lastIndexOf(':') + 1)))),
    tags: async () => (await given()).map(([name]) => name).toSorted(),
    callsOf: (operation) => stack.aws.requests.filter((request) => request.operation === operation).length,
    close: async () => {
      await stack.aws.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const imagesOf = async ({ aws }: Stack): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    (await aws.catalogue()).flatMap(({ repository, tags }) =>
      Object.entries(tags).map(([tag, digest]) => [`${repository}:${tag}`, digest]),
    ),
  )
