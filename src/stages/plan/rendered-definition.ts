/**
 * What will be registered, but for the image: read, changed by the settings, checked, with the container that gets the image. The one place
 * where a task definition goes these steps; whoever compares or judges a definition takes its result.
 */
import type { LiveService } from '../../domain/aws/live.ts'
import { listedProblems } from '../../domain/bounds.ts'
import { withOverrides } from '../../domain/task-definition/apply-overrides.ts'
import { checkTaskDefinition, registrable } from '../../domain/task-definition/check.ts'
import { newerMembers } from '../../domain/task-definition/newer-members.ts'
import { originOf } from '../../domain/task-definition/overrides.ts'
import { placeInFile, type PlaceOf } from '../../domain/task-definition/place-in-file.ts'
import { chooseContainer } from '../../domain/task-definition/task-definition.ts'
import { isMembers, itemsOf } from '../../domain/task-definition/walk.ts'
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import { firstAndCount } from '../../errors/short-forms.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import { allOrEveryProblem } from './every-problem.ts'
import { resolveValues } from './resolve-values.ts'
import { readTaskDefinition } from './task-definition-source.ts'
import type { ValueNeeds, ValuePorts } from './value-sources.ts'

export interface RenderedDefinition extends Pick<LiveService, 'taskDefinition' | 'containerName'> {
  /** Where a part of it is set: in the settings, in its file, or in a revision that ECS has, which is `family:revision`. */
  readonly placeOf: PlaceOf
}

/** Which definition, what is changed in it, and the container whose image will be replaced. */
export type WantedDefinition = Pick<ServiceConfig, 'taskDefinition' | 'containerName' | 'overrides'>

/**
 * Reads it from where the settings say.
 * @throws ShipError, or AggregateError of several: `E_INPUT`, `E_TASK_DEFINITION_NOT_FOUND`, `E_TASK_DEFINITION_SYNTAX`, `E_VALUES`,
 *   `E_TASK_DEFINITION_INVALID`, `E_CONTAINER_NOT_FOUND`; AwsError
 */
export const renderedDefinition = async (
  service: WantedDefinition & { readonly values: ValueNeeds },
  ports: ValuePorts,
): Promise<RenderedDefinition> => {
  const { source, exact, text, values, ...read } = await readTaskDefinition(service, ports)
  const accepted = registrable(read.value)
  const changed = withOverrides(accepted, service.overrides, service.containerName)
  const { origins } = changed
  const document = { value: changed.value, source, files: text === null ? [] : [{ source, text }], origins }
  // After the settings have changed it: their texts may have placeholders, too.
  const { value, problems } = await resolveValues(document, service.values, ports)
  const containerName = values === 'checked' ? service.containerName : null
  const placeInSource = text === null ? () => exact : placeInFile({ text, source }, isMembers(value) ? value : {})
  const options = {
    values,
    containerName,
    placeOf: problemPlaces(origins, text === null ? () => null : placeInSource),
    ...(values === 'registered' ? { accepted } : {}),
  }
  const [{ draft, notes, warnings }] = await allOrEveryProblem([
    asyncly(() => checkTaskDefinition(value, source, options)),
    rejected([...wrongSettings(changed.problems), ...problems]),
    asyncly(() => checkContainerName(value, source, service)),
  ])
  for (const note of notes) ports.log.debug(`${source}: ${note}`)
  for (const warning of warnings) ports.log.warning(`${source}: ${warning}`)
  const newer = listedProblems([...newerMembers(draft.input).keys()])
  if (newer.length > 0) {
    ports.log.info(`${source}: kept as they are, because this version does not know them: ${newer.join(', ')}`)
  }
  return {
    taskDefinition: draft,
    containerName: chooseContainer(draft, service.containerName),
    placeOf: (path) => originOf(origins, path) ?? placeInSource(path),
  }
}

/** For what is wrong: what a setting has set, or where it is in the file. */
const problemPlaces =
  (origins: ReadonlyMap<string, string>, placeInFile: PlaceOf): PlaceOf =>
  (path) => {
    const at = originOf(origins, path)
    return at === null ? placeInFile(path) : `set in ${at}`
  }

/** Also where the definition itself has problems, so that a wrong name is reported with them; not where the names are not known. */
const checkContainerName = (
  value: unknown,
  source: string,
  { containerName }: Pick<WantedDefinition, 'containerName'>,
): void => {
  const containers = isMembers(value) ? itemsOf(value['containerDefinitions']) : []
  const names = containers.flatMap((one) => (isMembers(one) && typeof one['name'] === 'string' ? one['name'] : []))
  if (names.length === 0 || names.length < containers.length) return
  const containerDefinitions = names.map((name) => ({ name }))
  chooseContainer({ source, input: { family: '', containerDefinitions } }, containerName)
}

/** A check that rejects, where it throws. */
const asyncly = <Result>(check: () => Result): Promise<Result> => new Promise((resolve) => resolve(check()))

const rejected = (problems: readonly unknown[]): Promise<void> =>
  problems.length === 0 ? Promise.resolve() : Promise.reject(new AggregateError(problems))

/** One error of all of them. */
const wrongSettings = (problems: readonly string[]): readonly ShipError[] => {
  const listed = listedProblems(problems)
  const [only] = listed
  if (only === undefined) return []
  if (problems.length === 1) return [fault('E_INPUT', { message: only, headline: headlinesOf(only) })]
  const count = `${problems.length} problems in the settings`
  const headline = [...firstAndCount(headlinesOf(only), problems.length), count]
  return [fault('E_INPUT', { message: `${count}:\n${listed.map((line) => `- ${line}`).join('\n')}`, headline })]
}

/** From the fullest to the shortest: without its place, without what follows from it, and only which setting is wrong. */
const headlinesOf = (problem: string): readonly string[] => {
  const text = problem.replace(/^\S+:\d+:\d+: /u, '')
  const [cause = text] = text.split('; ')
  const [setting] = /^`[^`]+`/u.exec(cause) ?? []
  return [problem, text, cause, ...(setting === undefined ? [] : [`${setting} does not suit the task definition`])]
}
