/** AWS on the way: throttling, 5xx, silence, denials, lost and incomplete replies, a clock that is wrong. */
import { breakerRollsBack, neverConverges, succeeds } from '../../../local-aws/ecs/script/scenarios.ts'
import type { FaultRule } from '../../../local-aws/protocol/faults.ts'
import { ROLLS_BACK, success, within, type History } from './history.ts'

const ecs = (fault: Omit<FaultRule, 'service'>): FaultRule => ({ ...fault, service: 'ecs' }) as FaultRule // a fault with its kind
const denied = (operation: string): FaultRule =>
  ecs({
    kind: 'error',
    code: 'AccessDeniedException',
    message: `is not authorized to perform: ecs:${operation}`,
    status: 400,
    operation,
  } as FaultRule)
const NEWER_API = ['ListServiceDeployments', 'DescribeServiceDeployments'].map(denied)
/** Each at another moment between two looks. */
const momentOf = (name: string): number => 180.4 + ((name.length * 7) % 30) / 10
const through = (name: string, ...faults: readonly FaultRule[]): History =>
  success(name, momentOf(name), { scenario: succeeds({ at: momentOf(name) }), faults })
const broken = { scenario: breakerRollsBack(), ...ROLLS_BACK }

export const FAULTS: readonly History[] = [
  through('throttled for 120 s', ecs({ kind: 'throttle', afterSeconds: 30, untilSeconds: 150 })),
  through('throttled when ECS is done', ecs({ kind: 'throttle', afterSeconds: 160, untilSeconds: 178 })),
  through('HTTP 500 for 120 s', ecs({ kind: 'html500', afterSeconds: 30, untilSeconds: 150 })),
  through('connections closed for 120 s', ecs({ kind: 'reset', afterSeconds: 30, untilSeconds: 150 })),
  through(
    'every third reply is lost',
    ...[10, 16, 22, 28, 34].map((afterCalls) =>
      ecs({ kind: 'lost-reply', operation: 'DescribeServices', afterCalls, times: 1 }),
    ),
  ),
  through('the reply to UpdateService is lost', ecs({ kind: 'lost-reply', operation: 'UpdateService', times: 1 })),
  through(
    'the reply to RegisterTaskDefinition is lost',
    ecs({ kind: 'lost-reply', operation: 'RegisterTaskDefinition', times: 1 }),
  ),
  through(
    'replies that do not list the service',
    ecs({
      kind: 'incomplete',
      without: 'services',
      operation: 'DescribeServices',
      afterCalls: 6,
      times: 4,
    } as FaultRule),
  ),
  through(
    'a list that is empty at first',
    ecs({
      kind: 'empty-page',
      list: 'serviceDeployments',
      token: 'nextToken',
      operation: 'ListServiceDeployments',
      times: 1,
    } as FaultRule),
  ),
  through('the newer API is denied', ...NEWER_API),
  through('ListTasks is throttled for 120 s', ecs({ kind: 'throttle', operation: 'ListTasks', untilSeconds: 150 })),
  { ...through('a clock that is 10 min fast'), skewMs: 600_000 },
  { ...through('a clock that is 10 min slow'), skewMs: -600_000 },
  {
    name: 'rolled back, the newer API is denied',
    play: { ...broken, faults: NEWER_API },
    ends: 'rolled-back',
    at: 300,
    sign: 40,
  },
  {
    name: 'rolled back, DescribeTasks is denied',
    play: { ...broken, faults: [denied('DescribeTasks')] },
    ends: 'rolled-back',
    at: 300,
    sign: 40,
  },
  {
    name: 'rolled back, throttled for 120 s',
    play: { ...broken, faults: [ecs({ kind: 'throttle', afterSeconds: 170, untilSeconds: 290 })] },
    ends: 'rolled-back',
    at: 300,
    sign: 40,
  },
  {
    name: 'DescribeServices is denied from 60 s on',
    play: { scenario: succeeds({ at: 180 }), faults: [{ ...denied('DescribeServices'), afterSeconds: 60 }] },
    ends: 'E_ACCESS_DENIED',
    at: null,
  },
  {
    name: 'credentials expire after 60 s',
    play: { scenario: succeeds({ at: 180 }), faults: [ecs({ kind: 'expired-token', afterSeconds: 60 })] },
    ends: 'E_CREDENTIALS_EXPIRED',
    at: null,
  },
  {
    name: 'ECS throttles to the end',
    play: { scenario: neverConverges(), ...within(10), faults: [ecs({ kind: 'throttle', afterSeconds: 25 })] },
    ends: 'timed-out',
    at: null,
  },
]
