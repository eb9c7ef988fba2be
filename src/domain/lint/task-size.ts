/** Rules about what the containers ask for together, and what the task has. */
import { unitsIn } from '../task-definition/amounts.ts'
import { api } from './aws-documentation.ts'
import type { LintFacts } from './lint-facts.ts'
import type { Definition, LintRule } from './lint-rule.ts'
import { inContainers, inTask, where } from './rule-places.ts'

/** In CPU units or MiB. Null where it is not set or not known; for Windows, ECS ignores it (RegisterTaskDefinition, cpu and memory). */
const sizeOf = (definition: Definition, { system }: LintFacts, name: 'cpu' | 'memory'): number | null =>
  system === 'windows' ? null : unitsIn(definition[name] ?? '', name)

/** A placeholder that has no value yet is a text. */
const amount = (value: unknown): number => (typeof value === 'number' ? value : 0)

const isExceeded =
  (name: 'cpu' | 'memory', member: 'cpu' | 'memoryReservation') =>
  (definition: Definition, facts: LintFacts): boolean => {
    const size = sizeOf(definition, facts, name)
    const sum = facts.containers.reduce((total, container) => total + amount(container[member]), 0)
    return size !== null && sum > size
  }

export const TASK_SIZE: readonly LintRule[] = [
  {
    id: 'cpu-sum',
    severity: 'HIGH',
    level: 'error',
    title: 'The containers have more CPU than the task',
    reason: 'ECS rejects the task definition.',
    fix: 'Raise `cpu` of the task, or lower it for the containers.',
    page: api('ContainerDefinition', 'cpu'),
    controls: {},
    check: inTask('cpu', isExceeded('cpu', 'cpu')),
  },
  {
    id: 'container-memory',
    severity: 'HIGH',
    level: 'error',
    title: 'A container may use more memory than the task has',
    reason: 'ECS rejects the task definition.',
    fix: 'Raise `memory` of the task, or lower it for the container.',
    page: api('ContainerDefinition', 'memory'),
    controls: {},
    check: inContainers(({ memory }, facts, definition) => {
      const size = sizeOf(definition, facts, 'memory')
      return where(size !== null && amount(memory) > size, 'memory')
    }),
  },
  {
    id: 'memory-sum',
    severity: 'HIGH',
    level: 'error',
    title: 'The containers reserve more memory than the task has',
    reason: 'ECS rejects the task definition.',
    fix: 'Raise `memory` of the task, or lower `memoryReservation` of the containers.',
    page: api('ContainerDefinition', 'memoryReservation'),
    controls: {},
    check: inTask('memory', isExceeded('memory', 'memoryReservation')),
  },
]
