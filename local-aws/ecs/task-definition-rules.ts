/** What RegisterTaskDefinition rejects, with the messages of its `ClientException`. Only rules that matter to deployments in practice. */
import type { ContainerDefinition, RegisterTaskDefinitionRequest } from '@aws-sdk/client-ecs'
import { AwsError } from '../protocol/aws-error.ts'

const NAME = /^[A-Za-z0-9_-]{1,255}$/

/** Fargate's CPU units and the memory (MiB) that each allows: the smallest, the largest, the step (ECS Developer Guide, "Task CPU and memory"). */
const FARGATE_SIZES: Readonly<Record<number, readonly [number, number, number]>> = {
  '256': [512, 2048, 512],
  '512': [1024, 4096, 1024],
  '1024': [2048, 8192, 1024],
  '2048': [4096, 16_384, 1024],
  '4096': [8192, 30_720, 1024],
  '8192': [16_384, 61_440, 4096],
  '16384': [32_768, 122_880, 8192],
}

/** Throws ClientException with ECS's message if ECS would reject this task definition. */
export const refuseBadTaskDefinition = (request: RegisterTaskDefinitionRequest): void => {
  const containers = request.containerDefinitions ?? []
  refuseIf(request.family === undefined || request.family === '', 'Family should not be null or empty.')
  refuseIf(!NAME.test(request.family ?? ''), 'Family contains invalid characters.')
  refuseIf(request.tags?.length === 0, 'Tags can not be empty.')
  refuseIf(containers.length === 0, 'Container list cannot be empty.')
  refuseIf(
    containers.every(({ essential }) => essential === false),
    'Task definition does not have an essential container.',
  )
  for (const container of containers) refuseBadContainer(container, request)
  const names = containers.map(({ name }) => name)
  refuseIf(new Set(names).size < names.length, 'Container name must be unique in a task definition.')
  if (request.requiresCompatibilities?.includes('FARGATE') === true) refuseBadFargate(request, containers)
}

const refuseBadContainer = (container: ContainerDefinition, request: RegisterTaskDefinitionRequest): void => {
  refuseIf((container.name ?? '') === '', 'Container.name should not be null or empty.')
  refuseIf(!NAME.test(container.name ?? ''), 'Container.name contains invalid characters.')
  refuseIf((container.image ?? '') === '', 'Container.image should not be null or empty.')
  refuseIf(/\s/.test(container.image ?? ''), 'Container.image contains invalid characters.')
  refuseBadCredentials(container)
  refuseIf(
    container.memory === undefined && container.memoryReservation === undefined && request.memory === undefined,
    `Invalid setting for container '${container.name ?? ''}'. At least one of 'memory' or 'memoryReservation' must be specified.`,
  )
}

const refuseBadCredentials = ({ image = '', repositoryCredentials }: ContainerDefinition): void => {
  if (repositoryCredentials === undefined) return
  refuseIf(
    /\.dkr\.ecr\./.test(image),
    'Private repository credentials are not a supported authentication method for ECR repositories.',
  )
  refuseIf(
    repositoryCredentials.credentialsParameter === '',
    'Container.repositoryCredentials.credentialsParameter should not be null or empty.',
  )
}

const refuseBadFargate = (request: RegisterTaskDefinitionRequest, containers: readonly ContainerDefinition[]): void => {
  refuseIf(request.networkMode !== 'awsvpc', "Fargate only supports network mode 'awsvpc'.")
  refuseIf(request.cpu === undefined, "Fargate requires that 'cpu' be defined at the task level.")
  refuseIf(request.memory === undefined, "Fargate requires that 'memory' be defined at the task level.")
  refuseIf(
    !isFargateSize(amountOf(request.cpu, 'vcpu'), amountOf(request.memory, 'gb')),
    `No Fargate configuration exists for given values: ${request.cpu ?? ''} CPU, ${request.memory ?? ''} memory. See the Amazon ECS documentation for the valid values.`,
  )
  if (request.executionRoleArn !== undefined) return
  const needs = (feature: string): string =>
    `Fargate requires task definition to have execution role ARN to support ${feature}.`
  refuseIf(
    containers.some(({ logConfiguration }) => logConfiguration?.logDriver === 'awslogs'),
    needs('log driver awslogs'),
  )
  refuseIf(
    containers.some(({ image }) => /\.dkr\.ecr\./.test(image ?? '')),
    needs('ECR images'),
  )
}

/** `1024`, or `1 vCPU` and `1 GB` (RegisterTaskDefinition, cpu and memory). */
export const amountOf = (text = '', unit: string): number => {
  const [, number = '', given = ''] = /^([\d.]+) ?(\w*)$/.exec(text) ?? []
  return given.toLowerCase() === unit ? Number(number) * 1024 : Number(given === '' ? number : NaN)
}

const isFargateSize = (cpu: number, memory: number): boolean => {
  const [smallest, largest, step] = FARGATE_SIZES[cpu] ?? [Infinity, 0, 1]
  return memory >= smallest && memory <= largest && (memory - smallest) % step === 0
}

const refuseIf = (condition: boolean, message: string): void => {
  if (condition) throw new AwsError('ClientException', message)
}
