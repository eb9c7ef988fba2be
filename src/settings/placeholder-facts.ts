/** What placeholders can take of the run, before AWS is asked. */
import { commitOf, type RunContext } from '../domain/image/tag.ts'
import type { RunFacts } from '../domain/values/named-facts.ts'
import type { Settings } from './declaration.ts'

/** From the settings and from GitHub. */
export const factsOf = (settings: Settings, run: RunContext): RunFacts => ({
  environment: settings.environment,
  app: settings.app,
  repository: settings.repository,
  commit: commitOf(run),
  branch: run.branch,
})
