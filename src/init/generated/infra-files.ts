/** `infra/`: copies of the templates that the answers need, their parameters, and the program that creates a stack. */
import type { WrittenFile } from '../../ports/project-files.ts'
import type { Answers } from '../init-answers.ts'
import { deployProgram } from './deploy-program.ts'
import type { Stack, Templates } from './stacks.ts'

export const infraFiles = (
  answers: Answers,
  stacks: readonly Stack[],
  templates: Templates,
): readonly WrittenFile[] => {
  const used = [...new Set(stacks.map(({ template }) => template))]
  return [
    ...used.map((path) => ({ path, text: templates.get(path) ?? '' })),
    ...(used.includes('infra/firelens.yaml')
      ? [{ path: FIRELENS_FILE, text: templates.get(FIRELENS_FILE) ?? '' }]
      : []),
    ...parameterFiles(stacks),
    ...(stacks.length === 0 ? [] : [{ path: 'infra/deploy.mjs', text: deployProgram(answers) }]),
  ]
}

/** What Fluent Bit reads from the bucket of the add-on. */
export const FIRELENS_FILE = 'infra/fragments/firelens-s3.conf'

/** A stack of several accounts has the same parameters in each. */
const parameterFiles = (stacks: readonly Stack[]): readonly WrittenFile[] =>
  [...new Map(stacks.map((stack) => [stack.name, stack.parameters]))]
    .filter(([, parameters]) => Object.keys(parameters).length > 0)
    .map(([name, parameters]) => ({
      path: `infra/parameters/${name}.json`,
      text: `${JSON.stringify(
        Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
        null,
        2,
      )}\n`,
    }))
