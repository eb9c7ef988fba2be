/** Checks task definitions of the tests, and gives what is wrong with them. */
import {
  checkTaskDefinition,
  type CheckedTaskDefinition,
  type CheckOptions,
} from '../../src/domain/task-definition/check.ts'
import { parseTaskDefinition } from '../../src/domain/task-definition/text.ts'

/** One that is to be registered, with the container of the image. */
export const NEW: CheckOptions = { values: 'checked', containerName: 'app' }

export const checked = (value: unknown, options: CheckOptions = NEW): CheckedTaskDefinition =>
  checkTaskDefinition(value, 't', options)

/** The problems that the error lists; none when nothing is wrong. */
export const problemsOf = (value: unknown, options: CheckOptions = NEW): readonly string[] => {
  try {
    checked(value, options)
  } catch (thrown) {
    return (thrown as Error).message.split('\n- ').slice(1)
  }
  return []
}

/** The message of the error of a file; `none` when nothing is wrong. */
export const messageOf = (text: string, source: string): string =>
  thrownBy(() => checkTaskDefinition(parseTaskDefinition(text, source), source))

/** The same of a file that is only parsed. */
export const syntaxMessageOf = (text: string, source: string): string =>
  thrownBy(() => parseTaskDefinition(text, source))

const thrownBy = (read: () => unknown): string => {
  try {
    read()
  } catch (thrown) {
    return (thrown as Error).message
  }
  return 'none'
}

/** A task definition whose only container has these members. */
export const app = (members: object): object => ({ family: 'web', containerDefinitions: [{ name: 'app', ...members }] })
