/** Runs a pipeline on the real ports. It is loaded once the configuration is known: what is wrong with the settings is reported without it. */
import type { Pipeline } from './core/flow.ts'
import { layOut } from './core/layout.ts'
import { runPipeline, type Run } from './core/run-pipeline.ts'
import type { Ports } from './ports/ports.ts'
import type { Config } from './settings/config.ts'
import { portsFor, type PortSources } from './stage-ports.ts'

/** What stages have around them. */
export type Surroundings = Pick<Run<Ports>, 'signal' | 'undoSignal' | 'emit'> &
  Omit<PortSources, 'github' | 'pipeline' | 'regions' | 'roles' | 'run'>

/** @throws as {@link runPipeline} */
export const runStages = (pipeline: Pipeline<Ports, Config>, config: Config, started: Surroundings): Promise<void> => {
  const { pipeline: name, roles, run, github } = config
  const { region: registry } = config.registry
  const regions = { registry, target: config.services[0].region, source: config.sourceRegion ?? registry }
  return runPipeline(layOut(pipeline, config), {
    ...started,
    now: Date.now,
    hasBegun: (stage) =>
      started
        .journalOf(stage)
        .entries()
        .some((entry) => entry.stage === stage),
    portsFor: portsFor({ ...started, regions, pipeline: name, roles, run, github }),
  })
}
