/** The stacks that the commands of a BOOTSTRAP.md have created: a file for each, by account and name. */
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ResolvedStack } from '../../infra/resolve-stack.ts'

const fileOf = (folder: string, { account, name }: Pick<ResolvedStack, 'account' | 'name'>): string =>
  join(folder, `${account}.${name}.json`)

export const keepStack = async (folder: string, stack: ResolvedStack): Promise<void> => {
  await mkdir(folder, { recursive: true })
  await writeFile(fileOf(folder, stack), JSON.stringify(stack))
}

// Nobody else writes into the folder.
const read = async (path: string): Promise<ResolvedStack> => JSON.parse(await readFile(path, 'utf8')) as ResolvedStack

/** Null: the account has no such stack. */
export const keptStack = async (
  folder: string,
  stack: Pick<ResolvedStack, 'account' | 'name'>,
): Promise<ResolvedStack | null> => (existsSync(fileOf(folder, stack)) ? read(fileOf(folder, stack)) : null)

/** All of them. */
export const keptStacks = async (folder: string): Promise<readonly ResolvedStack[]> =>
  Promise.all((await readdir(folder)).map((name) => read(join(folder, name))))
