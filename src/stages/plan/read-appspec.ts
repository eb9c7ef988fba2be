/** Reads the AppSpec file that a setting names. */
import { readAppSpec } from '../../domain/codedeploy/appspec-file.ts'
import type { AppSpecFile } from '../../domain/codedeploy/appspec.ts'
import type { LocalPath } from '../../domain/local-path.ts'
import { fault } from '../../errors/fault.ts'
import type { Files } from '../../ports/files.ts'
import { assertAllowed } from '../allowed-paths.ts'

/** Bytes. CodeDeploy takes no more (User Guide, "Quotas"). */
const LARGEST = 51_200

/** @throws ShipError `E_INPUT` for a file that must not be read, does not exist, or is no AppSpec */
export const readAppSpecFile = async (file: LocalPath, files: Files): Promise<AppSpecFile> => {
  await assertAllowed([file], files)
  const subject = `\`${file.setting}\`: the file ${file.given}`
  if ((await files.kindOf(file.path)) !== 'file') throw fault('E_INPUT', { message: `${subject} does not exist` })
  if ((await files.sizeBytes(file.path)) > LARGEST)
    throw fault('E_INPUT', { message: `${subject} is larger than 50 KB, which CodeDeploy does not accept` })
  const reading = readAppSpec((await files.readText(file.path)) ?? '')
  if (reading.kind === 'appspec') return reading.appspec
  throw fault('E_INPUT', { message: `${subject} ${reading.why}` })
}
