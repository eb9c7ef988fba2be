/** The causes that an outcome itself gives: who ended the deployment, or which monitor gave up on it. */
import type { Failure } from './picture.ts'
import { meaningOf, type Meaning, type RuleGroup } from './text-rules.ts'
import { LONGEST_SUMMARY, minutes, named } from './sentence.ts'
import type { CauseKind } from './explanation.ts'
import type { GivenUp, Silence } from './rollout.ts'
import { isWithoutCandidate } from './no-candidate.ts'
import { isIdle } from './running-now.ts'
import { withoutIds } from './texts.ts'

/** hashicorp/terraform-provider-aws, internal/service/ecs/service_test.go and #49031; Developer Guide, troubleshooting-blue-green. */
// A table: one row, one text.
// prettier-ignore
const REASONS: RuleGroup = {
  when: /./,
  rules: [
    { pattern: /the hook of (\w{1,64}) failed/, kind: 'hook', heals: 'sometimes', sentence: 'the hook of {1}| failed', next: 'Find the cause in the log of the Lambda function that the AppSpec names for it, fix it and re-run.' },
    { pattern: /\bMANUAL_STOP\b/, kind: 'stop', heals: 'sometimes', sentence: 'the deployment| was stopped by a user', next: 'Find out who stopped it (CloudTrail: StopDeployment), and re-run to deploy.' },
    { pattern: /\bIAM_ROLE_(?:MISSING|PERMISSIONS)\b/, kind: 'configuration', heals: 'never', sentence: 'the service role| of the deployment group lacks a permission', next: 'Correct the role as the text of CodeDeploy below says, and re-run.' },
    { pattern: /\bby (?:the )?user\b/i, kind: 'stop', heals: 'sometimes', sentence: 'the deployment| was stopped by a user', next: 'Find out who stopped it (CloudTrail: StopServiceDeployment), and re-run to deploy.' },
    { pattern: /because (\w{1,64}) lifecycle hook\(s\) failed.*HookStatus must not be null/is, kind: 'hook', heals: 'never', sentence: 'a lifecycle hook| failed at {1}: it returned no status', next: 'Read the log of its Lambda function: it threw an error or timed out; fix it and re-run.' },
    { pattern: /because (\w{1,64}) lifecycle hook\(s\) failed.*unable to invoke/is, kind: 'hook', heals: 'never', sentence: 'a lifecycle hook| at {1} cannot be invoked', next: 'Check that its Lambda function exists and that the role of the hook may invoke it, and re-run.' },
    { pattern: /because (\w{1,64}) lifecycle hook\(s\) failed.*unable to assume/is, kind: 'hook', heals: 'never', sentence: 'ECS cannot assume the role of a hook| at {1}', next: 'Correct the trust policy of the role of the hook, and re-run.' },
    { pattern: /because (\w{1,64}) lifecycle hook\(s\) failed/i, kind: 'hook', heals: 'sometimes', sentence: 'a lifecycle hook| failed at {1}', next: 'Fix what the hook checks, or the hook, and re-run.' },
    { pattern: /hook execution failure/i, kind: 'hook', heals: 'sometimes', sentence: 'a lifecycle hook| failed', next: 'Fix what the hook checks, or the hook, and re-run.' },
    { pattern: /because (\w{1,64}) pause hook timed out/i, kind: 'hook', heals: 'never', sentence: 'the pause hook| at {1} timed out', next: 'Re-run, and continue the hook in time.' },
    { pattern: /invalid networking configuration/i, kind: 'configuration', heals: 'never', sentence: 'the networking configuration| is invalid', next: 'Correct what the ECS text below names, and re-run.' },
    { pattern: /the service was deleted/i, kind: 'stop', heals: 'sometimes', sentence: 'the service| was deleted', next: 'Find out who deleted it (CloudTrail: DeleteService).' },
  ],
}

const BREAKER = /circuit breaker|tasks failed to start/i

/** What ended the deployment whatever its tasks did, or null when that is not certain. */
export const endedBy = (outcome: Failure): Meaning | null => {
  switch (outcome.kind) {
    case 'superseded':
      return meaning('newer-deployment', ['the deployment', ' was replaced by a newer one'], outcome.by)
    case 'paused':
      return meaning('pause', ['the deployment', ` is paused at hook ${named(outcome.hook)}`], '')
    case 'timed-out':
      return null
    case 'stopped':
      return byReason(outcome.reason)
    case 'rolled-back':
      if (outcome.atHook !== undefined) return atHook(outcome.atHook, outcome.reason)
      return outcome.alarms === null ? byReason(outcome.reason) : byAlarm(outcome.alarms, outcome.reason)
    case 'failed':
      return byFailure(outcome)
  }
}

const byFailure = ({ givenUp, alarms, reason }: Extract<Failure, { kind: 'failed' }>): Meaning | null => {
  if (givenUp !== undefined) return givenUpFor(givenUp)
  return alarms === null ? byReason(reason) : byAlarm(alarms, reason)
}

/** What failing tasks are given up for is in the tasks. */
const givenUpFor = (givenUp: GivenUp): Meaning | null => {
  switch (givenUp.because) {
    case 'limit':
    case 'cannot-heal':
      return null
    case 'test-failed': {
      const tail = `the smoke test on the test listener failed: ${givenUp.defects.join('; ')}`
      return {
        ...SMOKE_TEST,
        sentence: { head: '', tail, brief: givenUp.short },
        next: 'Find in the log of the service why the check failed, fix it and re-run.',
      }
    }
    case 'test-not-made': {
      const tail = 'production traffic moved before the checks on the test listener were made'
      return {
        ...SMOKE_TEST,
        sentence: { head: '', tail },
        next: 'See that the service still has its pause hook, and who continued it; then re-run.',
      }
    }
  }
}

const SMOKE_TEST = { kind: 'smoke-test', detail: '' } as const

/** What is left where neither tasks nor events explain it. */
export const lastResort = (outcome: Failure): Meaning => {
  const { circuitBreaker: breaker, running, desired } = outcome.view
  if (outcome.kind === 'timed-out') {
    if (outcome.silence !== undefined) return unanswered(outcome.silence)
    if (isIdle(outcome.view)) return meaning('time', ['the desired count', ' is 0, so no task starts'], '')
    return meaning('time', [`${running} of ${desired} new ${desired === 1 ? 'task' : 'tasks'}`, ' running'], '')
  }
  const reason = 'reason' in outcome ? outcome.reason : ''
  if (BREAKER.test(reason)) {
    const trips = breaker === null ? '' : ` (circuit breaker ${breaker.failureCount}/${breaker.threshold})`
    return meaning('breaker', ['tasks', ` failed to start${trips}`], reason)
  }
  if (isWithoutCandidate(reason)) {
    return meaning('breaker', ['tasks', ' failed to start, and no previous revision can be restored'], reason)
  }
  return meaning('unknown', short(reason), reason)
}

const unanswered = ({ forMs, fault }: Silence): Meaning => ({
  ...meaning('time', ['', `ECS has not answered for ${minutes(forMs)}`], fault),
  next: 'Check the service and the AWS Health Dashboard, and re-run once ECS answers.',
})

const atHook = (hook: string, reason: string): Meaning => ({
  ...meaning('pause', ['the deployment', ` was at pause hook ${named(hook)} (\`pause-hook\`)`], reason),
  next: 'Set `pause-hook` to `wait` or `continue` if the deployment is to go on there, and re-run.',
})

const byReason = (reason: string): Meaning | null =>
  meaningOf([REASONS], [{ text: reason, container: null, image: null }])

const byAlarm = (alarms: readonly string[], reason: string): Meaning => {
  const [first, ...others] = alarms
  const which = first === undefined ? 'an alarm' : `alarm ${named(first)}`
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  const next = 'Find out why the alarm went off, fix that and re-run.'
  return { ...meaning('alarm', [`${which}${more}`, ' went off'], reason), next }
}

const meaning = (kind: CauseKind, [head, tail]: readonly [string, string], detail: string): Meaning => ({
  kind,
  sentence: { head, tail },
  next: null,
  detail,
})

/** A sentence of ECS where it is short enough for a headline; otherwise a pointer to it, never a piece of it. */
const short = (reason: string): readonly [string, string] => {
  const text = withoutIds(reason).replace(/\.$/u, '')
  return text.length <= LONGEST_SUMMARY ? ['', text] : ['', 'the reason of ECS is listed below']
}
