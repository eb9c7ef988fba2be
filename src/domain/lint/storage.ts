/** Rules about volumes. */
import type { EFSVolumeConfiguration, Volume } from '@aws-sdk/client-ecs'
import { api, control } from './aws-documentation.ts'
import { inContainers, ofTask, where } from './rule-places.ts'
import type { LintRule } from './lint-rule.ts'

const hasTransitEncryption = ({ transitEncryption }: EFSVolumeConfiguration): boolean => transitEncryption === 'ENABLED'

/** Of an access point or of IAM, ECS requires the encryption (EFSAuthorizationConfig, accessPointId and iam). */
const needsTransitEncryption = ({ authorizationConfig }: EFSVolumeConfiguration): boolean =>
  authorizationConfig?.iam === 'ENABLED' || (authorizationConfig?.accessPointId ?? '') !== ''

const inVolumes =
  (isBroken: (efs: EFSVolumeConfiguration) => boolean, member: string): LintRule['check'] =>
  ({ volumes }) =>
    (volumes ?? []).flatMap(({ efsVolumeConfiguration: efs }: Volume, index) =>
      efs !== undefined && isBroken(efs) ? [ofTask(`volumes[${index}].efsVolumeConfiguration.${member}`)] : [],
    )

export const STORAGE: readonly LintRule[] = [
  {
    id: 'ECS.18',
    severity: 'MEDIUM',
    level: 'warn',
    title: 'An EFS volume is mounted without encryption in transit',
    reason: 'What the task reads and writes crosses the network as it is.',
    fix: 'Set `transitEncryption: ENABLED`.',
    page: control(18),
    controls: {},
    check: inVolumes((efs) => !hasTransitEncryption(efs) && !needsTransitEncryption(efs), 'transitEncryption'),
  },
  {
    id: 'efs-authorization',
    severity: 'HIGH',
    level: 'error',
    title: 'An EFS volume with an access point or IAM has no encryption in transit',
    reason: 'ECS rejects the task definition.',
    fix: 'Set `transitEncryption: ENABLED`.',
    page: api('EFSAuthorizationConfig'),
    controls: {},
    check: inVolumes((efs) => !hasTransitEncryption(efs) && needsTransitEncryption(efs), 'transitEncryption'),
  },
  {
    id: 'unknown-volume',
    severity: 'HIGH',
    level: 'error',
    title: 'A container mounts a volume that the definition does not have',
    reason: 'ECS rejects the task definition.',
    fix: 'Add the volume to `volumes`, or correct `sourceVolume`.',
    page: api('MountPoint'),
    controls: {},
    check: inContainers(({ mountPoints }, { volumeNames }) =>
      (mountPoints ?? []).flatMap(({ sourceVolume }, index) =>
        where(!volumeNames.has(sourceVolume ?? ''), {
          at: `mountPoints[${index}].sourceVolume`,
          detail: sourceVolume ?? '',
        }),
      ),
    ),
  },
]
