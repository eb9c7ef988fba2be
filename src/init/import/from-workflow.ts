/** `init --from-workflow`: a workflow of the usual actions as answers and settings. What cannot be translated is listed, with its line. */
import { fault } from '../../errors/fault.ts'
import type { GivenOptions } from '../init-options.ts'
import type { InitPorts } from '../init-ports.ts'
import { answersForJobs } from './answers-of-workflow.ts'
import { imported, type Import } from './imported.ts'
import { rolesIn } from './roles-in-definition.ts'
import { translateWorkflow } from './workflow-jobs.ts'
import { readWorkflow } from './workflow-yaml.ts'

/** @param environments the names that flags give; null where none are given */
export const fromWorkflow = (
  options: GivenOptions,
  environments: readonly string[] | null,
  { files }: Pick<InitPorts, 'files'>,
): Promise<Import> =>
  imported(async () => {
    const path = inside(String(options['from-workflow']))
    const found = await files.read(path)
    if (found.kind === 'absent') throw unusable(path, 'does not exist in the repository')
    if (found.kind === 'unusable') throw unusable(path, found.why)
    const facts = translateWorkflow(readWorkflow(found.text, path), path)
    const roles = await rolesIn(definitionOf(facts), files)
    return { answers: answersForJobs({ facts, path, environments, roles }), files: [] }
  })

/** Of the repository; its form is the one of git. */
const inside = (given: string): string => {
  const path = given.replace(/^\.\//u, '')
  if (/^(?!.*(?:^|\/)\.\.?(?:\/|$))[\w.][\w./ -]{0,300}$/u.test(path)) return path
  throw unusable(
    JSON.stringify(given.slice(0, 100)),
    'is no path in the repository, such as .github/workflows/deploy.yml',
  )
}

const unusable = (path: string, why: string): Error =>
  fault('E_INPUT', { message: `--from-workflow: ${path} ${why}`, hint: 'Name a workflow of this repository.' })

const definitionOf = ({ jobs }: ReturnType<typeof translateWorkflow>): string | null =>
  jobs.flatMap(({ facts }) => facts).find(({ name }) => name === 'definition')?.value ?? null
