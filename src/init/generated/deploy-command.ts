import type { Stack } from './stacks.ts'

/** The command of `infra/deploy.mjs` that creates or updates a stack. */
export const deploy = ({ account, name, template, from }: Stack): string =>
  ['node infra/deploy.mjs', account, name, template.replace('infra/', ''), ...from].join(' ')
