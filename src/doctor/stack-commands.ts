/** The commands of BOOTSTRAP.md that create stacks: what belongs to a stack is created by it, not beside it. Pure. */

export interface StackCommand {
  readonly account: string
  readonly stack: string
  /** `cluster.yaml` */
  readonly template: string
  readonly command: string
}

/** Plain words only: the text is of the checkout, and what the doctor prints is copied to a shell. */
const COMMAND = /^node infra\/deploy\.mjs (\d{12}) ([\w-]+) ([\w-]+\.yaml)(?: [\w-]+)*$/gmu

/** In their order, each stack once. */
export const stackCommandsIn = (bootstrap: string): readonly StackCommand[] => {
  const found = [...bootstrap.matchAll(COMMAND)].map(([command, account = '', stack = '', template = '']) => ({
    ...{ account, stack, template, command },
  }))
  return [...new Map(found.map((one) => [one.command, one])).values()]
}

export interface WantedStack {
  readonly template: string
  /** Null where it is not known. */
  readonly account: string | null
  /** Null: the stack is of no environment. */
  readonly environment: string | null
}

/** Null where none or several fit. */
export const stackCommand = (commands: readonly StackCommand[], wanted: WantedStack): string | null => {
  const [first, second] = commands.filter(
    ({ template, account, stack }) =>
      template === wanted.template &&
      (wanted.account === null || account === wanted.account) &&
      (wanted.environment === null || stack.includes(`-${wanted.environment}-`)),
  )
  return first === undefined || second !== undefined ? null : first.command
}
