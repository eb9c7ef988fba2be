/** GitHub: the repository, its environments, and what it says of the tokens of its jobs. */
import { shellCommand } from '../domain/shell-word.ts'
import type { GitHubSettings } from '../ports/github-settings.ts'
import type { WorkflowCall, WorkflowFile } from '../domain/github/workflow-calls.ts'
import { failed, ok, skipped, warned, type DoctorCheck } from './doctor-check.ts'
import { api, judged, notShown } from './github-answers.ts'
import { lookAtActions } from './github-actions-check.ts'
import { subOfEnvironment, type TokensOfGitHub } from './job-entrances.ts'

export interface OfGitHub {
  readonly settings: GitHubSettings
  /** `owner/name` of the remote `origin`; null where there is none on GitHub. */
  readonly repository: string | null
  /** The folder of the checkout, by which a new repository is named. */
  readonly folder: string
  /** Those of `.github/workflows` in the checkout. */
  readonly workflows: readonly WorkflowFile[]
  /** What they call of ship-to-ecs. */
  readonly calls: readonly WorkflowCall[]
}

/** They write down what the tokens of the repository say. */
export const repositoryChecks = (of: OfGitHub, tokens: TokensOfGitHub): readonly DoctorCheck[] => {
  const { settings, repository, folder } = of
  return [
    {
      ...{ id: 'github-repository', environment: null, needs: [] },
      look: async () => {
        const create = shellCommand('gh', 'repo', 'create', folder, '--private', '--source', '.', '--push')
        if (repository === null) return failed('the checkout has no remote `origin` on GitHub', create)
        return judged(await settings.repository(), {
          read: ({ name, branch }) => {
            tokens.branch = branch
            return ok(name)
          },
          missing: () => failed(`GitHub has no repository ${repository} that the token can read`, 'gh auth login'),
        })
      },
    },
    {
      ...{ id: 'github-actions', environment: null, needs: ['github-repository'] },
      look: () => lookAtActions(of),
    },
    {
      ...{ id: 'github-token', environment: null, needs: ['github-repository'] },
      look: async () =>
        judged(await settings.token(), {
          read: ({ byDefault }) => {
            const put = [...api('PUT', repository, '/actions/permissions/workflow'), '-f']
            const fix = shellCommand(...put, 'default_workflow_permissions=read')
            return byDefault === 'read'
              ? ok('reads by default; a job asks for more, such as `id-token: write`')
              : warned('may write where a workflow has no `permissions`', fix)
          },
          missing: notShown,
        }),
    },
  ]
}

/** Variables that the workflows name, by `vars`. */
export const variablesCheck = ({ settings, repository, workflows }: OfGitHub, environment: string): DoctorCheck => ({
  ...{ id: 'github-variables', environment, needs: ['github-repository', 'github-environment'] },
  look: async () => {
    const wanted = variablesIn(workflows.map(({ text }) => text))
    if (wanted.length === 0) return ok('the workflows name none')
    return judged(await settings.variables(environment), {
      read: (names) => {
        const known = new Set(names.map((name) => name.toUpperCase()))
        const [missing] = wanted.filter((name) => !known.has(name))
        if (missing === undefined) return ok(wanted.join(', '))
        const where = repository === null ? [] : ['--repo', repository]
        return failed(`${missing} is not set`, shellCommand('gh', 'variable', 'set', missing, ...where))
      },
      missing: () => skipped('GitHub does not show variables to this token'),
    })
  },
})

/** In the order of the first use; GitHub's names have no case. */
const variablesIn = (texts: readonly string[]): readonly string[] => [
  ...new Set(
    texts.flatMap((text) =>
      [...withoutComments(text).matchAll(/\bvars(?:\.|\[')([A-Za-z_]\w*)/gu)].map(([, name = '']) =>
        name.toUpperCase(),
      ),
    ),
  ),
]

const withoutComments = (text: string): string => text.replaceAll(/^\s*#.*$|\s#\s.*$/gmu, '')

export const environmentChecks = (
  { settings, repository }: OfGitHub,
  environment: string,
  tokens: TokensOfGitHub,
): readonly DoctorCheck[] => [
  {
    ...{ id: 'github-environment', environment, needs: ['github-repository'] },
    look: async () => {
      const command = shellCommand(...api('PUT', repository, `/environments/${encodeURIComponent(environment)}`))
      return judged(await settings.environment(environment), {
        read: ({ rules }) =>
          rules.length > 0
            ? ok(rules.join(', '))
            : warned(
                'it has no rule: every branch can deploy to it',
                `${command} -F 'deployment_branch_policy[protected_branches]=true' -F 'deployment_branch_policy[custom_branch_policies]=false'`,
              ),
        missing: () => failed('does not exist', command),
      })
    },
  },
  {
    ...{ id: 'github-sub', environment, needs: ['github-repository'] },
    look: async () =>
      judged(await settings.subject(), {
        read: ({ prefix }) => {
          tokens.prefix = prefix
          const sub = subOfEnvironment({ tokens, environment })
          return sub === null ? skipped('customized, or not said by GitHub') : ok(sub)
        },
        missing: () => skipped('GitHub does not say it to this token'),
      }),
  },
]
