/** Containers on EC2 instances, with what only they can have. */
import type { RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs'

export const EC2_BRIDGE: RegisterTaskDefinitionCommandInput = {
  family: 'batch',
  requiresCompatibilities: ['EC2', 'EXTERNAL'],
  networkMode: 'bridge',
  ipcMode: 'host',
  pidMode: 'host',
  placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type =~ g4.* and task:group != x' }],
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- a member of the request all the same
  inferenceAccelerators: [{ deviceName: 'device-1', deviceType: 'eia2.medium' }],
  volumes: [
    { name: 'host-folder', host: { sourcePath: '/var/lib/batch' } },
    { name: 'scratch', host: {} },
    {
      name: 'shared',
      dockerVolumeConfiguration: {
        scope: 'shared',
        autoprovision: true,
        driver: 'local',
        driverOpts: { type: 'nfs', o: 'addr=10.0.0.5,rw' },
        labels: { owner: 'batch' },
      },
    },
    {
      name: 'bucket',
      s3filesVolumeConfiguration: {
        fileSystemArn: 'arn:aws:s3files:eu-west-1:123456789012:file-system/fs-0123456789abcdef0',
        rootDirectory: '/data',
        transitEncryptionPort: 2049,
        accessPointArn: 'arn:aws:s3files:eu-west-1:123456789012:access-point/fsap-0123456789abcdef0',
      },
    },
  ],
  containerDefinitions: [
    {
      name: 'app',
      image: 'batch:1',
      cpu: 512,
      memory: 4096,
      essential: true,
      links: ['cache:redis'],
      hostname: 'batch-1',
      dnsServers: ['10.0.0.2'],
      dnsSearchDomains: ['example.internal'],
      extraHosts: [{ hostname: 'legacy.example.internal', ipAddress: '10.0.0.9' }],
      dockerSecurityOptions: ['no-new-privileges', 'label:type:batch_t'],
      privileged: false,
      disableNetworking: false,
      portMappings: [{ containerPort: 80, hostPort: 0 }],
      mountPoints: [{ sourceVolume: 'host-folder', containerPath: '/data', readOnly: true }],
      volumesFrom: [{ sourceContainer: 'cache', readOnly: true }],
      resourceRequirements: [
        { type: 'GPU', value: '1', sharingStrategy: { nvidiaMps: { memory: 2048, maxComputePercent: 50 } } },
        { type: 'InferenceAccelerator', value: 'device-1' },
      ],
      linuxParameters: {
        capabilities: { add: ['SYS_PTRACE'], drop: ['NET_RAW'] },
        devices: [{ hostPath: '/dev/fuse', containerPath: '/dev/fuse', permissions: ['read', 'write', 'mknod'] }],
        initProcessEnabled: true,
        sharedMemorySize: 64,
        tmpfs: [{ containerPath: '/tmp', size: 128, mountOptions: ['rw', 'noexec'] }],
        maxSwap: 0,
        swappiness: 60,
      },
    },
    { name: 'cache', image: 'redis:7', memory: 256, essential: false },
  ],
}

/** Windows with a share of FSx and an account of Active Directory. */
export const EC2_WINDOWS: RegisterTaskDefinitionCommandInput = {
  family: 'intranet',
  requiresCompatibilities: ['EC2'],
  runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'X86_64' },
  executionRoleArn: 'arn:aws:iam::123456789012:role/intranet-execution',
  volumes: [
    {
      name: 'share',
      fsxWindowsFileServerVolumeConfiguration: {
        fileSystemId: 'fs-0123456789abcdef0',
        rootDirectory: '\\share\\intranet',
        authorizationConfig: {
          credentialsParameter: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:share',
          domain: 'example.internal',
        },
      },
    },
  ],
  containerDefinitions: [
    {
      name: 'app',
      image: 'intranet:1',
      cpu: 1024,
      memory: 2048,
      essential: true,
      entryPoint: ['powershell', '-Command'],
      command: ['Start-Service W3SVC; & "C:\\ServiceMonitor.exe" w3svc'],
      credentialSpecs: ['credentialspecdomainless:arn:aws:s3:::intranet/spec.json'],
      mountPoints: [{ sourceVolume: 'share', containerPath: 'C:\\share', readOnly: false }],
    },
  ],
}
