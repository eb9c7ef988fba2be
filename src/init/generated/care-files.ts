/** Files that keep the others up to date, or say what is accepted. */
import type { WrittenFile } from '../../ports/project-files.ts'
import type { Answers } from '../init-answers.ts'
import type { Update } from '../repository-facts.ts'
import { workflowsFrom, type Caller } from './workflows-from.ts'
import { scalar } from './yaml-scalar.ts'

export const careFiles = (answers: Answers, caller: Caller, updates: readonly Update[]): readonly WrittenFile[] => [
  { path: DEPENDABOT, text: dependabot(updates) },
  { path: 'ship-to-ecs.exceptions.yaml', text: exceptions(answers, caller) },
]

export const DEPENDABOT = '.github/dependabot.yml'

/** By which the commits of the workflows stay up to date. */
export const OWN_UPDATE = { ecosystem: 'github-actions', directory: '/' }

const dependabot = (
  updates: readonly Update[],
): string => `# An update waits a week: a tampered release is usually found sooner.
version: 2
updates:
${[OWN_UPDATE, ...updates].map(update).join('')}`

export const update = ({
  ecosystem,
  directory,
}: { readonly [Key in keyof Update]: string }): string => `  - package-ecosystem: ${ecosystem}
    directory: ${directory === '/' ? directory : scalar(directory)}
    schedule: { interval: weekly }
    cooldown: { default-days: 7 }
    groups:
      ${ecosystem}: { patterns: ['*'] }
`

const exceptions = (answers: Answers, caller: Caller): string => {
  const { repository, commit } = workflowsFrom(answers, caller)
  return `# yaml-language-server: $schema=https://raw.githubusercontent.com/${repository}/${commit}/docs/ship-to-ecs.exceptions.schema.json
# Findings that somebody has accepted, each with a reason, an owner and an end. The summary of a run that is blocked has the entries to copy:
#
#   - id: CVE-2023-5363
#     package: openssl
#     reason: The service never sets key lengths by itself.
#     owner: platform-team
#     expires: 2026-12-31
exceptions: []
`
}
