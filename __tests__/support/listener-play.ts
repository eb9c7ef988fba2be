/** The stage `maintenance` over the rules of one listener. */
import type { Rule } from '@aws-sdk/client-elastic-load-balancing-v2'
import { makeJournal } from '../../src/adapters/journal.ts'
import { PAGE_TAG } from '../../src/domain/load-balancing/sorry-page.ts'
import { AwsError } from '../../src/errors/aws-error.ts'
import { switchMaintenance } from '../../src/stages/maintenance/switch-maintenance.ts'
import { makeFakeClock } from './fake-clock.ts'
import { recordingLog } from './recording-log.ts'
import { onlyThese, sessionOf } from './session.ts'

const ELB = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012'
export const LISTENER = `${ELB}:listener/app/shop/1a/2b`
export const arnOf = (id: string): string => `${ELB}:listener-rule/app/shop/1a/2b/${id}`
const $metadata = {}

const path = (value: string) => [{ Field: 'path-pattern', Values: [value] }]
export const app = (id: string, Priority: string, group: string): Rule => ({
  ...{ RuleArn: arnOf(id), Priority, Conditions: path(`/${group}/*`) },
  Actions: [{ Type: 'forward', TargetGroupArn: group }],
})
export const page = (id: string, Priority: string, value = '/*'): Rule => ({
  ...{ RuleArn: arnOf(id), Priority, Conditions: path(value) },
  Actions: [{ Type: 'fixed-response' }],
})

interface World {
  readonly rules: readonly Rule[]
  /** By the id of a rule. */
  readonly tagged?: readonly string[]
  readonly services?: readonly string[]
  readonly rule?: string
  /** Takes the priorities, and throws for the caller. */
  readonly onSet?: (rules: Map<string, string>) => void
}

export const lost = (awsCode = 'no response, ECONNRESET', attempts = 3): AwsError =>
  new AwsError({ operation: 'elasticloadbalancing:SetRulePriorities', awsCode, awsMessage: 'lost', attempts })

/** Switches the page of these services on. */
export const play = async ({ rules, tagged = ['f'], services = ['web'], rule, onSet }: World) => {
  const moved: (string | undefined)[] = []
  const tags = new Map<string, string>()
  const priorities = new Map(rules.map(({ RuleArn = '', Priority = '' }) => [RuleArn, Priority]))
  const elb = onlyThese<'elasticloadbalancing'>({
    describeTargetGroups: () => Promise.resolve({ $metadata, TargetGroups: [{ LoadBalancerArns: ['lb'] }] }),
    describeLoadBalancers: () =>
      Promise.resolve({ $metadata, LoadBalancers: [{ LoadBalancerArn: 'lb', DNSName: 'x' }] }),
    describeListeners: () =>
      Promise.resolve({ $metadata, Listeners: [{ ListenerArn: LISTENER, Protocol: 'HTTPS', Port: 443 }] }),
    describeRules: () =>
      Promise.resolve({
        $metadata,
        Rules: rules.map((one) => ({ ...one, Priority: priorities.get(one.RuleArn ?? '') ?? '' })),
      }),
    describeTags: ({ ResourceArns = [] }) =>
      Promise.resolve({
        $metadata,
        TagDescriptions: ResourceArns.map((ResourceArn) => ({
          ResourceArn,
          Tags: tagged.some((id) => ResourceArn === arnOf(id)) ? [{ Key: PAGE_TAG, Value: '' }] : [],
        })),
      }),
    addTags: ({ Tags: [tag] = [] }) => {
      tags.set(tag?.Key ?? '', tag?.Value ?? '')
      return Promise.resolve({ $metadata })
    },
    setRulePriorities: ({ RulePriorities = [] }) => {
      const [one] = RulePriorities
      moved.push(one?.RuleArn)
      priorities.set(one?.RuleArn ?? '', `${one?.Priority ?? ''}`)
      onSet?.(priorities)
      return Promise.resolve({ $metadata })
    },
  })
  const ecs = onlyThese<'ecs'>({
    describeClusters: () => Promise.resolve({ $metadata, clusters: [{ clusterArn: 'c', status: 'ACTIVE' }] }),
    describeServices: ({ services: [serviceName = ''] = [] }) =>
      Promise.resolve({
        $metadata,
        services: [
          {
            ...{ clusterArn: 'c', serviceArn: `s/${serviceName}`, serviceName },
            ...(serviceName === 'worker' ? {} : { loadBalancers: [{ targetGroupArn: serviceName }] }),
          },
        ],
      }),
  })
  const journal = makeJournal(() => undefined)('maintenance')
  const session = sessionOf({ ecs, elasticloadbalancing: elb })
  const log = recordingLog()
  const ended = await switchMaintenance
    .run(
      {
        registry: { region: null, account: null, registryId: null, repository: '' },
        services: services.map((service) => ({
          ...{ key: service, region: null, account: null, cluster: 'main', service, places: new Map() },
          maintenanceRule: rule ?? null,
        })),
        maintenance: { wanted: 'on', limitMs: 3_600_000 },
      },
      { registry: session, target: session, journal, clock: makeFakeClock(), log },
    )
    .then(
      (result) => ({ result, error: null }),
      (error: unknown) => ({ result: null, error: String(error) }),
    )
  return { ...ended, moved, tags, states: journal.entries().map(({ state }) => state), log }
}
