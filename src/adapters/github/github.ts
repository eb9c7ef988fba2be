/**
 * GitHub's runner as the place where a run shows itself; the only importer of `@actions/core`. Every text is redacted before
 * it is shown; outputs are for the next steps and stay as they are. A file that the runner did not name (`GITHUB_OUTPUT` and the like) is not written, and nothing falls back to
 * workflow commands that are out of use.
 */
import { appendFileSync } from 'node:fs'
import type { Host } from '../host.ts'
import { secretLines, type Redactor } from '../redact.ts'

export interface GitHubOptions {
  readonly redactor: Redactor
  /** The process's own: `@actions/core` reads that and no other. */
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** Whether a process runs as a step of GitHub Actions: the runner (and `act`) sets the variable to `true` always. */
export const isGitHub = (environment: GitHubOptions['environment']): boolean => environment['GITHUB_ACTIONS'] === 'true'

/** The host of a run in GitHub Actions. `@actions/core` is loaded only here: it is half of the cold start. */
export const makeGitHub = async ({ redactor, environment }: GitHubOptions): Promise<Host> => {
  const core = await import('@actions/core')
  const { redact, remember } = redactor
  return {
    openGroup: (title) => core.startGroup(redact(title)),
    closeGroup: () => core.endGroup(),
    line: (text) => core.info(redact(text)),
    warning: (text) => core.warning(redact(text)),
    debug: (text) => core.debug(redact(text)),
    annotate: ({ level, title, message }) => core[level](redact(message), { title: redact(title) }),
    mask: (value) => {
      // Line by line as well: a line may be printed alone. The runner takes an empty mask for an error.
      for (const part of new Set([value, ...secretLines(value)])) if (part.trim() !== '') core.setSecret(part)
      remember(value)
    },
    setOutput: (name, value) => {
      if (environment['GITHUB_OUTPUT']) core.setOutput(name, value)
    },
    writeSummary: (markdown) => {
      // At once and in one piece: after a cancel there may be no time for more.
      const file = environment['GITHUB_STEP_SUMMARY']
      if (file) appendFileSync(file, redact(markdown))
    },
    summaryForm: 'markdown',
    docsUrl: docsUrlOf(environment),
    saveState: (name, value) => {
      if (environment['GITHUB_STATE']) core.saveState(name, value)
    },
    state: (name) => core.getState(name),
    fail: () => {
      process.exitCode = core.ExitCode.Failure
    },
  }
}

/** Null for an action that is used by a path (`uses: ./`): its repository is not told then (GitHub docs, "Variables"). */
const docsUrlOf = (environment: GitHubOptions['environment']): string | null => {
  const repository = environment['GITHUB_ACTION_REPOSITORY'] ?? ''
  if (!/^[\w.-]+\/[\w.-]+$/u.test(repository)) return null
  const server = environment['GITHUB_SERVER_URL'] ?? 'https://github.com'
  return `${server}/${repository}/blob/${environment['GITHUB_ACTION_REF'] || 'HEAD'}/`
}
