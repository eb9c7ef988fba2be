/** Rules about names that ECS rejects. */
import { takenNames } from '../task-definition/container-names.ts'
import { api } from './aws-documentation.ts'
import type { LintRule } from './lint-rule.ts'
import { inContainers, inTask, where } from './rule-places.ts'

/** Up to 255 letters, digits, hyphens and underscores (RegisterTaskDefinition, family; ContainerDefinition, name). */
const NAME = /^[A-Za-z0-9_-]{1,255}$/

export const NAMES: readonly LintRule[] = [
  {
    id: 'family-name',
    severity: 'HIGH',
    level: 'error',
    title: 'The name of the family has other characters than letters, digits, hyphens and underscores, or too many',
    reason: 'ECS rejects the task definition: it takes up to 255 of these.',
    fix: 'Correct `family`.',
    page: api('RegisterTaskDefinition'),
    controls: {},
    check: inTask('family', ({ family = '' }) => !NAME.test(family)),
  },
  {
    id: 'container-name',
    severity: 'HIGH',
    level: 'error',
    title: 'The name of a container has other characters than letters, digits, hyphens and underscores, or too many',
    reason: 'ECS rejects the task definition: it takes up to 255 of these.',
    fix: 'Correct `name`.',
    page: api('ContainerDefinition', 'name'),
    controls: {},
    check: inContainers(({ name = '' }) => where(!NAME.test(name), 'name')),
  },
  {
    id: 'secret-name-twice',
    severity: 'HIGH',
    level: 'error',
    title: 'A secret has the name of a variable or of another secret',
    reason: 'ECS rejects the task definition: each name of a container has one value.',
    fix: 'Remove one of the two, or rename it.',
    page: api('Secret'),
    controls: {},
    check: inContainers((container) =>
      takenNames(container).map(({ index, name }) => ({ at: `secrets[${index}]`, detail: name })),
    ),
  },
]
