/** Every command with its arguments and options. */
import { Argument, Command, Option } from 'commander'
import { INVISIBLE } from '../domain/invisible.ts'
import type { EarlySignals } from '../early-signals.ts'
import type { SettingName } from '../settings/declaration.ts'
import { PIPELINE_NAMES } from '../settings/requirements.ts'
import { addCompletion } from './completion.ts'
import { CHECKOUT, directoryOption } from './directory-option.ts'
import { doctorCommand } from './doctor-command.ts'
import { initCommand } from './init-command.ts'
import type { PackageFacts } from './package-facts.ts'
import { runPipelineCommand } from './pipeline-run.ts'
import { registryProfileOption, setRegistryProfile } from './registry-profile-option.ts'
import { inputsOf, settingOptions } from './setting-options.ts'

/** A command that runs a pipeline. */
interface PipelineCommand {
  readonly name: string
  readonly description: string
  readonly argument?: Argument
  /** The inputs that the command and its argument set: they are no options of it. */
  readonly sets: readonly SettingName[]
  readonly inputs: (argument: string | undefined) => Readonly<Record<string, string>>
}

const PIPELINE_COMMANDS: readonly PipelineCommand[] = [
  {
    name: 'plan',
    description: 'Show what a deployment of this commit would change; nothing is built, pushed or changed.',
    sets: ['dry-run', 'rollback-to', 'promote-from'],
    inputs: () => ({ pipeline: 'ship', 'dry-run': 'true' }),
  },
  {
    name: 'run',
    description: 'Run a pipeline: build, scan, gate, push, deploy and wait, if none is named.',
    argument: new Argument('[pipeline]', 'the pipeline').choices(PIPELINE_NAMES).default('ship'),
    sets: [],
    inputs: (pipeline = 'ship') => ({ pipeline }),
  },
  {
    name: 'rollback',
    description: 'Deploy an earlier revision as it is, without a build, scan or gate.',
    argument: new Argument('[revision]', '`previous`, a revision (`hello:41`), or a digest or tag of an image'),
    sets: ['rollback-to'],
    inputs: (revision) => ({ pipeline: 'rollback', ...(revision !== undefined && { 'rollback-to': revision }) }),
  },
  {
    name: 'promote',
    description: 'Scan and judge an image that exists, and deploy it to the next environment.',
    argument: new Argument('[image]', 'the digest or a tag of the image'),
    sets: ['image'],
    inputs: (image) => ({ pipeline: 'promote', ...(image !== undefined && { image }) }),
  },
  {
    name: 'rescan',
    description: "Scan and judge what really runs, with today's database; nothing is changed.",
    sets: ['dry-run'],
    inputs: () => ({ pipeline: 'rescan' }),
  },
]

/** The whole program. @throws CommanderError when it is used wrongly, and for `--help` and `--version` */
export const programOf = (packaged: PackageFacts, signals: EarlySignals): Command => {
  const program = new Command('ship-to-ecs')
    .description('A commit to a healthy Amazon ECS service: build, scan, gate, push, deploy, wait.')
    .version(packaged.version, '-V, --version', 'Print the version.')
    .helpOption('-h, --help', 'Print the help.')
    .showSuggestionAfterError()
    .showHelpAfterError('Run `ship-to-ecs --help` for the commands.')
    .configureHelp({ sortSubcommands: false })
    // It repeats arguments as they are.
    .configureOutput({ outputError: (text, print) => print(text.split('\n').map(visible).join('\n')) })
    .exitOverride()
  // In place of commander's own sentences.
  program.helpCommand('help [command]', 'Print the help of a command.')
  program.addHelpText('after', EXIT_CODE_TEXT)
  for (const command of PIPELINE_COMMANDS) program.addCommand(pipelineCommand(command, program, signals))
  program.addCommand(doctorCommand(program, signals))
  program.addCommand(initCommand(program, packaged, signals))
  for (const command of program.commands)
    command.showHelpAfterError(`Run \`ship-to-ecs ${command.name()} --help\` for the options.`)
  addCompletion(program)
  return program
}

const visible = (line: string): string => line.replace(INVISIBLE, '')

const EXIT_CODE_TEXT = `
Exit codes: 0 done, 1 failed, 2 wrong usage or settings, 3 blocked by the gate, 130 cancelled.
Options override ship-to-ecs.yaml. The token for GitHub is read from GITHUB_TOKEN or GH_TOKEN.`

const pipelineCommand = (
  { name, description, argument, sets, inputs }: PipelineCommand,
  program: Command,
  signals: EarlySignals,
): Command => {
  const command = program.createCommand(name).copyInheritedSettings(program).description(description)
  if (argument !== undefined) command.addArgument(argument)
  command.addOption(directoryOption(CHECKOUT))
  command.addOption(registryProfileOption())
  command.addOption(new Option('--json', 'Print the record of the run as JSON; the log goes to stderr.'))
  for (const option of settingOptions(sets)) command.addOption(option)
  return command.action(async () => {
    const options: Readonly<Record<string, unknown>> = command.opts()
    const { directory } = options
    setRegistryProfile(options, process.env)
    const run = {
      inputs: { ...inputsOf(options), ...inputs(command.args[0]) },
      directory: typeof directory === 'string' ? directory : null,
      form: options['json'] === true ? ('json' as const) : ('people' as const),
    }
    await runPipelineCommand(run, signals)
  })
}
