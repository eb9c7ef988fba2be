/** Where a run of the action shows itself: in GitHub's log, or as plain text. */
import { makeConsole } from './adapters/console-log.ts'
import { isGitHub, makeGitHub } from './adapters/github/github.ts'
import type { Host } from './adapters/host.ts'
import type { Redactor } from './adapters/redact.ts'
import { redactedMarkdown } from './report/summary/redacted-markdown.ts'

/** The host of the action. */
export const hostOfAction = (redactor: Redactor): Host =>
  isGitHub(process.env)
    ? gitHubHost(redactor)
    : makeConsole({
        redactor,
        write: (line) => void process.stdout.write(`${line}\n`),
        debugOutput: process.env['SHIP_TO_ECS_DEBUG'] === 'true' ? 'shown' : 'hidden',
      })

/** The host of whatever runs as a step of GitHub Actions. */
export const gitHubHost = (redactor: Redactor): Host =>
  makeGitHub({
    redactor,
    redactMarkdown: (summary) => redactedMarkdown(summary, redactor.redact),
    environment: process.env,
  })
