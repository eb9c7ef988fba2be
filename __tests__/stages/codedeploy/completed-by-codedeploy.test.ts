/** Which revisions CodeDeploy has completed, in what it lists. */
import type { DeploymentInfo } from '@aws-sdk/client-codedeploy'
import { expect, test } from '@jest/globals'
import { readCompletedByCodeDeploy } from '../../../src/stages/codedeploy/completed-by-codedeploy.ts'
import { onlyThese } from '../../support/session.ts'

const METADATA = { $metadata: {} }
const DEFINITION = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:'

/** A revision, in JSON or YAML; null: its AppSpec is in S3. */
type Deployed = number | `yaml ${number}` | null | 'unreadable'

const contentOf = (deployed: string): string => {
  if (deployed === 'unreadable') return '{'
  const [revision = '', form] = deployed.split(' ').toReversed()
  return form === undefined
    ? `{"version":0.0,"Resources":[{"TargetService":{"Type":"AWS::ECS::Service","Properties":{"TaskDefinition":"${DEFINITION}${revision}"}}}],"Hooks":[{"AfterInstall":"x"}]}`
    : `version: 0.0\nResources:\n  - TargetService:\n      Type: AWS::ECS::Service\n      Properties:\n        TaskDefinition: ${DEFINITION}${revision}\n`
}

/** Deployments by the second in which they were created, in the order in which they are listed. */
const read = async (
  listed: readonly (readonly [second: number, deployed: Deployed])[],
  most = Infinity,
  more: Pick<Parameters<typeof readCompletedByCodeDeploy>[1], 'unreadable'> = {},
) => {
  const asked: string[] = []
  const codedeploy = onlyThese<'codedeploy'>({
    listDeployments: () => Promise.resolve({ ...METADATA, deployments: listed.map((_, index) => `d-${index}`) }),
    batchGetDeployments: ({ deploymentIds = [] }) => {
      expect(deploymentIds.length).toBeLessThanOrEqual(25)
      const deploymentsInfo = deploymentIds.map((id): DeploymentInfo => {
        const [second, deployed] = listed[Number(id.slice(2))] ?? [0, null]
        const revision =
          deployed === null
            ? { revisionType: 'S3' as const }
            : { revisionType: 'AppSpecContent' as const, appSpecContent: { sha256: String(deployed) } }
        return { deploymentId: id, applicationName: 'shop', createTime: new Date(second * 1000), revision }
      })
      return Promise.resolve({ ...METADATA, deploymentsInfo })
    },
    getApplicationRevision: ({ revision }) => {
      const sha256 = revision?.appSpecContent?.sha256 ?? ''
      asked.push(sha256)
      return Promise.resolve({ ...METADATA, revision: { appSpecContent: { content: contentOf(sha256) } } })
    },
  })
  const group = { application: 'shop', deploymentGroup: 'web' }
  const found = await readCompletedByCodeDeploy(group, { codedeploy, enough: (some) => some.length >= most, ...more })
  return { found: found.map(({ taskDefinitionArn }) => taskDefinitionArn.slice(DEFINITION.length)), asked }
}

test.each<readonly [string, Parameters<typeof read>[0], readonly string[]]>([
  ['none', [], []],
  [
    'the newest first, whatever the order of the list',
    [
      [2, 2],
      [3, 3],
      [1, 1],
    ],
    ['3', '2', '1'],
  ],
  [
    'each once',
    [
      [3, 2],
      [2, 1],
      [1, 2],
    ],
    ['2', '1'],
  ],
  [
    'from JSON and YAML',
    [
      [2, 'yaml 5'],
      [1, 4],
    ],
    ['5', '4'],
  ],
  [
    'not what is in S3, or cannot be read',
    [
      [3, null],
      [2, 'unreadable'],
      [1, 4],
    ],
    ['4'],
  ],
])('%s', async (_, listed, wanted) => {
  expect((await read(listed)).found).toEqual(wanted)
})

test('no more is read than is enough, nor more than 25 deployments', async () => {
  const many = Array.from({ length: 60 }, (_, index) => [100 - index, index + 1] as const)
  expect((await read(many, 2)).asked).toEqual(['1', '2'])
  expect((await read(many)).asked).toHaveLength(25)
})

test.each([null, 'unreadable' as const])('behind %s none is known to be the last that completed', async (deployed) => {
  const listed = [[3, 5] as const, [2, deployed] as const, [1, 4] as const]
  expect((await read(listed, Infinity, { unreadable: 'end' })).found).toEqual(['5'])
})
