/** The step of BOOTSTRAP.md that pushes. */
import { accountOf, registryAccount } from '../aws-names.ts'
import type { Answers } from '../init-answers.ts'
import type { Step } from './bootstrap-of-import.ts'
import { DEPENDABOT, OWN_UPDATE, update } from './care-files.ts'
import { credentialsOf } from './deploy-command.ts'
import { commands } from './shell-block.ts'

/** None where `init` has written the file. */
export const ownDependabot = (kept: readonly string[]): readonly Step[] =>
  kept.includes(DEPENDABOT)
    ? [
        {
          title: 'Keep it up to date',
          text: `\`${DEPENDABOT}\` stays as it is. If it has no updates of github-actions, add them: the workflows call ship-to-ecs by a commit, which nobody else updates.

\`\`\`yaml
${update(OWN_UPDATE)}\`\`\``,
        },
      ]
    : []

export const firstPush = (answers: Answers): Step => ({
  title: 'The first push',
  text: `Commit first: \`doctor\` plans the deployment of a commit. It says what is still missing, with the command for it.

${commands('git add --all', `git commit --message 'Ship to ECS'`)}

${doctors(answers)}

${answers.existing === null ? push(answers) : pullRequest(answers)}`,
})

/** It looks at the account whose credentials it has. */
const doctors = (answers: Answers): string => {
  const accounts = new Set(answers.environments.map((one) => accountOf(answers, one)))
  if (accounts.size === 1 && accounts.has(registryAccount(answers))) return commands(doctor([]))
  const each = answers.environments.map((one) => {
    const account = accountOf(answers, one)
    const isElsewhere = account !== registryAccount(answers)
    const flags = [`--environment ${one.name}`, ...(isElsewhere ? ['--registry-profile REGISTRY'] : [])]
    return `${credentialsOf(account)}\n\n${commands(doctor(flags))}`
  })
  return `REGISTRY is your profile of the account ${registryAccount(answers)}.\n\n${each.join('\n\n')}`
}

/** GitHub is only asked with a token. */
const doctor = (flags: readonly string[]): string =>
  ['GH_TOKEN=$(gh auth token) ship-to-ecs doctor', ...flags].join(' ')

const push = ({ branch }: Answers): string =>
  `Then push; \`gh run watch\` finds the run after a few seconds. Until an environment has its first deployment, the scheduled runs of \`rescan\` and \`maintenance\` are red for it.

${commands(`git push --set-upstream origin ${branch}`, 'gh run watch')}`

/** What runs already is not changed by what nobody has looked at. */
const pullRequest = ({ branch }: Answers): string =>
  `Then push. From another branch than ${branch}, open a pull request: its check shows what a deployment would change, and the merge deploys.

${commands('git push --set-upstream origin HEAD', 'gh pr create --fill', 'gh pr checks --watch')}`
