/** Makes the list of calls of what the scenarios have left in a folder. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { kindOf, type SeenCall } from '../../local-aws/evidence.ts'

export const RECORDED_PATH = 'scripts/iam/recorded-calls.json'

/** The members of a kind of call. */
export const CALL_KIND = {
  pipeline: z.string(),
  role: z.enum(['registry', 'creator', 'source', 'target']),
  action: z.string(),
  resource: z.string(),
  conditions: z.array(z.string()),
}

const seenCalls = z.array(z.strictObject({ ...CALL_KIND, stage: z.string() }))

/** The text of the list, made of what the scenarios have left in a folder. @throws Error where there is nothing in it */
export const recordingIn = async (folder: string): Promise<string> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  const calls = texts.flatMap((text) => seenCalls.parse(JSON.parse(text)))
  if (calls.length === 0) throw new Error(`${folder} has no recorded calls`)
  return textOf(calls)
}

const textOf = (calls: readonly SeenCall[]): string => {
  const groups = Map.groupBy(calls, kindOf)
  const rows = [...groups.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1))
  const lines = rows.map(([, group]) => {
    const [first] = group
    if (first === undefined) return ''
    const { pipeline, role, action, resource, conditions } = first
    const stages = [...new Set(group.map(({ stage }) => stage))].toSorted()
    return JSON.stringify({ pipeline, role, action, resource, conditions, stages })
  })
  return `[\n${lines.join(',\n')}\n]\n`
}
