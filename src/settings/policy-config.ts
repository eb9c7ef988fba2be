/** What blocks an image, from the settings. */
import type { Policy } from '../domain/scan/policy.ts'
import type { RunSettings } from './declaration.ts'

export const policyOf = (settings: RunSettings): Policy => ({
  trivySeverities: settings['trivy-severity'],
  unfixed: settings['trivy-ignore-unfixed'] ? 'ignored' : 'blocked',
  dockleLevel: settings['dockle-exit-level'],
  ...(settings.policy === null ? {} : { map: settings.policy.value }),
})
