/** Reads the outputs of Terraform from a file of the checkout. */
import { readStateOutputs, type StateOutputs } from '../../domain/values/state-outputs.ts'
import type { LocalPath } from '../../domain/local-path.ts'
import type { Files } from '../../ports/files.ts'
import { assertAllowed } from '../allowed-paths.ts'

/** Bytes. States of thousands of resources have a few megabytes, and `terraform output -json` prints less. */
const LARGEST_STATE = 16 * 1024 * 1024

/** The outputs, or why there are none. @throws ShipError `E_INPUT` for a file that must not be read */
export const readStateFile = async (file: LocalPath, files: Files): Promise<StateOutputs> => {
  await assertAllowed([file], files)
  const subject = `\`tfstate\`: the file ${file.given}`
  const kind = await files.kindOf(file.path)
  if (kind === 'directory') return { kind: 'problem', why: `\`tfstate\`: ${file.given} is a folder, not a file` }
  if (kind !== 'file') return { kind: 'problem', why: `${subject} does not exist` }
  if ((await files.sizeBytes(file.path)) > LARGEST_STATE)
    return { kind: 'problem', why: `${subject} is larger than 16 MB; use the output of \`terraform output -json\`` }
  const reading = readStateOutputs((await files.readText(file.path)) ?? '')
  return reading.kind === 'outputs' ? reading : { kind: 'problem', why: `${subject} ${reading.why}` }
}
