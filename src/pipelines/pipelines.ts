/** Every pipeline by the name that the input `pipeline` takes. */
import type { Pipeline } from '../core/flow.ts'
import type { Ports } from '../ports/ports.ts'
import type { Config } from '../settings/config.ts'
import type { PipelineName } from '../settings/requirements.ts'
import { ship } from './ship.ts'

export type Pipelines = Readonly<Record<PipelineName, Pipeline<Ports, Config>>>

export const PIPELINES = { ship } as const satisfies Pipelines
