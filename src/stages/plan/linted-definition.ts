/**
 * The rendered task definition, and what the lint finds in it: what only warns is listed in the log and in the summary, what is an error is
 * one with the plan's other problems.
 */
import type { LiveService } from '../../domain/aws/live.ts'
import { countsOfFindings, findingInWords } from '../../domain/lint/describe-lint.ts'
import { exceptLint } from '../../domain/lint/excepted.ts'
import { lint, type LintFinding } from '../../domain/lint/lint.ts'
import { NO_HELD } from '../../domain/scan/exceptions/exception-sets.ts'
import type { PlaceOf } from '../../domain/task-definition/place-in-file.ts'
import { fault } from '../../errors/fault.ts'
import type { ServiceConfig } from '../../settings/config.ts'
import type { PlanInput } from './plan-input.ts'
import { renderedDefinition, type WantedDefinition } from './rendered-definition.ts'
import type { ValueNeeds, ValuePorts } from './value-sources.ts'

type LintedDefinition = Pick<LiveService, 'taskDefinition' | 'containerName' | 'lint'>

/**
 * Renders and judges it; the findings are one block of lines in the log.
 * @throws ShipError `E_TASK_DEFINITION_LINT` with every finding whose level is `error`, and what `renderedDefinition` throws
 */
export const lintedDefinition = async (
  service: WantedDefinition &
    Pick<ServiceConfig, 'lint'> &
    Pick<PlanInput, 'sideCars' | 'exceptions'> & { readonly values: ValueNeeds },
  ports: ValuePorts,
): Promise<LintedDefinition> => {
  const { placeOf, ...rendered } = await renderedDefinition(service, ports)
  const { taskDefinition, containerName } = rendered
  const values = service.taskDefinition.kind === 'ecs' ? 'registered' : 'checked'
  const sideCars = (service.sideCars ?? 'off') === 'off' ? 'as-written' : 'pinned'
  const broken = lint(taskDefinition, { containerName, sideCars, levels: service.lint, values })
  const { held, readOn } = service.exceptions ?? NO_HELD
  const findings = exceptLint(broken, held.entries, readOn).map((finding) => withPlaces(finding, placeOf))
  const warnings = findings.filter(({ level }) => level === 'warn')
  if (warnings.length > 0) {
    const lines = warnings.map((finding) => `  ${findingInWords(finding)}`)
    ports.log.info([`lint of ${taskDefinition.source}: ${countsOfFindings(warnings)}`, ...lines].join('\n'))
  }
  const errors = findings.filter(({ level }) => level === 'error')
  if (errors.length > 0) throw brokenRules(errors, taskDefinition.source)
  return { ...rendered, lint: findings }
}

const withPlaces = (finding: LintFinding, placeOf: PlaceOf): LintFinding => ({
  ...finding,
  places: finding.places.map((place) => {
    const at = placeOf(place.path)
    return at === null ? place : { ...place, at }
  }),
})

const brokenRules = (errors: readonly LintFinding[], source: string): Error => {
  const lines = errors.map((finding) => `- ${findingInWords(finding)}`)
  const count = errors.length === 1 ? 'a rule' : `${errors.length} rules`
  return fault('E_TASK_DEFINITION_LINT', {
    message: `the task definition ${source} breaks ${count}:\n${lines.join('\n')}`,
    headline: `the task definition ${source} breaks ${errors.map(({ rule }) => rule).join(', ')}`,
  })
}
