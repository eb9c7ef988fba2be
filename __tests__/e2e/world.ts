/** A sandbox with a local AWS in it, and the committed action driven in it as the runner does. */
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { LocalAwsOptions } from '../../local-aws/options.ts'
import { makeCheckout, type Checkout } from '../../scripts/demo/checkout.ts'
import { startStack, type Stack } from '../../scripts/demo/stack.ts'
import { runAction, type ActionResult, type ActionRun } from '../../scripts/runner/run-action.ts'
import type { HelloVariant } from '../../scripts/sandbox/hello.ts'
import { readSandbox, type Sandbox } from '../../scripts/sandbox/sandbox.ts'
import { makeRecorder, type Recorder } from './recorder.ts'

/** Values that may stand nowhere but where they belong. */
export const CANARIES = {
  buildSecret: 'canary-build-secret-5f2c9a',
  sessionToken: 'canary-session-token-77b1de',
  secretKey: 'secret-access-key-of-the-local-aws',
  runtimeToken: 'runtime-token-that-no-child-may-see',
  idToken: 'id-token-that-no-child-may-see',
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
  readonly ship: (shipment?: Shipment) => Promise<Shipped>
  /** `repository:tag` of everything that the registry holds. */
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
  let shipments = 0
  const ship = async ({ variant = 'good', page, checkout: given, ...run }: Shipment = {}): Promise<Shipped> => {
    shipments += 1
    const request = { variant, busybox: sandbox.tools.busybox ?? '', folder: join(folder, `checkout-${shipments}`) }
    const checkout = given ?? (await makeCheckout(page === undefined ? request : { ...request, page }))
    const result = await runAction({
      ...run,
      workspace: checkout.folder,
      inputs: { ...stack.inputs, secrets: `token=${CANARIES.buildSecret}`, ...run.inputs },
      environment: {
        ...stack.environment,
        AWS_SESSION_TOKEN: CANARIES.sessionToken,
        PATH: `${recorder.folder}:${process.env['PATH'] ?? ''}`,
        GITHUB_SHA: checkout.commit,
        GITHUB_REF: 'refs/heads/main',
        GITHUB_REPOSITORY: 'octo/hello',
        ...run.environment,
      },
    })
    return { ...result, checkout }
  }
  return {
    sandbox,
    stack,
    recorder,
    ship,
    tags: async () =>
      (await stack.aws.catalogue()).flatMap(({ repository, tags }) =>
        Object.keys(tags).map((tag) => `${repository}:${tag}`),
      ),
    callsOf: (operation) => stack.aws.requests.filter((request) => request.operation === operation).length,
    close: async () => {
      await stack.aws.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
