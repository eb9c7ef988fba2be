/** Files that keep the others up to date, or say what is accepted. */
import type { WrittenFile } from '../../ports/project-files.ts'
import type { Answers } from '../init-answers.ts'
import type { Language } from '../repository-facts.ts'
import { workflowsFrom, type Caller } from './workflows-from.ts'

export const careFiles = (answers: Answers, caller: Caller, languages: readonly Language[]): readonly WrittenFile[] => [
  { path: '.github/dependabot.yml', text: dependabot(languages) },
  { path: 'ship-to-ecs.exceptions.yaml', text: exceptions(answers, caller) },
]

const dependabot = (
  languages: readonly Language[],
): string => `# An update waits a week: a tampered release is usually found sooner.
version: 2
updates:
${['github-actions', 'docker', ...languages].map(ecosystem).join('')}`

const ecosystem = (name: string): string => `  - package-ecosystem: ${name}
    directory: /
    schedule: { interval: weekly }
    cooldown: { default-days: 7 }
    groups:
      ${name}: { patterns: ['*'] }
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
