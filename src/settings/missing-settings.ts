/** What is not set of what reading the target takes. */
import type { Settings } from './declaration.ts'
import { TARGET_SETTINGS } from './requirements.ts'

/** The names of the settings. */
export const missingIn = (settings: Settings): readonly string[] =>
  TARGET_SETTINGS.filter((name) =>
    name === 'repository' ? settings[name] === null : settings.services.some((service) => service[name] === null),
  )
