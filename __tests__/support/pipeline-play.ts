/** A pipeline of the tests as the process of a run: real adapters and reports, a local AWS, and its virtual clock. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Scenario } from '../../local-aws/ecs/script/scenario.ts'
import type { FaultRule } from '../../local-aws/protocol/faults.ts'
import { startLocalAws, type LocalAws } from '../../local-aws/server.ts'
import { runAction, type ActionResult } from '../../scripts/runner/run-action.ts'
import { DRAFT, IMAGE } from './local-target.ts'

export interface PipelinePlay {
  /** The file in `pipelines/`, without its ending. */
  readonly program: string
  readonly scenario: Scenario | readonly Scenario[]
  readonly services?: readonly { readonly name: string; readonly desiredCount?: number }[]
  readonly faults?: readonly FaultRule[]
  /** Over those that every run has. */
  readonly inputs?: Readonly<Record<string, string>>
  /** Cancels the run when it resolves. */
  readonly cancelWhen?: (aws: LocalAws) => Promise<void>
}

export interface PipelinePlayed extends ActionResult {
  /** Already closed; what it remembers can be read. */
  readonly aws: LocalAws
}

/** What the services run before the run. */
export const BEFORE_IMAGE = `${IMAGE.registry}/${IMAGE.repository}:before`

const BEFORE = { ...DRAFT.input, containerDefinitions: [{ name: 'app', image: BEFORE_IMAGE }] }

/** Runs a pipeline to its end. */
export const playPipeline = async (play: PipelinePlay): Promise<PipelinePlayed> => {
  const { services = [{ name: 'web' }], faults = [], cancelWhen } = play
  const workspace = await mkdtemp(join(tmpdir(), 'ship-to-ecs-pipeline-'))
  const aws = await startLocalAws({
    drive: { kind: 'script', scenario: [play.scenario].flat().map((one) => ({ reports: IMAGE.digest, ...one })) },
    repositories: [{ name: IMAGE.repository }],
    taskDefinitions: [BEFORE],
    clusters: [{ name: 'demo', services: services.map((service) => ({ ...service, taskDefinition: 'hello' })) }],
    faults: [...faults],
  })
  try {
    const result = await runAction({
      main: resolve('__tests__', 'support', 'pipelines', `${play.program}.ts`),
      nodeOptions: ['--no-warnings', '--import', resolve('local-aws', 'clock', 'preload.ts')],
      workspace,
      inputs: {
        environment: 'test',
        repository: IMAGE.repository,
        cluster: 'demo',
        service: 'web',
        'task-definition': 'hello',
        'aws-region': 'eu-west-1',
        ...play.inputs,
      },
      environment: {
        GITHUB_SHA: '4f1d2c3b5a69788796a5b4c3d2e1f00112233445',
        GITHUB_REF: 'refs/heads/main',
        AWS_ENDPOINT_URL: aws.endpoint,
        AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'not-a-secret',
        LOCAL_AWS_CLOCK: aws.endpoint,
      },
      ...(cancelWhen === undefined ? {} : { cancelWhen: () => cancelWhen(aws) }),
    })
    return { ...result, aws }
  } finally {
    await aws.close()
    await rm(workspace, { recursive: true, force: true })
  }
}

/** The images that a service was deployed with, oldest first. */
export const deployedImages = (aws: LocalAws, service: string): readonly (string | undefined)[] =>
  aws.state.clusters
    .flatMap(({ services }) => services)
    .filter(({ name }) => name === service)
    .flatMap(({ rollouts }) => rollouts.toReversed())
    .map(({ taskDefinition }) => taskDefinition.definition.containerDefinitions[0]?.image)
