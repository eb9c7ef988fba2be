/** What ECS makes of a task definition when it registers it: the values that DescribeTaskDefinition then returns although nobody wrote them. */
import type {
  ContainerDefinition,
  PortMapping,
  RegisterTaskDefinitionRequest,
  TaskDefinition,
  Volume,
} from '@aws-sdk/client-ecs'
import { amountOf } from './task-definition-rules.ts'

type Given = Omit<RegisterTaskDefinitionRequest, 'tags'>

/** The definition with what ECS fills in. */
export const asRegistered = (given: Given): Given & TaskDefinition => ({
  ...given,
  ...(given.cpu === undefined ? {} : { cpu: inUnits(given.cpu, 'vcpu') }),
  ...(given.memory === undefined ? {} : { memory: inUnits(given.memory, 'gb') }),
  containerDefinitions: (given.containerDefinitions ?? []).map((container) => containerAs(container, given)),
  volumes: (given.volumes ?? []).map(volumeAs),
  placementConstraints: given.placementConstraints ?? [],
  compatibilities: given.networkMode === 'awsvpc' ? ['EC2', 'FARGATE'] : ['EC2'],
  enableFaultInjection: given.enableFaultInjection ?? false,
})

/** `1 vCPU` is returned as `1024`. What is not an amount stays. */
const inUnits = (text: string, unit: string): string => {
  const units = amountOf(text.trim(), unit)
  return Number.isNaN(units) ? text : String(units)
}

/** ECS returns these lists when they are empty, too. */
const containerAs = (container: ContainerDefinition, { networkMode }: Given): ContainerDefinition => ({
  cpu: 0,
  environment: [],
  essential: true,
  mountPoints: [],
  volumesFrom: [],
  systemControls: [],
  ...container,
  portMappings: (container.portMappings ?? []).map((mapping) => portAs(mapping, networkMode)),
  ...(container.healthCheck === undefined
    ? {}
    : { healthCheck: { interval: 30, timeout: 5, retries: 3, ...container.healthCheck } }),
})

const portAs = (mapping: PortMapping, networkMode: Given['networkMode']): PortMapping => ({
  protocol: 'tcp',
  ...(mapping.containerPort === undefined ? {} : { hostPort: freePort(mapping.containerPort, networkMode) }),
  ...mapping,
})

/** In a network of the task or of the host, a container's port is the host's; in a bridge, 0 asks for any. */
const freePort = (containerPort: number, networkMode: Given['networkMode']): number =>
  networkMode === 'awsvpc' || networkMode === 'host' ? containerPort : 0

/** A volume of no other kind is one of the host. */
const volumeAs = (volume: Volume): Volume => {
  if (volume.efsVolumeConfiguration !== undefined) {
    return { ...volume, efsVolumeConfiguration: { rootDirectory: '/', ...volume.efsVolumeConfiguration } }
  }
  const { dockerVolumeConfiguration, fsxWindowsFileServerVolumeConfiguration, s3filesVolumeConfiguration } = volume
  const others = [dockerVolumeConfiguration, fsxWindowsFileServerVolumeConfiguration, s3filesVolumeConfiguration]
  const isOther = volume.configuredAtLaunch === true || others.some((one) => one !== undefined)
  return isOther ? volume : { host: {}, ...volume }
}
