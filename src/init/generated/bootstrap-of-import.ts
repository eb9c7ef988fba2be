/** The parts of BOOTSTRAP.md about a service or a workflow that was imported. */
import { shellCommand } from '../../domain/shell-word.ts'
import type { Existing } from '../existing.ts'
import { commands } from './shell-block.ts'

export interface Step {
  readonly title: string
  readonly text: string
}

/** In place of the costs. */
export const ofExisting = ({ from, source }: Existing): string =>
  from === 'service'
    ? `The service \`${source}\` runs already: its cluster, network, load balancer, task roles and log groups stay as they are, and nothing below creates or changes them.`
    : `The workflow \`${source}\` was translated. What it deploys to exists, and nothing below creates or changes it.`

/** What people have to look at. */
export const leftOpen = ({ from, source, open }: Existing): readonly Step[] => [
  ...(open.length === 0
    ? []
    : [{ title: 'What was not taken over', text: open.map((line) => `- ${line}`).join('\n') }]),
  ...(from === 'service'
    ? []
    : [
        {
          title: 'Remove the old workflow',
          text: `Two workflows would deploy each push. Once the rest is done:\n\n${commands(shellCommand('git', 'rm', source))}`,
        },
      ]),
]
