import type { EFSVolumeConfiguration } from '@aws-sdk/client-ecs'
import { APP_PATH, container, having, type LintCase } from '../lint-play.ts'

const efs = (facts: Partial<EFSVolumeConfiguration>) =>
  having({ volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1', ...facts } }] })

const AT = 'volumes[0].efsVolumeConfiguration.transitEncryption'

const mount = (sourceVolume: string) =>
  container({ mountPoints: [{ sourceVolume, containerPath: '/data' }] }, efs({ transitEncryption: 'ENABLED' }))

export const STORAGE_CASES: readonly LintCase[] = [
  {
    rule: 'ECS.18',
    breaks: [
      [efs({}), AT],
      [efs({ transitEncryption: 'DISABLED' }), AT],
    ],
    keeps: [efs({ transitEncryption: 'ENABLED' }), having({ volumes: [{ name: 'data' }] })],
  },
  {
    rule: 'efs-authorization',
    breaks: [
      [efs({ authorizationConfig: { iam: 'ENABLED' } }), AT],
      [efs({ authorizationConfig: { accessPointId: 'fsap-1' } }), AT],
    ],
    keeps: [efs({ transitEncryption: 'ENABLED', authorizationConfig: { iam: 'ENABLED' } })],
  },
  {
    rule: 'unknown-volume',
    breaks: [[mount('other'), `${APP_PATH}.mountPoints[0].sourceVolume`]],
    keeps: [mount('data')],
  },
]
