/** Who registered a revision, in words. */
import type { Registration } from '../aws/live.ts'

/** `(registered by assumed-role/deploy/run-7 on 2026-11-20 14:03 UTC)`; '' where ECS does not say it. */
export const registeredInWords = ({ by, at }: Registration): string => {
  const who = by === null ? '' : ` by ${principalOf(by)}`
  const when = at === null ? '' : ` on ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return who + when === '' ? '' : `(registered${who}${when})`
}

/** Without partition and account, which are those of the revision (IAM user guide, "IAM identifiers"). */
const principalOf = (arn: string): string => arn.split(':').slice(5).join(':') || arn
