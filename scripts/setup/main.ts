/** `node scripts/setup/main.ts [TOOL]...`: makes the named tools ready, or all that this machine's tests and demo want. */
import { toolNames, type ToolName } from './catalogue.ts'
import { SetupError } from './command.ts'
import { setup } from './setup.ts'

/** The tools that a machine wants by default: an engine of our own only where one can be started. */
export function defaultTools(machine: { readonly platform: string; readonly root: boolean }): readonly ToolName[] {
  const everywhere: readonly ToolName[] = ['trivy', 'dockle', 'act', 'actionlint', 'zizmor']
  if (machine.platform !== 'linux' || !machine.root) return everywhere
  return [
    ...everywhere,
    'busyboxStatic',
    'engineClassic',
    'engineModern',
    'dockerCli',
    'buildx',
    'dockerRegistry',
    'iptables',
  ]
}

function isToolName(name: string): name is ToolName {
  return toolNames.some((known) => known === name)
}

if (import.meta.main) {
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !isToolName(name))
  if (unknown.length > 0) {
    console.error(`No such tool: ${unknown.join(', ')}. There are: ${toolNames.join(', ')}.`)
    process.exit(2)
  }
  const names =
    asked.length > 0
      ? asked.filter(isToolName)
      : defaultTools({ platform: process.platform, root: process.getuid?.() === 0 })
  try {
    await setup(names, (line) => console.log(line))
  } catch (error) {
    if (!(error instanceof SetupError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
