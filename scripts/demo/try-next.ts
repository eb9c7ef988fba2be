/** The end of the demo: what else it can show. */
import type { EngineName } from '../sandbox/sandbox.ts'
import { BREAKS, breakNames, type Break } from './breaks.ts'

/** What to try after this run, as lines of commands. */
export const tryNext = (engine: EngineName, broken: Break | null): string => {
  const breaks = breakNames
    .filter((name) => name !== broken)
    .map((name) => [`npm run demo -- --break ${name}`, BREAKS[name].offer] as const)
  const healthy = broken === null ? [] : [['npm run demo', 'a run that succeeds'] as const]
  const rows = [...healthy, ...breaks, ...otherEngine(engine)]
  const width = Math.max(...rows.map(([command]) => command.length))
  return [
    'The demo removes the local AWS and its containers now.',
    'Try next:',
    ...rows.map(([command, what]) => `  ${command.padEnd(width)}  ${what}`),
    'docs/local-aws.md: keep a local AWS running and try your own workflow with act.',
  ].join('\n')
}

const otherEngine = (engine: EngineName): readonly (readonly [string, string])[] => {
  switch (engine) {
    case 'classic':
      return [['SHIP_TO_ECS_ENGINE=modern npm run demo', 'the same on an engine with the containerd image store']]
    case 'modern':
      return [['SHIP_TO_ECS_ENGINE=classic npm run demo', 'the same on an engine with the classic image store']]
    case 'yours':
      return []
  }
}
