/** Workflow commands that a test plants in text from outside, and the way to find one that took effect. */
import { commandsIn, type WorkflowCommand } from './workflow-commands.ts'

/** The first word of every planted command. No value that the action makes up itself, such as a token, can start with it. */
export const PLANTED = 'planted-by-an-attacker'

/** The commands that the action sends itself; it never sends any other. */
const OURS = ['group', 'endgroup', 'add-mask', 'error', 'warning', 'debug', 'notice']

/** The commands in a log that the action cannot have sent: of another name, or with a planted text. */
export const injected = (log: string): readonly WorkflowCommand[] =>
  commandsIn(log).filter(({ name, text }) => !OURS.includes(name) || text.trimStart().startsWith(PLANTED))
