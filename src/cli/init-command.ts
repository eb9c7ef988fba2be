/** `init` on the command line: its flags, and the machine that it works on. */
import { InvalidArgumentError, Option, type Command } from 'commander'
import { resolve } from 'node:path'
import { makeSession } from '../adapters/aws/session.ts'
import { headOf, readGitRepository } from '../adapters/git-repository.ts'
import { readPackageFiles } from '../adapters/package-files.ts'
import { makeExec } from '../adapters/process/exec.ts'
import { makeProjectFiles } from '../adapters/project-files.ts'
import { makePrompts } from '../adapters/prompts.ts'
import type { EarlySignals } from '../early-signals.ts'
import { runInit } from '../init/command.ts'
import { INIT_OPTIONS, type GivenOptions, type InitOption } from '../init/init-options.ts'
import type { InitPorts } from '../init/init-ports.ts'
import { askAnswers } from '../init/questions.ts'
import { directoryOption } from './directory-option.ts'
import type { PackageFacts } from './package-facts.ts'

const DESCRIPTION = 'Write the workflows, settings and templates of a repository; run again, it upgrades its own files.'

/** The command; a signal ends it at once, but while files are written. */
export const initCommand = (program: Command, packaged: PackageFacts, signals: EarlySignals): Command => {
  const command = program.createCommand('init').copyInheritedSettings(program).description(DESCRIPTION)
  command.addOption(directoryOption('A folder of the repository, where it is not the current one.'))
  for (const option of INIT_OPTIONS) command.addOption(optionOf(option))
  return command.action(async () => {
    signals.release()
    const { directory, ...given }: Readonly<Record<string, unknown>> = command.opts()
    const folder = resolve(typeof directory === 'string' ? directory : '.')
    process.exitCode = await runInit(namedOptions(given), await portsOf(folder, packaged))
  })
}

const optionOf = ({ name, value, choices = [], repeats, description }: InitOption): Option => {
  const option = new Option(`--${name}${value === null ? '' : ` <${value}>`}`, description)
  if (value === null) return option
  // For the help and the completion; what is wrong is said with everything else.
  if (choices.length > 0) option.choices(choices)
  return option.argParser((given: string, before: unknown) => {
    if (repeats) return Array.isArray(before) ? [...(before as readonly unknown[]), given] : [given]
    if (before === undefined) return given
    throw new InvalidArgumentError('It is given twice.')
  })
}

/** Under the names of the flags, in place of commander's. */
const namedOptions = (given: Readonly<Record<string, unknown>>): GivenOptions =>
  Object.fromEntries(
    INIT_OPTIONS.flatMap(({ name }) => {
      const value = given[name.replace(/-([a-z])/gu, (_, letter: string) => letter.toUpperCase())]
      return value === undefined ? [] : [[name, value as GivenOptions[string]]]
    }),
  )

const choose = (message: string, choices: readonly string[]): Promise<string | null> => {
  const options = choices.map((value) => ({ value, hint: '' }))
  return makePrompts().one({ message, choices: options, initial: choices[0] ?? '' })
}

/** A checkout that is used as it is has a commit, too. */
const ownFacts = async (
  { root, version, commit }: PackageFacts,
  exec: ReturnType<typeof makeExec>,
): Promise<InitPorts['own']> => ({
  version,
  commit: commit ?? (await headOf(root, exec)),
})

/** A signal that comes while files are written waits for the last one. */
const uninterrupted = (files: InitPorts['files']): InitPorts['files'] => ({
  ...files,
  write: async (written) => {
    const came = new Set<NodeJS.Signals>()
    const hear = (name: NodeJS.Signals): void => void came.add(name)
    process.on('SIGINT', hear).on('SIGTERM', hear)
    try {
      return await files.write(written)
    } finally {
      process.off('SIGINT', hear).off('SIGTERM', hear)
      if (came.size > 0) process.stderr.write('The signal came while files were written; that was finished first.\n')
      for (const name of came) process.kill(process.pid, name)
    }
  },
})

const portsOf = async (folder: string, packaged: PackageFacts): Promise<InitPorts> => {
  const { env, stdin, stdout } = process
  const { signal } = new AbortController()
  const exec = makeExec({ environment: env, signal, redact: (text) => text, onLine: () => undefined })
  const git = await readGitRepository(folder, exec)
  const isAsking = stdin.isTTY && stdout.isTTY && (env['CI'] ?? '') === ''
  return {
    git,
    files: uninterrupted(makeProjectFiles(git !== null && 'root' in git ? git.root : folder)),
    templates: () => readPackageFiles(packaged.root, 'infra'),
    own: await ownFacts(packaged, exec),
    // Empty is not set, as for the AWS CLI.
    region: [env['AWS_REGION'], env['AWS_DEFAULT_REGION']].find((name) => name !== undefined && name !== '') ?? null,
    ask: isAsking ? (answers) => askAnswers(answers, makePrompts()) : null,
    choose: isAsking ? choose : null,
    aws: (region) => makeSession({ region, signal }),
    print: (line) => stdout.write(`${line}\n`),
    complain: (line) => process.stderr.write(`${line}\n`),
  }
}
