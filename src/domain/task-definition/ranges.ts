/**
 * The numbers that a member may have, by structure and member (Amazon ECS API Reference, the page of each structure). The service model
 * has no ranges. Members that are not listed may have any integer of 32 bits, the model's only type of number.
 */

export type Range = readonly [smallest: number, largest: number]

export const INTEGER: Range = [-2_147_483_648, 2_147_483_647]

const COUNT: Range = [0, INTEGER[1]]
const PORT: Range = [0, 65_535]

/** RANGES['PortMapping.hostPort']; 0 is a port that the agent chooses. */
export const RANGES: Readonly<Record<string, Range>> = {
  'ContainerDefinition.cpu': COUNT,
  'ContainerDefinition.memory': COUNT,
  'ContainerDefinition.memoryReservation': COUNT,
  'ContainerDefinition.startTimeout': COUNT,
  'ContainerDefinition.stopTimeout': COUNT,
  'ContainerRestartPolicy.restartAttemptPeriod': [60, 1800],
  'EFSVolumeConfiguration.transitEncryptionPort': PORT,
  'EphemeralStorage.sizeInGiB': [21, 200],
  'HealthCheck.interval': [5, 300],
  'HealthCheck.retries': [1, 10],
  'HealthCheck.startPeriod': [0, 300],
  'HealthCheck.timeout': [2, 60],
  'LinuxParameters.maxSwap': COUNT,
  'LinuxParameters.sharedMemorySize': COUNT,
  'LinuxParameters.swappiness': [0, 100],
  'PortMapping.containerPort': PORT,
  'PortMapping.hostPort': PORT,
  'S3FilesVolumeConfiguration.transitEncryptionPort': PORT,
  'Tmpfs.size': COUNT,
}

/** The numbers that need not be whole. */
export const FRACTIONS: readonly string[] = ['CanaryConfiguration.canaryPercent', 'LinearConfiguration.stepPercent']
