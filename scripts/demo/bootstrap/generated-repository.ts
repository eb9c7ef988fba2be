/** A Git repository that `ship-to-ecs init` has written, and the commands of its BOOTSTRAP.md. */
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { OWN_ACTION } from '../../act/called-workflows.ts'
import { commitAll } from '../../hello/checkout.ts'
import { inRepository } from '../../repository.ts'
import { run } from '../../setup/capture.ts'
import { ENVIRONMENTS, REGISTRY_ACCOUNT, REPOSITORY } from './accounts.ts'
import { accountIn, beforeThePush, bootstrapSteps } from './bootstrap-steps.ts'

export interface GeneratedRepository {
  readonly folder: string
  /** Runs a line in it as a person in a shell would; gives what it prints. @throws SetupError if it fails */
  readonly shell: (line: string, environment?: Readonly<Record<string, string>>) => Promise<string>
  /** Changes a file and commits; gives the commit. */
  readonly change: (path: string, edit: (text: string) => string) => Promise<string>
  readonly commit: (message: string) => Promise<string>
}

export interface RepositoryOptions {
  /** The folder of the demo: `hello` in it becomes the repository. */
  readonly workDir: string
  /** Where the stacks are kept. */
  readonly stacks: string
  /** The GitHub of the commands. */
  readonly gitHub: string
  /** The base of the starter's image; null: that of `init`. */
  readonly baseImage: string | null
}

/** Makes an empty Git repository with a remote, and the programs that its commands need. */
export const emptyRepository = async (options: RepositoryOptions): Promise<GeneratedRepository> => {
  const [folder, programs] = [join(options.workDir, 'hello'), join(options.workDir, 'programs')]
  await mkdir(folder, { recursive: true })
  await writePrograms(programs, options.stacks)
  const shell: GeneratedRepository['shell'] = (line, environment = {}) =>
    run(['bash', '-euo', 'pipefail', '-c', line], {
      cwd: folder,
      env: {
        PATH: [programs, process.env['PATH'] ?? ''].join(delimiter),
        GITHUB_API_URL: options.gitHub,
        AWS_PROFILE: accountIn(line) ?? '',
        ...environment,
      },
    })
  const commit = async (message: string): Promise<string> => (await commitAll(folder, message)).commit
  await shell(`git init --quiet --initial-branch main; git remote add origin https://github.com/${REPOSITORY}.git`)
  return {
    ...{ folder, shell, commit },
    change: async (path, edit) => {
      const file = join(folder, path)
      await writeFile(file, edit(await readFile(file, 'utf8')))
      return commit(`Change ${path}`)
    },
  }
}

/** `aws`, `gh` and `ship-to-ecs`, and the Node.js of this process. */
const writePrograms = async (folder: string, stacks: string): Promise<void> => {
  const own = (name: string): string =>
    `'${process.execPath}' --no-warnings '${join(import.meta.dirname, `${name}-program.ts`)}'`
  const commands = {
    aws: `${own('aws')} '${stacks}'`,
    gh: own('gh'),
    node: `'${process.execPath}'`,
    'ship-to-ecs': `'${process.execPath}' '${inRepository('bin', 'ship-to-ecs.cjs')}'`,
  }
  await mkdir(folder, { recursive: true })
  for (const [name, command] of Object.entries(commands)) {
    await writeFile(join(folder, name), `#!/bin/bash\nexec ${command} "$@"\n`)
    await chmod(join(folder, name), 0o755)
  }
}

/** `init --yes`, with what it cannot know: the accounts, and whose workflows are called. */
export const initCommand = ({ baseImage }: Pick<RepositoryOptions, 'baseImage'>): string =>
  [
    'ship-to-ecs init --yes --profile standard --region eu-west-1',
    `--registry-account ${REGISTRY_ACCOUNT}`,
    ...ENVIRONMENTS.map(({ name, account }) => `--account ${name}=${account}`),
    `--ship-to-ecs ${OWN_ACTION}`,
    ...(baseImage === null ? [] : [`--base-image ${baseImage}`]),
  ].join(' ')

/** Runs all that BOOTSTRAP.md asks for before the first push, as written; says each command before. */
export const followBootstrap = async (
  { folder, shell }: GeneratedRepository,
  say: (kind: 'step' | 'command', text: string) => void,
): Promise<void> => {
  const read = async () => beforeThePush(bootstrapSteps(await readFile(join(folder, 'BOOTSTRAP.md'), 'utf8')))
  const follow = async (steps: Awaited<ReturnType<typeof read>>): Promise<void> => {
    for (const { title, commands } of steps) {
      say('step', title)
      for (const command of commands) {
        say('command', command)
        await shell(command)
      }
    }
  }
  // Those that replace placeholders write the page anew, without this step.
  const isOpen = (title: string): boolean => title === 'Replace the placeholders'
  await follow((await read()).filter(({ title }) => isOpen(title)))
  const left = await read()
  const open = left.find(({ title }) => isOpen(title))
  if (open !== undefined) throw new Error(`BOOTSTRAP.md still has placeholders: ${open.commands.join(', ')}`)
  await follow(left)
}
