import type { Stack } from './stacks.ts'

/** The command of `infra/deploy.mjs` that creates or updates a stack. */
export const deploy = ({ account, name, template, from }: Stack): string =>
  ['node infra/deploy.mjs', account, name, template.replace('infra/', ''), ...from].join(' ')

/** No command: each line is to be run by itself, too. */
export const credentialsOf = (account: string): string =>
  `With the credentials of account ${account} (\`export AWS_PROFILE=…\`):`
