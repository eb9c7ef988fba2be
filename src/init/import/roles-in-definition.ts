/** What a task definition of the repository names that a deployment needs permissions for: its roles, its family and its log group. */
import { z } from 'zod'
import { parseDocument } from '../../domain/task-definition/text.ts'
import { ShipError } from '../../errors/ship-error.ts'
import type { ProjectFiles } from '../../ports/project-files.ts'
import { isMembers } from '../../domain/task-definition/walk.ts'
import { secretReferences } from './secret-references.ts'

export interface DefinitionRoles {
  readonly execution: string | null
  readonly task: string | null
  readonly family: string | null
  /** Of the first container that has one. */
  readonly logGroup: string | null
  /** What its containers get from Secrets Manager and Systems Manager. */
  readonly secrets: readonly string[]
  /** Whether the file is there and can be read. */
  readonly state: 'read' | 'absent' | 'unreadable'
}

const UNKNOWN = { execution: null, task: null, family: null, logGroup: null, secrets: [] }

/** @param path null: the workflow names none */
export const rolesIn = async (path: string | null, files: Pick<ProjectFiles, 'read'>): Promise<DefinitionRoles> => {
  if (path === null || !/^(?!.*(?:^|\/)\.\.?(?:\/|$))[\w.][\w./ -]{0,300}$/u.test(path))
    return { ...UNKNOWN, state: 'absent' }
  const found = await files.read(path)
  if (found.kind !== 'text') return { ...UNKNOWN, state: found.kind === 'absent' ? 'absent' : 'unreadable' }
  try {
    const value: unknown = parseDocument(found.text, path)
    if (!isMembers(value)) return { ...UNKNOWN, state: 'unreadable' }
    return {
      ...{ execution: arnIn(value['executionRoleArn']), task: arnIn(value['taskRoleArn']), state: 'read' },
      family: textIn(value['family'], /^[\w-]{1,255}$/u),
      logGroup: logGroupIn(value['containerDefinitions']),
      secrets: secretReferences(value['containerDefinitions']),
    }
  } catch (thrown) {
    if (thrown instanceof ShipError) return { ...UNKNOWN, state: 'unreadable' }
    throw thrown
  }
}

const textIn = (value: unknown, form: RegExp): string | null =>
  typeof value === 'string' && form.test(value) ? value : null

const arnIn = (value: unknown): string | null => textIn(value, /^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/u)

const LOGS = z.object({ logConfiguration: z.object({ options: z.object({ 'awslogs-group': z.string() }) }) })

const logGroupIn = (containers: unknown): string | null => {
  const found = z.array(z.unknown()).safeParse(containers).data ?? []
  const [first] = found.flatMap((one) => LOGS.safeParse(one).data?.logConfiguration.options['awslogs-group'] ?? [])
  return textIn(first, /^[\w/.#-]{1,512}$/u)
}
