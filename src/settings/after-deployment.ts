/** What a service is tested with when its deployment is confirmed. */
import type { SmokeCheck } from '../domain/smoke/smoke-check.ts'
import type { WatchedAlarms } from '../domain/smoke/watched-alarms.ts'
import type { ServiceSettings } from './declaration.ts'

/** None: no smoke test. */
export const checksOf = (service: ServiceSettings): readonly SmokeCheck[] => service['smoke-test'] ?? []

/** No `alarms`: none are watched. */
export const alarmsOf = (service: ServiceSettings): { readonly alarms?: WatchedAlarms } => {
  const names = service['watch-alarms'] ?? []
  return names.length === 0 ? {} : { alarms: { names, minutes: service['watch-minutes'] } }
}
