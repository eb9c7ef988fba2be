/**
 * The entry of the action, which the runner starts, and of the command line, which `bin/ship-to-ecs.cjs` starts. No guard: it always runs.
 * The rest is loaded only by a Node that can run it.
 */
import { holdSignals } from './early-signals.ts'
import { onSupportedNode } from './node-version.ts'

const signals = holdSignals()
/** `bin/ship-to-ecs.cjs` sets it; a checkout has no way to. */
const packaged: unknown = Reflect.get(globalThis, Symbol.for('ship-to-ecs'))
onSupportedNode(() => {
  if (packaged === undefined) void import('./main.ts').then(({ main }) => main(signals))
  else void import('./cli/command-line.ts').then(({ commandLine }) => commandLine(packaged, signals))
})
