/** `ship-to-ecs doctor`: what is missing for a deployment, and the command that adds it. */
import { chdir } from 'node:process'
import { Option, type Command } from 'commander'
import { leaveSoon } from '../adapters/leave.ts'
import type { EarlySignals } from '../early-signals.ts'
import { runDoctor } from '../run-doctor.ts'
import { CHECKOUT, directoryOption } from './directory-option.ts'
import { registryProfileOption, setRegistryProfile } from './registry-profile-option.ts'
import { inputsOf, settingOptions } from './setting-options.ts'

/** The process ends with 0, with 1 when something failed, with 2 when the settings are wrong, and with 130 when it is cancelled. */
export const doctorCommand = (program: Command, signals: EarlySignals): Command => {
  const command = program
    .createCommand('doctor')
    .copyInheritedSettings(program)
    .description('Check everything that a deployment needs, in the order in which it must exist; nothing is changed.')
    .addOption(directoryOption(CHECKOUT))
    .addOption(registryProfileOption())
    .addOption(new Option('--json', 'Print the checks as JSON.'))
  for (const option of settingOptions(['dry-run', 'maintenance', 'rollback-to'])) command.addOption(option)
  return command.action(async () => {
    const options: Readonly<Record<string, unknown>> = command.opts()
    const { directory } = options
    if (typeof directory === 'string') chdir(directory)
    setRegistryProfile(options, process.env)
    const { environment, ...inputs } = inputsOf(options)
    signals.release()
    process.exitCode = await runDoctor({
      environment: process.env,
      environments: environment === undefined ? [] : [environment],
      inputs,
      form: options['json'] === true ? 'json' : 'people',
      signal: new AbortController().signal,
      write: (text) => void process.stdout.write(`${text}\n`),
    })
    leaveSoon()
  })
}
