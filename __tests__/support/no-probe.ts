/** A probe of a run without checks. */
import type { Probe } from '../../src/ports/probe.ts'

export const NO_PROBE: Probe = () => Promise.reject(new Error('the test expects no request to the service'))
