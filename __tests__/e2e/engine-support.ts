/** A local AWS on the sandbox's engine and registry, and the hello images to deploy on it. */
import { GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr'
import type { RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { LocalAwsOptions } from '../../local-aws/options.ts'
import { startLocalAws } from '../../local-aws/server.ts'
import type { LocalAws } from '../../local-aws/server.ts'
import { prepareHello } from '../../scripts/hello/context.ts'
import type { HelloVariant } from '../../scripts/hello/context.ts'
import { registryOf } from '../../scripts/sandbox/docker-of-sandbox.ts'
import { readSandbox } from '../../scripts/sandbox/sandbox.ts'
import { runCommand } from '../local-aws/run-command.ts'
import type { CommandAnswer } from '../local-aws/run-command.ts'
import { clientsOf, withBreaker } from '../local-aws/support.ts'

export const sandbox = readSandbox()
const { docker, busybox } = sandbox.tools

/** The registry is a container of the user's engine: nothing is enforced there. */
export const isContainerRegistry = sandbox.registryBinary === null || sandbox.tls === null

const example = path.resolve('examples', 'hello', 'task-definition.json')

/** examples/hello's task definition. */
export const helloDefinition = JSON.parse(readFileSync(example, 'utf8')) as RegisterTaskDefinitionRequest // our own file

/** Builds a variant of examples/hello as `local-aws-<variant>`; its page names the variant. */
export const buildVariant = async (variant: HelloVariant, folder: string): Promise<void> => {
  if (busybox === null) throw new Error('The sandbox has no busybox.')
  const target = path.join(folder, variant)
  const { context } = await prepareHello({ variant, busybox, folder: target, page: `page of ${variant}` })
  await succeed(['build', '--tag', `local-aws-${variant}`, context])
}

/**
 * Gives a built variant a label of its own, so that nothing has pulled it yet: the classic engine keeps the manifest of each pull, and later
 * needs no registry for the same digest.
 */
export const makeUnpulled = async (variant: HelloVariant, folder: string): Promise<void> => {
  const name = `local-aws-${variant}`
  const dockerfile = path.join(folder, 'Dockerfile')
  await writeFile(dockerfile, `FROM ${name}\nLABEL unpulled=${randomUUID()}\n`)
  await succeed(['build', '--tag', name, '--file', dockerfile, folder])
}

const REPOSITORIES: NonNullable<LocalAwsOptions['repositories']> = [
  { name: 'hello', imageTagMutability: 'MUTABLE' },
  { name: 'fixed', imageTagMutability: 'IMMUTABLE' },
]

/** One cluster, one service with a placeholder, a mutable and an immutable repository. */
export const startEngineAws = (repositories = REPOSITORIES): Promise<LocalAws> => {
  return startLocalAws({
    drive: { kind: 'engine', docker: { host: sandbox.dockerHost, bin: docker } },
    registry: registryOptions(),
    repositories,
    taskDefinitions: [{ ...helloDefinition, containerDefinitions: [{ name: 'app', image: 'placeholder' }] }],
    clusters: [
      { name: 'demo', services: [{ name: 'web', taskDefinition: 'hello', deploymentConfiguration: withBreaker }] },
    ],
  })
}

/** The registry of the sandbox, under the name of an account's where it can have one. */
export const registryOptions = (host = sandbox.ecrHost): NonNullable<LocalAwsOptions['registry']> =>
  registryOf(sandbox, host)

/** `docker login` with a token of the local ECR; nothing where the registry asks for none. */
export const login = async (aws: LocalAws): Promise<void> => {
  if (isContainerRegistry) return
  const { authorizationData } = await clientsOf(aws).ecr.send(new GetAuthorizationTokenCommand({}))
  const token = Buffer.from(authorizationData?.[0]?.authorizationToken ?? '', 'base64').toString()
  await succeed(['login', '-u', 'AWS', '--password-stdin', aws.registryHost], token.slice(token.indexOf(':') + 1))
}

/** `docker logout`. */
export const logout = async (aws: LocalAws): Promise<void> => {
  await runCommand(docker, ['logout', aws.registryHost])
}

/** Tags a built variant as `<registry>/<reference>` and pushes it; gives what docker said. */
export const push = async (aws: LocalAws, variant: HelloVariant, reference: string): Promise<CommandAnswer> => {
  const name = `${aws.registryHost}/${reference}`
  await succeed(['tag', `local-aws-${variant}`, name])
  return runCommand(docker, ['push', name])
}

const succeed = async (args: readonly string[], input = ''): Promise<void> => {
  const { exitCode, stderr } = await runCommand(docker, args, input)
  if (exitCode !== 0) throw new Error(`docker ${args[0] ?? ''} failed: ${stderr}`)
}
