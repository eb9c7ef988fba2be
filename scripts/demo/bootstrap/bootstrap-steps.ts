/** The commands of a BOOTSTRAP.md, as a person would copy them. */

export interface BootstrapStep {
  /** `The registry, in account 111111111111`. */
  readonly title: string
  /** Each a line for a shell, in order. */
  readonly commands: readonly string[]
}

/** The steps in their order. */
export const bootstrapSteps = (markdown: string): readonly BootstrapStep[] =>
  markdown
    .split(/^## \d+\. /mu)
    .slice(1)
    .map((section) => ({
      title: section.slice(0, section.indexOf('\n')),
      commands: [...section.matchAll(/^```sh\n(.*?)^```/gmsu)].flatMap(([, block = '']) =>
        block.split('\n').filter((line) => line !== ''),
      ),
    }))

/** Those before the first push: from then on GitHub runs the workflows. @throws Error without a step that pushes */
export const beforeThePush = (steps: readonly BootstrapStep[]): readonly BootstrapStep[] => {
  const push = steps.findIndex(({ commands }) => commands.some((line) => line.startsWith('git push ')))
  if (push === -1) throw new Error('no step of BOOTSTRAP.md pushes')
  return steps.slice(0, push)
}

/** The account whose credentials a command needs, which it names; null: it needs none. */
export const accountIn = (command: string): string | null => /(?<!\d)\d{12}(?!\d)/u.exec(command)?.[0] ?? null
