/** The entry of main: the runner starts this file. No guard: it always runs. The rest is loaded only by a Node that can run it. */
import { holdSignals } from './early-signals.ts'
import { onSupportedNode } from './node-version.ts'

const signals = holdSignals()
onSupportedNode(() => void import('./main.ts').then(({ main }) => main(signals)))
