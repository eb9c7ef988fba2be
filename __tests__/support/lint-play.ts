/** A task definition that breaks no rule of the lint, and what breaks it in one place. */
import type { ContainerDefinition, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'
import { lint, type LintFinding } from '../../src/domain/lint/lint.ts'

type Definition = RegisterTaskDefinitionCommandInput

const ROLE = 'arn:aws:iam::123456789012:role'

/** The container that gets the image. */
export const APP: ContainerDefinition = {
  name: 'app',
  image: 'replaced',
  essential: true,
  user: '1000',
  readonlyRootFilesystem: true,
  linuxParameters: { capabilities: { drop: ['ALL'] } },
  portMappings: [{ containerPort: 8080 }],
  environment: [{ name: 'PORT', value: '8080' }],
  secrets: [{ name: 'SESSION_KEY', valueFrom: 'arn:aws:ssm:eu-west-1:123456789012:parameter/db' }],
  healthCheck: { command: ['CMD', '/health'] },
  logConfiguration: {
    logDriver: 'awslogs',
    options: {
      'awslogs-group': '/ecs/web',
      'awslogs-region': 'eu-west-1',
      'awslogs-stream-prefix': 'web',
      mode: 'non-blocking',
      'max-buffer-size': '25m',
    },
  },
}

/** Another container, pinned by its digest. */
export const PROXY: ContainerDefinition = {
  ...APP,
  name: 'proxy',
  image: `public.ecr.aws/nginx/nginx@sha256:${'a'.repeat(64)}`,
  portMappings: [{ containerPort: 8443 }],
  memory: 128,
}

/** On Fargate. */
export const CLEAN: Definition = {
  family: 'web',
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  executionRoleArn: `${ROLE}/execution`,
  taskRoleArn: `${ROLE}/task`,
  runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
  tags: [{ key: 'team', value: 'a' }],
  containerDefinitions: [APP],
}

/** On instances: a limit for the container. */
export const ON_EC2: Definition = {
  ...CLEAN,
  requiresCompatibilities: ['EC2'],
  containerDefinitions: [{ ...APP, memory: 256 }],
}

/** Windows on instances. */
export const WINDOWS: Definition = {
  ...ON_EC2,
  runtimePlatform: { cpuArchitecture: 'X86_64', operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
  containerDefinitions: [{ ...APP, linuxParameters: undefined, user: 'ContainerUser', memory: 256 }],
}

/** The definition with other members. */
export const having = (facts: Partial<Definition>, base = CLEAN): Definition => ({ ...base, ...facts })

/** The definition, whose first container has other members. */
export const container = (facts: Partial<ContainerDefinition>, base = CLEAN): Definition => ({
  ...base,
  containerDefinitions: (base.containerDefinitions ?? []).map((one, index) =>
    index === 0 ? { ...one, ...facts } : one,
  ),
})

/** The definition with one container more. */
export const beside = (facts: Partial<ContainerDefinition>, base = CLEAN): Definition => ({
  ...base,
  containerDefinitions: [...(base.containerDefinitions ?? []), { ...PROXY, ...facts }],
})

/** Everything that the lint finds. */
export const findingsOf = (input: Definition): readonly LintFinding[] =>
  lint({ input, source: 'task.json' }, { containerName: 'app', levels: {}, values: 'checked' })

/** For one rule: definitions that break it and no other rule, with the path where; and some that come near and do not. */
export interface LintCase {
  readonly rule: string
  readonly breaks: readonly (readonly [definition: Definition, ...paths: string[]])[]
  readonly keeps: readonly Definition[]
}

export const APP_PATH = 'containerDefinitions[0]'
