/** How rules say where something is. */
import type { ContainerDefinition } from '@aws-sdk/client-ecs'
import type { LintFacts } from './lint-facts.ts'
import type { Definition, LintRule, Place } from './lint-rule.ts'

/** A place inside a container: a member's path in it, or what is there as well. */
export type Inside = string | { readonly at: string; readonly detail: string }

/** A rule's check from one that looks at one container. */
export const inContainers =
  (
    check: (container: ContainerDefinition, facts: LintFacts, definition: Definition) => readonly Inside[],
  ): LintRule['check'] =>
  (definition, facts) =>
    facts.containers.flatMap((container, index) =>
      check(container, facts, definition).map((inside) =>
        placeInside(`containerDefinitions[${index}]`, container, inside),
      ),
    )

const placeInside = (path: string, { name }: ContainerDefinition, inside: Inside): Place => {
  const { at, detail } = typeof inside === 'string' ? { at: inside, detail: null } : inside
  return { path: at === '' ? path : `${path}.${at}`, container: name ?? null, detail }
}

/** A rule's check of one member of the task, by its path. */
export const inTask =
  (path: string, isBroken: (definition: Definition, facts: LintFacts) => boolean): LintRule['check'] =>
  (definition, facts) =>
    isBroken(definition, facts) ? [ofTask(path)] : []

/** A place that belongs to no container. */
export const ofTask = (path: string): Place => ({ path, container: null, detail: null })

/** The place, where the condition holds. */
export const where = (condition: boolean, ...places: readonly Inside[]): readonly Inside[] => (condition ? places : [])

/** A check of definitions for Fargate only. */
export const onFargate =
  (check: LintRule['check']): LintRule['check'] =>
  (definition, facts) =>
    facts.capacity === 'fargate' ? check(definition, facts) : []

/** A check of definitions for which ECS does not apply Fargate's rules. */
export const offFargate =
  (check: LintRule['check']): LintRule['check'] =>
  (definition, facts) =>
    facts.capacity === 'fargate' ? [] : check(definition, facts)
