/** Short names out of ARNs. */
import { plainLine } from '../hostile.ts'

/** The last part: `family:revision` of a task definition, the name of a cluster or a service. */
export const familyAndRevision = (arn: string): string => plainLine(arn).split('/').at(-1) ?? arn
