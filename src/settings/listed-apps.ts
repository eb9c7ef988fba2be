/** The apps of the settings file, for the pipeline that says which of them a change concerns. */
import type { AppPaths } from '../domain/apps/changed-apps.ts'
import { mergeLevels, type Level } from './levels.ts'

/** Those at the root, and those of the environment where one is chosen. `paths` can be set at the root, too, for every app. */
export const listedApps = (root: Level | null, environment: string | null): readonly AppPaths[] => {
  if (root === null) return []
  const above = environment === null ? undefined : root.groups.environments.get(environment)
  const level = above === undefined ? root : mergeLevels(root, above)
  return [...level.groups.apps].map(([name, app]) => {
    const paths = mergeLevels(level, app).settings.get('paths')
    // The kind of the setting has given a list of texts; what is wrong is reported and ends the run.
    return { name, paths: paths?.state === 'right' ? (paths.value as readonly string[]) : null }
  })
}
