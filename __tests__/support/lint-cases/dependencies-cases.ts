import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import { APP_PATH, beside, container, having, ON_EC2, PROXY, type LintCase } from '../lint-play.ts'

type Condition = 'START' | 'HEALTHY' | 'SUCCESS' | 'COMPLETE'

const dependsOn = (containerName: string, condition: Condition = 'START') => [{ containerName, condition }]

/** The container of the image, which waits for the other one. */
const waiting = (condition: Condition, other: Partial<ContainerDefinition>) =>
  container({ dependsOn: dependsOn('proxy', condition) }, beside(other))

const AT_CONDITION = `${APP_PATH}.dependsOn[0].condition`

export const DEPENDENCY_CASES: readonly LintCase[] = [
  {
    rule: 'unknown-container',
    breaks: [
      [container({ dependsOn: dependsOn('other') }), `${APP_PATH}.dependsOn[0].containerName`],
      [container({ dependsOn: dependsOn('other', 'HEALTHY') }), `${APP_PATH}.dependsOn[0].containerName`],
      [container({ volumesFrom: [{ sourceContainer: 'other' }] }), `${APP_PATH}.volumesFrom[0].sourceContainer`],
    ],
    keeps: [container({ dependsOn: dependsOn('proxy'), volumesFrom: [{ sourceContainer: 'proxy' }] }, beside({}))],
  },
  {
    rule: 'dependency-circle',
    breaks: [
      [container({ dependsOn: dependsOn('app') }), `${APP_PATH}.dependsOn`],
      [
        container({ dependsOn: dependsOn('proxy') }, beside({ dependsOn: dependsOn('app') })),
        `${APP_PATH}.dependsOn`,
        'containerDefinitions[1].dependsOn',
      ],
    ],
    keeps: [
      waiting('START', {}),
      // Two ways to one container are no circle.
      having({
        containerDefinitions: [
          ...(container({ dependsOn: [...dependsOn('proxy'), ...dependsOn('third')] }).containerDefinitions ?? []),
          { ...PROXY, dependsOn: dependsOn('third') },
          { ...PROXY, name: 'third', portMappings: [] },
        ],
      }),
    ],
  },
  {
    rule: 'waits-for-health',
    breaks: [[waiting('HEALTHY', { healthCheck: undefined, essential: false }), AT_CONDITION]],
    keeps: [waiting('HEALTHY', {}), waiting('START', { healthCheck: undefined, essential: false })],
  },
  {
    rule: 'waits-for-end',
    breaks: [
      [waiting('SUCCESS', {}), AT_CONDITION],
      [waiting('COMPLETE', { essential: undefined }), AT_CONDITION],
    ],
    keeps: [waiting('SUCCESS', { essential: false }), waiting('START', {})],
  },
  {
    rule: 'no-essential-container',
    breaks: [[container({ essential: false }), `${APP_PATH}.essential`]],
    keeps: [container({ essential: undefined }, ON_EC2), beside({ essential: false })],
  },
]
