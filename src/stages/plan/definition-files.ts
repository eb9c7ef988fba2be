/** definition: checks the task definitions that are files, without AWS: what can be known of them where there are no credentials. */
import type { DefinitionFindings } from '../../domain/lint/lint.ts'
import type { Ports } from '../../ports/ports.ts'
import { defineStage } from '../../ports/stage.ts'
import { allOrEveryProblem, asOneError } from './every-problem.ts'
import { lintedDefinition } from './linted-definition.ts'
import { namedIn } from './named-in.ts'
import { wantedService, type PlanInput, type PlannedService } from './plan-input.ts'

export interface CheckedDefinitions {
  /** In the order of the settings; what is in ECS is not among them. */
  readonly services: readonly DefinitionFindings[]
}

/** Gives what the lint found. Throws one ShipError with every problem of every file; values that only AWS knows are not resolved. */
export const checkDefinitions = defineStage({
  kind: 'definition',
  title: 'Check the task definition',
  uses: ['target', 'files', 'log', 'secrets'],
  run: async (
    input: PlanInput,
    ports: Pick<Ports, 'target' | 'files' | 'log' | 'secrets'>,
  ): Promise<CheckedDefinitions> => {
    const services = input.services.filter((service) => isFile(service, input.missing ?? []))
    const checked = services.map(async (service) => {
      const wanted = wantedService(input, service, null)
      const { lint } = await lintedDefinition(wanted, ports).catch(namedIn(service))
      return { serviceName: service.key, lint }
    })
    return allOrEveryProblem(checked).then(
      (found) => ({ services: found }),
      (thrown: unknown) => {
        throw asOneError(thrown)
      },
    )
  },
  record: (checked) => checked,
})

const isFile = ({ taskDefinition }: PlannedService, missing: readonly string[]): boolean =>
  taskDefinition.kind === 'file' && !missing.includes('task-definition')
