/** The file with the lifecycle policy of a repository that is created. */
import { lifecycleProblem } from '../../domain/registry/lifecycle-policy.ts'
import type { LocalPath } from '../../domain/local-path.ts'
import { fault } from '../../errors/fault.ts'
import type { ShipError } from '../../errors/ship-error.ts'
import type { Ports } from '../../ports/ports.ts'
import type { NewRepositoryConfig } from '../../settings/new-repository-config.ts'
import { assertAllowed } from '../allowed-paths.ts'
import { isOfOthers } from '../of-others.ts'

type FilePorts = Pick<Ports, 'files' | 'log'>

/** The policy as JSON; null without a file, and where a run that creates nothing may not trust it. @throws ShipError `E_INPUT` */
export const readLifecycleFile = async (
  { lifecycle, untrusted, creates }: Pick<NewRepositoryConfig, 'lifecycle' | 'untrusted' | 'creates'>,
  { files, log }: FilePorts,
): Promise<string | null> => {
  if (lifecycle === null) return null
  if (await isOfOthers(lifecycle, untrusted, files)) {
    const what = `is in the checkout, which others may have written (${untrusted?.because ?? ''})`
    if (creates === 'in-this-run')
      throw unusable(lifecycle, `${what}; set the input \`guarded-settings\` to a path outside of it`)
    log.info(`${lifecycle.given} ${what}, and is not read: this run creates nothing`)
    return null
  }
  await assertAllowed([lifecycle], files)
  const text = await files.readText(lifecycle.path)
  if (text === null) throw unusable(lifecycle, 'does not exist in the checkout')
  const problem = lifecycleProblem(text)
  if (problem !== null) throw unusable(lifecycle, problem)
  // ECR counts the characters of what it is sent.
  return JSON.stringify(JSON.parse(text))
}

const unusable = ({ given }: LocalPath, what: string): ShipError =>
  fault('E_INPUT', { message: `\`lifecycle\` of \`create-repository\`: ${given} ${what}` })
