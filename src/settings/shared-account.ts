/** Environments that the file puts into one account. */
import { parseRoleArn, type SharedAccount } from '../domain/aws/role.ts'
import type { Level } from './levels.ts'

/** The account of an environment, and the other ones that name the same; null where there are none, and where they only inherit it from the root. */
export const sharedAccount = (root: Level | null, environment: string | null): SharedAccount | null => {
  const environments = [...(root?.groups.environments ?? [])]
  const accounts = environments.map(([name, level]) => ({ name, account: accountIn(level) }))
  const account = accounts.find(({ name }) => name === environment)?.account ?? null
  const others = accounts.filter((one) => one.name !== environment && one.account === account)
  return account === null || others.length === 0 ? null : { account, environments: others.map(({ name }) => name) }
}

const accountIn = ({ settings }: Level): string | null => {
  const textOf = (name: 'aws-account-id' | 'role-to-assume'): string | null => {
    const value = settings.get(name)?.value
    return typeof value === 'string' ? value : null
  }
  return textOf('aws-account-id') ?? parseRoleArn(textOf('role-to-assume') ?? '')?.account ?? null
}
