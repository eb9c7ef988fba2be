/** Deployments of CodeDeploy. Seconds are those after CreateDeployment. */
import type { CodeDeployScenario, DeploymentGroupSeed } from '../../../local-aws/codedeploy/deployment-script.ts'
import {
  alarmStops,
  codeDeploySucceeds,
  hookFails,
  installFails,
  stoppedBySomebody,
  waitsToBeReady,
} from '../../../local-aws/codedeploy/deployment-scripts.ts'
import type { FaultRule } from '../../../local-aws/protocol/faults.ts'
import { byCodeDeploy } from '../../../__tests__/support/codedeploy-plays.ts'
import type { ShipPlay } from '../../../__tests__/support/ship-play.ts'
import { success, within, type History } from './history.ts'

const after = (terminates: number, play: ShipPlay = {}): ShipPlay =>
  byCodeDeploy(codeDeploySucceeds({ terminates }), play)
const TRAFFIC_MOVED = 86

const through = (name: string, terminates: number, ...faults: readonly FaultRule[]): History =>
  success(`CodeDeploy, ${name}`, TRAFFIC_MOVED + terminates, after(terminates, { faults }))

const rollingBack = (scenario: CodeDeployScenario, event: NonNullable<DeploymentGroupSeed['autoRollback']>[number]) =>
  byCodeDeploy(scenario, { group: { autoRollback: [event] } })

export const BY_CODEDEPLOY: readonly History[] = [
  ...[10.2, 30.9, 121.5].map((terminates) =>
    success(`CodeDeploy, old tasks end after ${terminates} s`, TRAFFIC_MOVED + terminates, after(terminates)),
  ),
  {
    name: 'CodeDeploy up to serving',
    play: after(3600, { inputs: { 'wait-until': 'serving' } }),
    ends: 'serving',
    at: TRAFFIC_MOVED,
  },
  { name: 'CodeDeploy, a hook fails', play: byCodeDeploy(hookFails()), ends: 'failed', at: 61, sign: 60 },
  {
    name: 'CodeDeploy, a hook fails, rolled back',
    play: rollingBack(hookFails({ rollback: 'starts' }), 'DEPLOYMENT_FAILURE'),
    ends: 'rolled-back',
    at: 100,
    sign: 60,
  },
  {
    name: 'CodeDeploy, Install fails, rolled back',
    play: rollingBack(installFails(), 'DEPLOYMENT_FAILURE'),
    ends: 'rolled-back',
    at: 260,
    sign: 200,
  },
  {
    name: 'CodeDeploy, an alarm, rolled back',
    play: rollingBack(alarmStops(), 'DEPLOYMENT_STOP_ON_ALARM'),
    ends: 'rolled-back',
    at: 130,
    sign: 70,
  },
  { name: 'CodeDeploy, stopped by a user', play: byCodeDeploy(stoppedBySomebody()), ends: 'stopped', at: 20, sign: 20 },
  {
    name: 'CodeDeploy, waits to be ready',
    play: byCodeDeploy(waitsToBeReady(), within(10)),
    ends: 'paused',
    at: null,
    sign: 42,
  },
  through('the reply to CreateDeployment is lost', 31.4, {
    kind: 'lost-reply',
    service: 'codedeploy',
    operation: 'CreateDeployment',
    times: 1,
  }),
  through('throttled for 120 s', 152.8, {
    kind: 'throttle',
    service: 'codedeploy',
    afterSeconds: 40,
    untilSeconds: 160,
  }),
  through('HTTP 500 for 120 s', 153.5, { kind: 'html500', service: 'codedeploy', afterSeconds: 40, untilSeconds: 160 }),
  through('life-cycle events are denied', 32.3, {
    kind: 'error',
    service: 'codedeploy',
    operation: 'GetDeploymentTarget',
    code: 'AccessDeniedException',
    message: 'is not authorized to perform: codedeploy:GetDeploymentTarget',
    status: 400,
  }),
  through('DescribeServices is throttled for 120 s', 154.1, {
    kind: 'throttle',
    service: 'ecs',
    operation: 'DescribeServices',
    afterSeconds: 40,
    untilSeconds: 160,
  }),
]
