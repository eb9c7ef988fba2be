/** Where the settings file has a name that does not exist: whoever reads the error opens the file there. */
import { positionText } from '../../domain/position.ts'
import { type ErrorCode } from '../../errors/catalogue.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import { problemsIn } from './every-problem.ts'

type Places = ServiceConfig['places']
type Setting = Places extends ReadonlyMap<infer Name, unknown> ? Name : never

/** The setting that has the name. */
const SETTING_OF: Readonly<Partial<Record<ErrorCode, Setting>>> = {
  E_CLUSTER_NOT_FOUND: 'cluster',
  E_SERVICE_NOT_FOUND: 'service',
  E_CONTAINER_NOT_FOUND: 'container-name',
  E_TASK_DEFINITION_NOT_FOUND: 'task-definition',
}

/** Throws what it is given again; errors of names from the file begin with their place there. */
export const namedIn =
  ({ places }: Pick<ServiceConfig, 'places'>) =>
  (thrown: unknown): never => {
    const problems = problemsIn(thrown).map((problem) => placed(problem, places))
    const [only] = problems
    throw problems.length === 1 ? only : new AggregateError(problems)
  }

const placed = (problem: unknown, places: Places): unknown => {
  if (!(problem instanceof ShipError)) return problem
  const { code, message, headlines, hint, result, cause } = problem
  const setting = SETTING_OF[code]
  const at = setting === undefined ? undefined : places.get(setting)
  if (at === undefined) return problem
  const headline = headlines.length === 0 ? message : headlines
  return new ShipError({ code, message: `${positionText(at)}: ${message}`, headline, hint, result, cause })
}
