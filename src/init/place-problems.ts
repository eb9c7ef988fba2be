/** What is wrong with the names of places: of AWS, of GitHub, in the repository. Pure. */
import { quoted } from '../domain/bounds.ts'
import type { Answers } from './init-answers.ts'
import { textProblem, wrong, type TextRule } from './wrong-answer.ts'

const REGION: TextRule = {
  flag: 'region',
  pattern: /^[a-z]{2}(?:-[a-z]+)+-\d$/,
  rule: 'not a region such as eu-west-1',
}
const GITHUB: TextRule = {
  flag: 'github',
  pattern: /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/(?!\.{1,2}$|\.git$)[A-Za-z0-9._-]{1,100}$/,
  rule: 'not OWNER/NAME of a repository of GitHub',
}
/** `repo:octo-org@1234/hello@5678`, or without ids; a wildcard would let others in. */
const SUBJECT: TextRule = {
  flag: 'subject-prefix',
  pattern: /^repo:[A-Za-z0-9_.@-]+\/[A-Za-z0-9_.@-]+$/,
  rule: 'not what `gh api repos/OWNER/NAME/actions/oidc/customization/sub --jq .sub_claim_prefix` prints',
}
const BRANCH: TextRule = {
  flag: 'branch',
  pattern: /^(?!.*(?:\.\.|\/\/|\/\.|\.lock(?:\/|$)|[./]$))[A-Za-z0-9][A-Za-z0-9._/-]{0,199}$/,
  rule: 'not the name of a branch',
}
const SHIP_TO_ECS: TextRule = {
  flag: 'ship-to-ecs',
  pattern: /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9._-]{1,100}@[0-9a-f]{40}$/,
  rule: 'not OWNER/REPOSITORY@ with a full commit of 40 characters',
}
const HEALTH_PATH: TextRule = {
  flag: 'health-path',
  pattern: /^\/[A-Za-z0-9._~/%-]{0,1023}$/,
  rule: 'not a path such as /health',
}
const BASE_IMAGE: TextRule = {
  flag: 'base-image',
  pattern: /^[a-z0-9][A-Za-z0-9._:/-]{0,255}(?:@sha256:[0-9a-f]{64})?$/,
  rule: 'not the name of an image',
}

const FOLDER: TextRule = {
  flag: 'context',
  pattern: /^(?:\.|(?!.*(?:^|\/)\.{0,2}(?:\/|$))[\w.@+ /-]{1,250})$/,
  rule: 'not the path of a folder in the repository',
}
const FILE: TextRule = { ...FOLDER, flag: 'dockerfile', rule: 'not the path of a file in the repository' }

/** A trust policy would let in the one that the prefix names. */
const subjectProblems = ({ github, subjectPrefix }: Answers): readonly string[] => {
  const unlike = textProblem(SUBJECT, subjectPrefix)
  if (unlike.length > 0 || github === null || subjectPrefix === null) return unlike
  const named = subjectPrefix.replace(/^repo:/, '').replaceAll(/@\d+(?=\/|$)/g, '')
  return named.toLowerCase() === github.toLowerCase()
    ? []
    : [wrong('subject-prefix', subjectPrefix, `is of another repository than ${quoted(github)}`)]
}

/** Each begins with its flag. */
export const placeProblems = (answers: Answers): readonly string[] => [
  ...textProblem(REGION, answers.region),
  ...textProblem(GITHUB, answers.github),
  ...subjectProblems(answers),
  ...textProblem(BRANCH, answers.branch),
  ...textProblem(FILE, answers.dockerfile),
  ...textProblem(FOLDER, answers.context),
  ...textProblem(SHIP_TO_ECS, answers.shipToEcs),
  ...textProblem(HEALTH_PATH, answers.healthPath),
  ...textProblem(BASE_IMAGE, answers.baseImage),
]
