/** A local AWS with the hello service, and the inputs and environment that ship to it. */
import { join } from 'node:path'
import { startLocalAws, type LocalAws } from '../../local-aws/server.ts'
import type { LocalAwsOptions } from '../../local-aws/options.ts'
import { writeFixtureDatabase } from '../fixture-database/write.ts'
import { dockerEnvironment, registryOf } from '../sandbox/docker-of-sandbox.ts'
import { sandboxAccount, sandboxRegion, type Sandbox } from '../sandbox/sandbox.ts'

export interface Stack {
  readonly aws: LocalAws
  /** Inputs that ship examples/hello to it. */
  readonly inputs: Readonly<Record<string, string>>
  /** The environment of a step after aws-actions/configure-aws-credentials. */
  readonly environment: Readonly<Record<string, string>>
}

export const REPOSITORY = 'hello'

/** Not a real key; a test searches for it where no secret may appear. */
const SECRET_KEY = 'secret-access-key-of-the-local-aws'

type Mutability = 'MUTABLE' | 'IMMUTABLE'

/** Starts a local AWS in a sandbox; the caller closes `aws`. */
export const startStack = async (sandbox: Sandbox, more: Partial<LocalAwsOptions> = {}): Promise<Stack> => {
  const mutability: Mutability = 'IMMUTABLE'
  const aws = await startLocalAws({
    account: sandboxAccount,
    region: sandboxRegion,
    drive: { kind: 'engine', docker: { host: sandbox.dockerHost, bin: sandbox.tools.docker } },
    registry: registryOf(sandbox, sandbox.ecrHost),
    repositories: [{ name: REPOSITORY, imageTagMutability: mutability }],
    clusters: [
      {
        name: 'demo',
        services: [
          {
            name: 'hello',
            desiredCount: 1,
            taskDefinition: 'hello',
            deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: true } },
          },
        ],
      },
    ],
    taskDefinitions: [{ family: 'hello', containerDefinitions: [{ name: 'app', image: 'placeholder', memory: 128 }] }],
    ...more,
  })
  const database = join(sandbox.workDir, 'fixture-database')
  await writeFixtureDatabase(database)
  return {
    aws,
    inputs: {
      repository: REPOSITORY,
      cluster: 'demo',
      service: 'hello',
      'task-definition': 'task-definition.json',
      environment: 'demo',
      'trivy-cache-dir': database,
    },
    environment: {
      AWS_ENDPOINT_URL: aws.endpoint,
      AWS_REGION: more.region ?? sandboxRegion,
      AWS_ACCESS_KEY_ID: 'AKIALOCALAWS00000000',
      AWS_SECRET_ACCESS_KEY: SECRET_KEY,
      ...dockerEnvironment(),
    },
  }
}
