/** What is public of the run's context. */
import type { RunContext } from '../domain/image/tag.ts'

/** No path of the machine. */
export type RunFacts = Omit<RunContext, 'workspace'>

/** The context without what is not for reports. */
export const publicFacts = ({ workspace: _, ...facts }: RunContext): RunFacts => facts
