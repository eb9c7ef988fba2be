/** The paths on this machine that settings name: all of them are checked by one rule before anything reads them. */
import { isAbsolute, relative, resolve } from 'node:path'
import { leadsOut, refusalOfEach, refusedPath, type LocalPath } from '../domain/local-path.ts'
import type { Files } from '../ports/files.ts'
import { fieldOf, type SettingName } from './declaration.ts'
import { problem, type Problem } from './problems.ts'

/** The paths in the value of a setting; none in null. A relative one is relative to the checkout. */
export const localPaths = (name: SettingName, value: unknown, workspace: string): readonly LocalPath[] =>
  value === null
    ? []
    : fieldOf(name)
        .paths(value)
        .map((given) => localPath(name, given, workspace))

/** The path that a setting names. */
export const localPath = (setting: SettingName, given: string, workspace: string): LocalPath => ({
  setting,
  given,
  path: resolve(workspace, given),
  written: isAbsolute(given) ? given : `${workspace}/${given}`,
})

export interface Checkout {
  readonly files: Pick<Files, 'refusal'>
  readonly workspace: string
}

/** Why a path must not be read; null when it may. Only an absolute path, which only an input can name, may be outside of the checkout. */
export const pathProblem = async (path: LocalPath, { files, workspace }: Checkout): Promise<Problem | null> => {
  if (!isAbsolute(path.given) && leadsOut(relative(workspace, path.path))) {
    return problem(refusedPath(path, 'leads out of the checkout; only an input can name such a path, an absolute one'))
  }
  const refusal = await refusalOfEach(path, files.refusal)
  return refusal === null ? null : problem(refusedPath(path, refusal))
}

/** The problems of several paths. */
export const pathProblems = async (paths: readonly LocalPath[], checkout: Checkout): Promise<readonly Problem[]> =>
  (await Promise.all(paths.map((path) => pathProblem(path, checkout)))).flatMap((one) => one ?? [])
