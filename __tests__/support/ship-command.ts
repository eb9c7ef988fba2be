/** How a play starts: as the action, which gets inputs, or as the command line, which gets options. */
import { resolve } from 'node:path'
import type { ActionRun } from '../../scripts/runner/run-action.ts'

const PROGRAM = resolve('bin', 'ship-to-ecs.cjs')

type Start = Pick<ActionRun, 'args' | 'inputs' | 'main'>

/** Without arguments, the action. The token has no option: it is in the environment. */
export const startOf = (args: readonly string[] | undefined, inputs: Start['inputs']): Start =>
  args === undefined ? { inputs } : { main: PROGRAM, args: [...args, ...optionsOf(inputs)], inputs: {} }

const optionsOf = (inputs: Start['inputs']): readonly string[] =>
  Object.entries(inputs).flatMap(([name, value]) =>
    name === 'github-token' || value === '' ? [] : value.split('\n').map((line) => `--${name}=${line}`),
  )
