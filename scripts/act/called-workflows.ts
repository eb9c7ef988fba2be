/**
 * This repository as a caller of its workflows gets it at a commit. `act` does not know `uses: $/`, the action in the repository of the workflow, so
 * the copy names the repository and the commit there, and differs in nothing else.
 */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { inRepository } from '../repository.ts'

export const CALLED_WORKFLOWS = ['check', 'ship', 'promote', 'rescan', 'rollback', 'maintenance'] as const

/** By which the fixtures call the workflows: a commit that is nowhere. */
export const CALLED_AT = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

export const OWN_ACTION = `ship-to-ecs/ship-to-ecs@${CALLED_AT}`

const workflowOf = (name: string): string => join('.github', 'workflows', `${name}.yml`)

/** The text of a workflow as this repository has it. */
export const workflowText = (name: string): Promise<string> => readFile(inRepository(workflowOf(name)), 'utf8')

/** The same for `act`. */
export const textForAct = (text: string): string => text.replaceAll(/(?<=^ +(?:- )?uses: )\$\/$/gmu, OWN_ACTION)

/** Writes the repository: its workflows, `action.yml` and `dist`. */
export const copyCalled = async (folder: string): Promise<void> => {
  await mkdir(join(folder, '.github', 'workflows'), { recursive: true })
  for (const name of CALLED_WORKFLOWS)
    await writeFile(join(folder, workflowOf(name)), textForAct(await workflowText(name)))
  for (const part of ['action.yml', 'dist']) await cp(inRepository(part), join(folder, part), { recursive: true })
}

const WORKFLOW = z.object({
  jobs: z.record(
    z.string(),
    z.object({ permissions: z.record(z.string(), z.string()), environment: z.unknown().optional() }),
  ),
})

/** What a job may ask for: `none`, or an ID token of a job that is in an environment or is not. */
export type IdTokenOfJob = 'none' | 'of-the-branch' | 'of-the-environment'

/** Of each job of the workflows; no two of them have one name. */
export const idTokensOfJobs = async (): Promise<ReadonlyMap<string, IdTokenOfJob>> => {
  const all = await Promise.all(CALLED_WORKFLOWS.map(async (name) => WORKFLOW.parse(parse(await workflowText(name)))))
  return new Map(
    all.flatMap(({ jobs }) =>
      Object.entries(jobs).map(([name, { permissions, environment }]) => {
        if (permissions['id-token'] !== 'write') return [name, 'none'] as const
        return [name, environment === undefined ? 'of-the-branch' : 'of-the-environment'] as const
      }),
    ),
  )
}
