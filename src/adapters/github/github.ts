/**
 * GitHub's runner as the place where a run is shown; the only importer of `@actions/core`. Every text is redacted before it is
 * shown; outputs are for the next steps and stay as they are. A file that the runner did not name (`GITHUB_OUTPUT` and the like) is
 * not written: there is no fallback to the workflow commands that GitHub has disabled.
 *
 * The toolkit's modules are imported one by one, not by its index: the index loads an HTTP client (440 kB, a fifth of the cold start)
 * that only OIDC needs.
 */
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { issue, issueCommand } from '../../../node_modules/@actions/core/lib/command.js'
import { issueFileCommand, prepareKeyValueMessage } from '../../../node_modules/@actions/core/lib/file-command.js'
import { toCommandProperties } from '../../../node_modules/@actions/core/lib/utils.js'
import type { Host } from '../host.ts'
import type { Redactor } from '../redact.ts'
import { maskableParts } from '../secret-forms.ts'

export interface GitHubOptions {
  readonly redactor: Redactor
  /** Redacts a summary and leaves its markup whole: a secret may be a word of it. */
  readonly redactMarkdown: (markdown: string) => string
  /** The environment of the process: `@actions/core` reads no other. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Whether a process runs as a step of GitHub Actions: the runner (and `act`) sets the variable to `true` always. */
export const isGitHub = (environment: GitHubOptions['environment']): boolean => environment['GITHUB_ACTIONS'] === 'true'

/** The host of a run in GitHub Actions. */
export const makeGitHub = ({ redactor, redactMarkdown, environment }: GitHubOptions): Host => {
  const { redact, remember } = redactor
  return {
    openGroup: (title) => issue('group', redact(title)),
    closeGroup: () => issue('endgroup'),
    line: (text) => void process.stdout.write(`${redact(text)}\n`),
    warning: (text) => issueCommand('warning', {}, redact(text)),
    debug: (text) => issueCommand('debug', {}, redact(text)),
    annotate: ({ level, title, message, place }) => {
      const where =
        place === undefined ? {} : { file: redact(place.file), ...(place.line !== null && { startLine: place.line }) }
      issueCommand(level, toCommandProperties({ title: redact(title), ...where }), redact(message))
    },
    mask: (value) => {
      for (const part of maskableParts(value)) issueCommand('add-mask', {}, part)
      remember(value)
    },
    setOutput: (name, value) => {
      if (environment['GITHUB_OUTPUT']) issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value))
    },
    writeSummary: (markdown) => {
      // At once and in one piece: after a cancel there may be no time for more.
      const file = environment['GITHUB_STEP_SUMMARY']
      if (file) appendFileSync(file, redactMarkdown(markdown))
    },
    writeRunFile: (text) => writtenIn(environment['RUNNER_TEMP'], text),
    summaryForm: 'markdown',
    columns: Infinity,
    docsUrl: docsUrlOf(environment),
    saveState: (name, value) => {
      if (environment['GITHUB_STATE']) issueFileCommand('STATE', prepareKeyValueMessage(name, value))
    },
    state: (name) => environment[`STATE_${name}`] ?? '',
    fail: () => {
      process.exitCode = 1
    },
  }
}

/** The runner empties its folder before and after each job. In a new folder nothing that was planted is followed or overwritten. */
const writtenIn = (folder: string | undefined, text: string): string | null => {
  if (!folder) return null
  const path = join(mkdtempSync(join(folder, 'ship-to-ecs-run-')), 'record.json')
  writeFileSync(path, text)
  return path
}

/** Null for an action that is used by a path (`uses: ./`): its repository is not known then (GitHub docs, "Variables"). */
const docsUrlOf = (environment: GitHubOptions['environment']): string | null => {
  const repository = environment['GITHUB_ACTION_REPOSITORY'] ?? ''
  if (!/^[\w.-]+\/[\w.-]+$/u.test(repository)) return null
  const server = environment['GITHUB_SERVER_URL'] ?? 'https://github.com'
  return `${server}/${repository}/blob/${environment['GITHUB_ACTION_REF'] || 'HEAD'}/`
}
