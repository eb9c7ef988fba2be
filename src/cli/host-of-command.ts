/** Where a command shows itself: GitHub's log, a terminal, or JSON for another program. */
import { isGitHub } from '../adapters/github/github.ts'
import type { Host } from '../adapters/host.ts'
import { makeJsonReport } from '../adapters/json-report.ts'
import type { Redactor } from '../adapters/redact.ts'
import { makeTerminal } from '../adapters/terminal.ts'
import { gitHubHost } from '../host-of-action.ts'
import { EXIT_CODES } from './exit-codes.ts'

/** `people`: GitHub's form in a step of GitHub Actions, else that of a terminal. */
export type Form = 'people' | 'json'

/** Any of them ends the process with the exit codes of the command line. */
export const hostOfCommand =
  (form: Form) =>
  (redactor: Redactor): Host => ({
    ...hostOf(form, redactor),
    fail: (ending) => {
      process.exitCode = EXIT_CODES[ending]
    },
  })

const hostOf = (form: Form, redactor: Redactor): Host => {
  const debugOutput = process.env['SHIP_TO_ECS_DEBUG'] === 'true' ? 'shown' : 'hidden'
  if (form === 'json') return makeJsonReport({ redactor, debugOutput, log: process.stderr, report: process.stdout })
  return isGitHub(process.env) ? gitHubHost(redactor) : makeTerminal({ redactor, debugOutput, stream: process.stdout })
}
