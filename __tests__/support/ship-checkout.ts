/** The checkout of a played run: a commit, a Dockerfile, a task definition, and what a play adds. */
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export const COMMIT = '4f1d2c3b5a69788796a5b4c3d2e1f00112233445'

export const TASK_DEFINITION = {
  family: 'hello',
  containerDefinitions: [{ name: 'app', image: 'placeholder', memory: 128 }],
}

export interface CheckoutPlay {
  /** Members of the task definition over those that every run has. */
  readonly taskDefinition?: Readonly<Record<string, unknown>>
  /** The commit that is checked out; that of the event by default. */
  readonly head?: string
  /** `ship-to-ecs.yaml`. */
  readonly settings?: string
  /** Links in the checkout: what each leads to. */
  readonly links?: Readonly<Record<string, string>>
  /** Further files of the checkout, and what else happens to it before the run. */
  readonly files?: Readonly<Record<string, string>>
  readonly prepare?: (checkout: string) => Promise<void>
}

/** Writes it; gives its path. */
export const makeCheckout = async (folder: string, play: CheckoutPlay): Promise<string> => {
  await mkdir(join(folder, '.git'), { recursive: true })
  await writeFile(join(folder, '.git', 'HEAD'), `${play.head ?? COMMIT}\n`)
  await writeFile(join(folder, 'Dockerfile'), 'FROM scratch\n')
  await writeFile(join(folder, 'task-definition.json'), JSON.stringify({ ...TASK_DEFINITION, ...play.taskDefinition }))
  if (play.settings !== undefined) await writeFile(join(folder, 'ship-to-ecs.yaml'), play.settings)
  for (const [name, text] of Object.entries(play.files ?? {})) await writeFile(join(folder, name), text)
  for (const [name, target] of Object.entries(play.links ?? {})) await symlink(target, join(folder, name))
  await play.prepare?.(folder)
  return folder
}
