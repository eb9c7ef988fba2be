/** The roles that a task definition of the repository names: a deployment has to pass them on. */
import { parseDocument } from '../../domain/task-definition/text.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { ProjectFiles } from '../../ports/project-files.ts'
import { isMembers } from '../../domain/task-definition/walk.ts'

export interface DefinitionRoles {
  readonly execution: string | null
  readonly task: string | null
  /** Whether the file is there and can be read. */
  readonly state: 'read' | 'absent' | 'unreadable'
}

const UNKNOWN = { execution: null, task: null }

/** @param path null: the workflow names none */
export const rolesIn = async (path: string | null, files: Pick<ProjectFiles, 'read'>): Promise<DefinitionRoles> => {
  if (path === null || !/^(?!.*(?:^|\/)\.\.?(?:\/|$))[\w.][\w./ -]{0,300}$/u.test(path))
    return { ...UNKNOWN, state: 'absent' }
  const found = await files.read(path)
  if (found.kind !== 'text') return { ...UNKNOWN, state: found.kind === 'absent' ? 'absent' : 'unreadable' }
  try {
    const value: unknown = parseDocument(found.text, path)
    if (!isMembers(value)) return { ...UNKNOWN, state: 'unreadable' }
    return { execution: arnIn(value['executionRoleArn']), task: arnIn(value['taskRoleArn']), state: 'read' }
  } catch (thrown) {
    if (thrown instanceof ShipError) return { ...UNKNOWN, state: 'unreadable' }
    throw thrown
  }
}

const arnIn = (value: unknown): string | null =>
  typeof value === 'string' && /^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/u.test(value) ? value : null
