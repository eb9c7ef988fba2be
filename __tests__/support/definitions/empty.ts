/** Every list, map and text that ECS takes empty. */
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'

export const EMPTY: RegisterTaskDefinitionCommandInput = {
  family: 'empty',
  requiresCompatibilities: [],
  volumes: [
    { name: 'scratch', host: {} },
    { name: 'docker', dockerVolumeConfiguration: { driverOpts: {}, labels: {} } },
  ],
  placementConstraints: [],
  containerDefinitions: [
    {
      name: 'app',
      image: 'empty:1',
      memory: 64,
      links: [],
      portMappings: [],
      entryPoint: [],
      command: [''],
      environment: [],
      environmentFiles: [],
      mountPoints: [],
      volumesFrom: [],
      linuxParameters: { capabilities: { add: [], drop: [] }, devices: [], tmpfs: [] },
      secrets: [],
      dependsOn: [],
      hostname: '',
      user: '',
      workingDirectory: '',
      dnsServers: [],
      dnsSearchDomains: [],
      extraHosts: [],
      dockerSecurityOptions: [],
      dockerLabels: {},
      ulimits: [],
      logConfiguration: { logDriver: 'json-file', options: {}, secretOptions: [] },
      systemControls: [],
      resourceRequirements: [],
      credentialSpecs: [],
    },
    { name: 'no-command', image: 'empty:1', memory: 64, command: [], environment: [{ name: 'EMPTY', value: '' }] },
  ],
}
