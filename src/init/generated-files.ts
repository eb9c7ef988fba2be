/** Repository and answers -> every file that `init` writes, but for the lock. Pure. */
import type { WrittenFile } from '../ports/project-files.ts'
import { bootstrapText } from './generated/bootstrap-text.ts'
import { careFiles } from './generated/care-files.ts'
import { definitionJson } from './generated/definition-json.ts'
import { infraFiles } from './generated/infra-files.ts'
import { serviceYaml } from './generated/service-yaml.ts'
import { settingsYaml } from './generated/settings-yaml.ts'
import { stacksOf, type Templates } from './generated/stacks.ts'
import { starterFiles } from './generated/starter-files.ts'
import type { Caller } from './generated/workflows-from.ts'
import { workflowFiles } from './generated/workflow-files.ts'
import type { Answers } from './init-answers.ts'
import type { RepositoryFacts } from './repository-facts.ts'

export interface Generated {
  readonly answers: Answers
  readonly facts: RepositoryFacts
  readonly templates: Templates
  readonly caller: Caller
  /** The paths of those that belong to the people. */
  readonly kept: readonly string[]
}

const ofNewService = ({ answers, facts, templates }: Generated): readonly WrittenFile[] => [
  { path: 'task-definition.json', text: definitionJson(answers, facts.dockerfile, templates) },
  { path: 'service.yaml', text: serviceYaml(answers) },
  ...(facts.image === 'starter' ? starterFiles(answers) : []),
]

/** Sorted by path. */
export const generatedFiles = (given: Generated): readonly WrittenFile[] => {
  const { answers, facts, templates, caller } = given
  const stacks = stacksOf(answers, templates, caller)
  return [
    ...workflowFiles(answers, caller),
    ...careFiles(answers, caller, facts.updates),
    { path: 'ship-to-ecs.yaml', text: settingsYaml(answers, caller) },
    ...(answers.existing === null ? ofNewService(given) : []),
    ...infraFiles(answers, stacks, templates),
    { path: 'BOOTSTRAP.md', text: bootstrapText({ ...given, stacks }) },
  ].toSorted((one, other) => (one.path < other.path ? -1 : 1))
}
