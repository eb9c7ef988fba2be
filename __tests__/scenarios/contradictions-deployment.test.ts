/** The shipped bundle and settings of the deployment that contradict the service: one error has all of them, and nothing is changed. */
import { expect, jest, test } from '@jest/globals'
import { codeDeploySucceeds } from '../../local-aws/codedeploy/deployment-scripts.ts'
import { byCodeDeploy } from '../support/codedeploy-plays.ts'
import { playShip, type ShipPlay, type ShipPlayed } from '../support/ship-play.ts'

jest.setTimeout(60_000)

/** The one annotation of what failed, and that nothing was changed. */
const errorOf = async (play: ShipPlay): Promise<string> => {
  const played = await playShip(play)
  expect(played).toMatchObject({ exitCode: 1, outputs: { 'failed-stage': 'plan' } })
  expect(writesOf(played)).toEqual([])
  const errors = played.log.split('\n').filter((line) => line.startsWith('::error'))
  expect(errors).toHaveLength(1)
  return decodeURIComponent((errors[0] ?? '').replaceAll(/%(?![0-9A-F]{2})/g, '%25'))
}

const writesOf = ({ requests }: ShipPlayed): readonly unknown[] =>
  requests.filter(({ operation }) => /^(?:Register|Update|Put|Create|Delete|Tag|Run|Stop)/u.test(operation))

const ON_ECS = `codedeploy-application: shop
codedeploy-deployment-group: web
wait-until: BAKE_TIME
smoke-test:
  - { on: test-listener, path: /health }
watch-alarms: [shop-5xx]
run-before:
  - { command: [migrate], container: nope }
service-attributes:
  enable-execute-command: true
`

const BY_CODEDEPLOY = `wait-until: BAKE_TIME
smoke-test:
  - { on: test-listener, path: /health }
service-attributes:
  enable-execute-command: true
`

test.each<readonly [string, ShipPlay, readonly string[]]>([
  [
    'that ECS deploys',
    { settings: ON_ECS, surroundings: { alarms: [] } },
    [
      'ship-to-ecs.yaml:3:13: `wait-until` is BAKE_TIME, but the service web has the strategy ROLLING',
      '`codedeploy-application` and `codedeploy-deployment-group` are set, but ECS itself deploys',
      '`smoke-test`: `on: test-listener`: the service web has the strategy ROLLING',
      "the CloudWatch alarm 'shop-5xx' does not exist",
      '`run-before`: task-definition.json has no container `nope`',
      'service-attributes.enable-execute-command',
    ],
  ],
  [
    'that CodeDeploy deploys',
    byCodeDeploy(codeDeploySucceeds(), { settings: BY_CODEDEPLOY }),
    [
      'ship-to-ecs.yaml:1:13: `wait-until` is BAKE_TIME, but CodeDeploy deploys the service web',
      '`smoke-test`: `on: test-listener`: CodeDeploy deploys the service web',
      '`service-attributes.enable-execute-command` is set, but ECS does not change it',
      '`service-attributes.enable-execute-command` is set, but the task definition has no task role',
    ],
  ],
])('all that a service %s cannot have is in one error', async (_, given, wrong) => {
  const said = await errorOf(given)
  expect({ said, missing: wrong.filter((words) => !said.includes(words)) }).toEqual({ said, missing: [] })
  expect(said).toContain(`the plan found ${wrong.length} problems`)
})

test.each([
  ['application', 'shpo', 'web', "the CodeDeploy application 'shpo' does not exist; the applications are shop"],
  [
    'deployment group',
    'shop',
    'wbe',
    "the deployment group 'wbe' does not exist in the CodeDeploy application 'shop'; the deployment groups are web",
  ],
])('a wrong name of the %s is reported with those that exist', async (_, application, group, words) => {
  const settings = `codedeploy-application: ${application}\ncodedeploy-deployment-group: ${group}\n`
  expect(await errorOf(byCodeDeploy(codeDeploySucceeds(), { settings }))).toContain(words)
})
