/** The entry of main: the runner starts this file. No guard: it always runs. The rest is loaded only by a Node that can run it. */
import { onSupportedNode } from './node-version.ts'

onSupportedNode(() => void import('./main.ts').then(({ main }) => main()))
