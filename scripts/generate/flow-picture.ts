/** The stages and edges of `ship` as a Mermaid graph. */
import { layOut, type Step } from '../../src/core/layout.ts'
import { ship } from '../../src/pipelines/ship.ts'
import type { Ports } from '../../src/ports/ports.ts'
import { resolveConfig, type Config } from '../../src/settings/config.ts'
import { readSettings } from '../../src/settings/read-settings.ts'
import { readTree } from '../../src/settings/read-tree.ts'

const INPUTS: Readonly<Record<string, string>> = {
  environment: 'production',
  repository: 'hello',
  cluster: 'main',
  service: 'hello',
  'task-definition': 'task-definition.json',
}

/** The configuration of a run with the required inputs alone. */
export const sampleConfig = (): Config =>
  resolveConfig(
    readSettings({
      read: (name) => INPUTS[name] ?? '',
      given: [],
      file: null,
      trusted: { kind: 'checkout' },
      readTree,
    }),
    {
      run: {
        event: 'push',
        sha: '0'.repeat(40),
        headSha: null,
        branch: 'main',
        gitTag: null,
        pullRequest: null,
        runNumber: 1,
        runId: '1',
        runAttempt: 1,
        repository: null,
        serverUrl: 'https://github.com',
        workspace: '/checkout',
      },
      cacheDirectory: '/cache',
      secrets: [],
      values: { untrusted: null, variables: {} },
    },
  )

/** The graph; edges that another path implies are left out. */
export const flowPicture = (): string => {
  const { steps } = layOut(ship, sampleConfig())
  const ids = steps.map(({ id }) => id)
  // A result that is known beforehand is no stage.
  const needsOf = ({ needs }: Step<Ports>): readonly string[] =>
    ids.filter((id) => Object.values(needs).flat().includes(id))
  const needs = new Map(steps.map((step) => [step.id, needsOf(step)]))
  const reaches = (from: string, to: string): boolean =>
    (needs.get(from) ?? []).some((need) => need === to || reaches(need, to))
  const edges = steps.flatMap((step) =>
    needsOf(step)
      .filter((need) => !needsOf(step).some((other) => other !== need && reaches(other, need)))
      .map((need) => `  ${need} --> ${step.id}`),
  )
  return ['```mermaid', 'graph LR', ...edges, '```'].join('\n')
}
