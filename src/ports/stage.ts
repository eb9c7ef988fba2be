/** How the stages of this action are defined: over its ports, recorded in the shapes of `domain/results.ts`. */
import type { Stage } from '../core/stage.ts'
import type { Kind, Results } from '../domain/results.ts'
import type { Ports } from './ports.ts'

/** Gives the literal types of `kind` and `uses` to a stage. */
export const defineStage = <const K extends Kind, In, Out extends object, P extends keyof Ports = never>(
  stage: Stage<Ports, K, In, Out, P, Results[K]>,
): Stage<Ports, K, In, Out, P, Results[K]> => stage
