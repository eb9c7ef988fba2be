/** Whether GitHub lets workflows run in the repository, and use what they call. */
import type { WorkflowCall } from '../domain/github/workflow-calls.ts'
import { shellCommand } from '../domain/shell-word.ts'
import { matches } from '../domain/wildcards.ts'
import type { GitHubSettings, SelectedActions } from '../ports/github-settings.ts'
import { failed, ok, warned, type Finding } from './doctor-check.ts'
import { api, judged, notShown } from './github-answers.ts'

interface OfActions {
  readonly settings: Pick<GitHubSettings, 'actions' | 'selectedActions'>
  /** `owner/name`; null where it is not known. */
  readonly repository: string | null
  readonly calls: readonly WorkflowCall[]
}

const PERMISSIONS = '/actions/permissions'
/** The reusable workflows use them. */
const CHECKOUT = 'actions/checkout@v7'

export const lookAtActions = async (of: OfActions): Promise<Finding> => {
  const { settings, repository } = of
  const reading = await settings.actions()
  if (reading.kind === 'read' && reading.value.enabled && reading.value.allowed === 'selected')
    return judged(await settings.selectedActions(), {
      read: (selected) => ofSelected(selected, of),
      missing: notShown,
    })
  return judged(reading, {
    read: ({ enabled, allowed }) => {
      const enable = shellCommand(...api('PUT', repository, PERMISSIONS), '-F', 'enabled=true')
      if (!enabled) return failed('disabled', enable)
      return allowed === 'local_only' ? ofOwner(of) : ok('enabled')
    },
    missing: notShown,
  })
}

/** Only what is of the owner of the repository may be used. */
const ofOwner = (of: OfActions): Finding => {
  const [owner = ''] = (of.repository ?? '').split('/')
  const [refused] = usesOf(of).filter((use) => !matches(`${owner}/*`.toLowerCase(), use.toLowerCase()))
  if (refused === undefined) return ok(`enabled, for what is of ${owner}`)
  const select = shellCommand(
    ...api('PUT', of.repository, PERMISSIONS),
    '-F',
    'enabled=true',
    '-f',
    'allowed_actions=selected',
  )
  const allow = allowing({ patterns: [`${owner}/*`], ofGitHub: false, ofVerifiedCreators: false }, of)
  return failed(`only what is of ${owner} may be used, not ${nameOf(refused)}`, `${select} && ${allow}`)
}

const ofSelected = (selected: SelectedActions, of: OfActions): Finding => {
  const patterns = [...selected.patterns, ...(selected.ofGitHub ? ['actions/*', 'github/*'] : [])]
  const [refused] = usesOf(of).filter((use) => !isAllowed(use, patterns))
  if (refused === undefined) return ok('enabled, for what is selected')
  const what = `only what is selected may be used, and ${nameOf(refused)} is not`
  const fix = allowing(selected, of)
  // A verified creator needs no pattern, and GitHub does not say who is one.
  return selected.ofVerifiedCreators ? warned(`${what} by its name`, fix) : failed(what, fix)
}

const isAllowed = (use: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => fits(pattern, use)) && !patterns.some((pattern) => forbids(pattern, use))

/** GitHub docs, "Managing GitHub Actions settings for a repository": `!` forbids. */
const forbids = (pattern: string, use: string): boolean => pattern.startsWith('!') && fits(pattern.slice(1), use)

/** A pattern is of the repository or of the whole path. */
const fits = (pattern: string, use: string): boolean =>
  [use, `${nameOf(use)}@${use.split('@').at(-1) ?? ''}`].some((name) =>
    matches(pattern.toLowerCase(), name.toLowerCase()),
  )

const usesOf = ({ calls }: OfActions): readonly string[] =>
  calls.length === 0 ? [] : [...new Set(calls.map(({ uses }) => uses)), CHECKOUT]

const nameOf = (use: string): string => use.replace(/@.*$/u, '').split('/').slice(0, 2).join('/')

/** The command that lets them be used; what is selected besides stays so. */
const allowing = ({ patterns, ofVerifiedCreators }: SelectedActions, of: OfActions): string => {
  const uses = usesOf(of)
  const kept = patterns.filter((pattern) => !uses.some((use) => forbids(pattern, use)))
  const own = uses.filter((use) => use !== CHECKOUT).flatMap((use) => [`${nameOf(use)}@*`, `${nameOf(use)}/*`])
  return shellCommand(
    ...api('PUT', of.repository, `${PERMISSIONS}/selected-actions`),
    ...['-F', 'github_owned_allowed=true', '-F', `verified_allowed=${ofVerifiedCreators}`],
    ...[...new Set([...kept, ...own])].flatMap((pattern) => ['-f', `patterns_allowed[]=${pattern}`]),
  )
}
