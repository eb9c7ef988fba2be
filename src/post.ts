/** The entry of post, a bundle of its own: it must not be able to do what main does. */
import { onSupportedNode } from './node-version.ts'

onSupportedNode(() => void import('./post-cleanup.ts').then(({ removeLeftovers }) => removeLeftovers()))
