/** Rules about containers that name each other. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import { circles } from './dependency-circles.ts'
import { api } from './aws-documentation.ts'
import { inContainers, where, type Inside } from './rule-places.ts'
import type { LintRule } from './lint-rule.ts'

/** Every container is essential unless it says something else (ContainerDefinition, essential). */
const isEssential = (container: ContainerDefinition | undefined): boolean => container?.essential !== false

/** A health check that is off is none. */
export const hasHealthCheck = (container: ContainerDefinition | undefined): boolean =>
  !['', 'NONE'].includes(container?.healthCheck?.command?.[0] ?? '')

interface Named {
  readonly at: string
  readonly name: string
}

/** A link is written `name:alias`. */
const othersOf = ({ dependsOn, links, volumesFrom }: ContainerDefinition): readonly Named[] => [
  ...(dependsOn ?? []).map(({ containerName: name = '' }, index) => ({
    at: `dependsOn[${index}].containerName`,
    name,
  })),
  ...(links ?? []).map((link, index) => ({ at: `links[${index}]`, name: link.split(':')[0] ?? '' })),
  ...(volumesFrom ?? []).map(({ sourceContainer: name = '' }, index) => ({
    at: `volumesFrom[${index}].sourceContainer`,
    name,
  })),
]

export const DEPENDENCIES: readonly LintRule[] = [
  {
    id: 'unknown-container',
    severity: 'HIGH',
    level: 'error',
    title: 'A container names another one that the definition does not have',
    reason: 'ECS rejects the task definition.',
    fix: 'Correct the name in `dependsOn`, `links` or `volumesFrom`.',
    page: api('ContainerDependency'),
    controls: {},
    check: inContainers((container, { byName }) =>
      othersOf(container).flatMap(({ at, name }) => where(!byName.has(name), { at, detail: name })),
    ),
  },
  {
    id: 'dependency-circle',
    severity: 'HIGH',
    level: 'error',
    title: 'Containers wait for each other in a circle',
    reason: 'None of them can ever start.',
    fix: 'Remove one of the entries of `dependsOn`.',
    page: api('ContainerDependency'),
    controls: {},
    check: (definition, facts) => {
      const inCircle = circles(facts.byName)
      return inContainers(({ name = '' }) => where(inCircle.has(name), 'dependsOn'))(definition, facts)
    },
  },
  {
    id: 'waits-for-health',
    severity: 'HIGH',
    level: 'error',
    title: 'A container waits for the health of one that has no health check',
    reason: 'The other one never becomes healthy, so the container does not start.',
    fix: 'Add a `healthCheck` to the other one, or use the condition `START`.',
    page: api('ContainerDependency', 'condition'),
    controls: {},
    check: inContainers((container, { byName }) =>
      conditions(container, ['HEALTHY']).flatMap(({ at, name }) =>
        where(byName.has(name) && !hasHealthCheck(byName.get(name)), { at, detail: name }),
      ),
    ),
  },
  {
    id: 'waits-for-end',
    severity: 'HIGH',
    level: 'error',
    title: 'A container waits for the end of an essential one',
    reason: 'ECS rejects the task definition: when an essential container ends, so does the task.',
    fix: 'Set `essential: false` for the other one.',
    page: api('ContainerDependency', 'condition'),
    controls: {},
    check: inContainers((container, { byName }) =>
      conditions(container, ['SUCCESS', 'COMPLETE']).flatMap(({ at, name }): readonly Inside[] =>
        where(byName.has(name) && isEssential(byName.get(name)), { at, detail: name }),
      ),
    ),
  },
  {
    id: 'no-essential-container',
    severity: 'HIGH',
    level: 'error',
    title: 'No container is essential',
    reason: 'ECS rejects the task definition: the task would not end with any of them.',
    fix: 'Remove `essential: false` from the main container.',
    page: api('ContainerDefinition', 'essential'),
    controls: {},
    check: (definition, facts) =>
      facts.containers.some(isEssential) ? [] : inContainers(() => ['essential'])(definition, facts),
  },
]

const conditions = ({ dependsOn }: ContainerDefinition, wanted: readonly string[]): readonly Named[] =>
  (dependsOn ?? []).flatMap(({ condition = '', containerName: name = '' }, index) =>
    wanted.includes(condition.toUpperCase()) ? [{ at: `dependsOn[${index}].condition`, name }] : [],
  )
