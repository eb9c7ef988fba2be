/** Why ECS started no task although the request was good: `failures` of a reply with status 200. Pure. */
import type { Failure } from '@aws-sdk/client-ecs'

interface Rule {
  readonly pattern: RegExp
  readonly sentence: string
  readonly next: string
  /** Whether the same request may succeed a little later. */
  readonly heals: 'soon' | 'never'
}

const CAPACITY = 'Add capacity, or lower `cpu` and `memory` of the task.'

/** Amazon ECS Developer Guide, "API failure reasons"; the texts of Fargate are those of service events. The first one that matches counts. */
const RULES: readonly Rule[] = [
  {
    pattern: /^RESOURCE:(CPU|MEMORY|GPU|ENI|PORTS\w*)/iu,
    sentence: 'no instance has enough free {1}',
    next: CAPACITY,
    heals: 'soon',
  },
  {
    pattern: /^AGENT/iu,
    sentence: 'no instance has a connected agent',
    next: 'Check the ECS agent on the instances.',
    heals: 'soon',
  },
  { pattern: /NO ACTIVE INSTANCES/iu, sentence: 'the cluster has no active instance', next: CAPACITY, heals: 'soon' },
  {
    pattern: /EMPTY CAPACITY PROVIDER/iu,
    sentence: 'the capacity provider has no instance',
    next: CAPACITY,
    heals: 'soon',
  },
  {
    pattern: /capacity is unavailable/iu,
    sentence: 'Fargate has no capacity in the subnets of the service',
    next: 'Re-run later, or add subnets in other zones.',
    heals: 'soon',
  },
  {
    pattern: /limit on the number of (tasks|vCPUs)/iu,
    sentence: 'the quota of {1} of the account is reached',
    next: 'Raise the quota in Service Quotas, or stop other tasks.',
    heals: 'soon',
  },
  {
    pattern: /^(?:ATTRIBUTE|LOCATION)|placement constraint/iu,
    sentence: 'no instance fits the task definition and its constraints',
    next: 'Compare the constraints and the required attributes with the instances.',
    heals: 'never',
  },
  {
    pattern: /^(?:MISSING|INACTIVE)/iu,
    sentence: 'what the task runs on does not exist any more',
    next: 'Check the cluster and its capacity providers.',
    heals: 'never',
  },
]

export interface NotPlaced {
  /** `no instance has enough free memory`. */
  readonly because: string
  readonly next: string
  readonly heals: 'soon' | 'never'
}

/** The meaning of the failures of one request; null where there is none. One that never heals decides. */
export const notPlaced = (failures: readonly Failure[]): NotPlaced | null => {
  const all = failures.map(meaningOf)
  return all.find(({ heals }) => heals === 'never') ?? all[0] ?? null
}

const meaningOf = ({ reason = '', detail = '' }: Failure): NotPlaced => {
  const text = [reason, detail].filter((part) => part !== '').join(': ')
  for (const { pattern, sentence, next, heals } of RULES) {
    const found = pattern.exec(reason) ?? pattern.exec(detail)
    if (found !== null) return { because: sentence.replace('{1}', wordOf(found[1] ?? '')), next, heals }
  }
  return { because: text === '' ? 'ECS gives no reason' : text, next: 'Look up the reason of ECS.', heals: 'never' }
}

/** `MEMORY` as in a sentence. */
const wordOf = (word: string): string => (/^(?:CPU|GPU|ENI|vCPUs)$/u.test(word) ? word : word.toLowerCase())
