/** The settings that a pipeline may leave unset as long as nothing is read from AWS. */
import { fault } from '../../errors/fault.ts'

/** @throws ShipError `E_INPUT` when one is not set */
export const checkSettings = (missing: readonly string[]): void => {
  if (missing.length === 0) return
  const names = missing.map((name) => `\`${name}\``).join(', ')
  throw fault('E_INPUT', {
    message: `the plan needs ${names}, which ${missing.length === 1 ? 'is' : 'are'} not set`,
    hint: `Set ${names}, as inputs or in ship-to-ecs.yaml.`,
  })
}
