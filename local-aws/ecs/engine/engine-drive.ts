/** The engine drive: placeholder until it is written below. */
import type { LocalClock } from '../../clock/clock.ts'
import type { DriveOptions } from '../../options.ts'
import type { Registry } from '../../registry/registry.ts'
import type { Drive } from '../drive.ts'
import type { EcsState } from '../records.ts'

export function engineDrive(
  _options: Extract<DriveOptions, { kind: 'engine' }>,
  _parts: { readonly clock: LocalClock; readonly state: EcsState; readonly registry: Registry },
): Drive {
  throw new Error('not yet')
}
