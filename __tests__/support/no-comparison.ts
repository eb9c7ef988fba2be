/** The ports of a deployment whose commit is compared with nothing: no call of them is expected. */
import { NO_GITHUB } from './no-github.ts'
import { sessionOf } from './session.ts'

export const NO_COMPARISON = { registry: sessionOf({}), github: NO_GITHUB }
