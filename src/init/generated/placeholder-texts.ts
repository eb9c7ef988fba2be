/** What stands for something that is not known yet, and the commands that replace it. */
import { accountsOf, isPlaceholderAccount } from '../aws-names.ts'
import type { Answers } from '../init-answers.ts'
import { commands } from './shell-block.ts'
import { NO_COMMIT, workflowsFrom, type Caller } from './workflows-from.ts'

export const UNKNOWN_REPOSITORY = 'OWNER/REPOSITORY'

/** A paragraph and its command for each; none where all is known. */
export const placeholderTexts = (answers: Answers, caller: Caller): readonly string[] => {
  const repository = answers.github ?? UNKNOWN_REPOSITORY
  return [
    ...(answers.github === null ? noRemote() : []),
    ...(accountsOf(answers).some(isPlaceholderAccount)
      ? [
          'Account ids that begin with ten zeros are placeholders. Replace them; `aws sts get-caller-identity` prints the id of a profile.',
          commands(accountCommand(answers)),
        ]
      : []),
    ...(answers.subjectPrefix === null
      ? [
          'GitHub says what it puts into the `sub` of its tokens, by which the roles know this repository. With the wrong form no role can be assumed.',
          commands(
            `ship-to-ecs init --yes --subject-prefix "$(gh api repos/${repository}/actions/oidc/customization/sub --jq .sub_claim_prefix)"`,
          ),
        ]
      : []),
    ...(workflowsFrom(answers, caller).commit === NO_COMMIT
      ? [
          'The workflows call the commit `000…`, which does not exist. Choose a release of ship-to-ecs, and name its full commit.',
          commands('ship-to-ecs init --yes --ship-to-ecs ship-to-ecs/ship-to-ecs@FULL_COMMIT'),
        ]
      : []),
  ]
}

const noRemote = (): readonly string[] => [
  `**There is no remote yet**, so \`${UNKNOWN_REPOSITORY}\` stands for the repository. Create it, and name it to \`init\`:`,
  commands(
    `gh repo create ${UNKNOWN_REPOSITORY} --private --source . --remote origin`,
    `ship-to-ecs init --yes --github ${UNKNOWN_REPOSITORY}`,
  ),
]

const accountCommand = ({ profile, environments }: Answers): string => {
  const own = profile === 'small' ? [] : environments.map(({ name }) => `--account ${name}=12_DIGITS`)
  return ['ship-to-ecs init --yes --registry-account 12_DIGITS', ...own].join(' ')
}
