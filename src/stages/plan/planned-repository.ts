/** The repository of a run where it does not exist: who will create it, in which registry, and with what. */
import { accountOfRegistry } from '../../domain/image/image-name.ts'
import { ecrRegistry } from '../../domain/image/own-registry.ts'
import type { LiveRepository } from '../../domain/aws/live.ts'
import { readPages } from '../../domain/aws/pages.ts'
import {
  creationInWords,
  mutabilityOf,
  prefixOnPush,
  regionOfKey,
  type Creation,
  type NewRepository,
  type Template,
} from '../../domain/registry/new-repository.ts'
import { AwsError } from '../../errors/aws-error.ts'
import { fault } from '../../errors/fault.ts'
import type { Ports } from '../../ports/ports.ts'
import type { RegistryConfig } from '../../settings/config.ts'
import type { NewRepositoryConfig } from '../../settings/new-repository-config.ts'
import { ecrToken } from '../ecr-token.ts'
import { checkAccount } from './account.ts'
import { readLifecycleFile } from './lifecycle-file.ts'
import { returned } from './returned.ts'

type RepositoryPorts = Pick<Ports, 'registry' | 'creator' | 'files' | 'secrets' | 'log'>

/**
 * The repository as it will be; null where nothing creates it: `create-repository` is not set (`wanted`), and no creation template is known to do it.
 * @throws ShipError `E_ACCOUNT` where the caller cannot create a repository in that registry, `E_INPUT` for the file of the lifecycle policy and for a key of another
 *   region, `E_AWS`;
 *   AwsError, also of a role that is refused
 */
export const plannedRepository = async (
  registry: RegistryConfig,
  wanted: NewRepositoryConfig | null,
  ports: RepositoryPorts,
): Promise<LiveRepository | null> => {
  const { Account } = await ports.registry.sts.getCallerIdentity({})
  const own = returned(Account, 'sts:GetCallerIdentity')
  const { registryId, account: mustBe } = registry
  const account = registryId ?? own
  checkAccount({
    what: `the registry of the ECR repository ${registry.repository}`,
    account,
    wanted: registryId ?? mustBe,
  })
  const creation = await creationOf(registry, { wanted, account, own }, ports)
  if (creation === null) return null
  const host = await hostOf({ account, own }, ports)
  if (creation.kind === 'on-request')
    checkKey(creation.repository, ecrRegistry(host)?.region ?? registry.region, registry.repository)
  const name = `${host}/${registry.repository}`
  ports.log.info(`the ECR repository ${name} does not exist: ${creationInWords(creation)}`)
  return { repositoryUri: name, ...asCreated(creation), registryId, account, creation }
}

/** ECR encrypts with a key of its own region (Amazon ECR user guide, "Encryption at rest"). */
const checkKey = ({ kmsKey }: Pick<NewRepository, 'kmsKey'>, region: string | null, repository: string): void => {
  const ofKey = regionOfKey(kmsKey)
  if (ofKey === null || region === null || ofKey === region) return
  throw fault('E_INPUT', {
    message: `\`kms-key\` of \`create-repository\`: ${kmsKey ?? ''} is in the region ${ofKey}, and the ECR repository ${repository} is created in ${region}, whose keys alone it can use`,
    headline: `\`kms-key\` is a key in ${ofKey}, and the registry is in ${region}`,
  })
}

interface Accounts {
  /** Of the registry. */
  readonly account: string
  /** Of the credentials of the registry. */
  readonly own: string
}

interface Asked extends Accounts {
  readonly wanted: NewRepositoryConfig | null
}

const creationOf = async (
  registry: RegistryConfig,
  { wanted, ...accounts }: Asked,
  ports: RepositoryPorts,
): Promise<Creation | null> => {
  const prefix = await prefixOf(registry.repository, accounts, ports)
  if (prefix !== null) return { kind: 'on-push', prefix }
  if (wanted === null) return null
  await checkCreator(registry, { wanted, ...accounts }, ports)
  const lifecyclePolicy = await readLifecycleFile(wanted, ports)
  return { kind: 'on-request', repository: { ...wanted.settings, lifecyclePolicy } }
}

/** Only a caller of the account creates a repository in its registry. The role is assumed now where it will be: a refusal costs no build. */
const checkCreator = async (
  { repository }: RegistryConfig,
  { wanted, account, own }: Accounts & { readonly wanted: NewRepositoryConfig },
  { creator }: RepositoryPorts,
): Promise<void> => {
  const ofCreator = wanted.roleAccount ?? own
  if (ofCreator !== account) {
    const who =
      wanted.roleAccount === null ? 'the credentials of the registry are' : 'the role of `create-repository` is'
    throw fault('E_ACCOUNT', {
      message: `the ECR repository ${repository} does not exist in the account ${account}, and ${who} in the account ${ofCreator}, which cannot create it there`,
      headline: `the ECR repository \`${repository}\` cannot be created by another account`,
      hint: `Set \`role\` of \`create-repository\` to a role of the account ${account}. Nothing was changed.`,
    })
  }
  if (wanted.creates === 'in-this-run') await creator.sts.getCallerIdentity({})
}

/** ECR lists only those of the caller's registry. What may not be read is as if there were none: without one, the push would fail. */
const prefixOf = async (
  name: string,
  { account, own }: Accounts,
  { registry, log }: RepositoryPorts,
): Promise<string | null> => {
  if (account !== own) return null
  try {
    const templates = await readPages<Template>(async (nextToken) => {
      const page = await registry.ecr.describeRepositoryCreationTemplates({ nextToken })
      return { items: page.repositoryCreationTemplates ?? [], nextToken: page.nextToken }
    }, MOST_PAGES)
    return prefixOnPush(name, templates)
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown
    log.info(`whether a creation template of the registry creates ${name} is not known: ${thrown.message}`)
    return null
  }
}

const MOST_PAGES = 20

/** As ECR names it; that of another account differs in the account alone. A local registry has another host. */
const hostOf = async ({ account, own }: Accounts, { registry, secrets }: RepositoryPorts): Promise<string> => {
  const issued = await ecrToken(registry.ecr, secrets)
  const host = (issued?.endpoint ?? '').replace(/^https?:\/\//u, '').replace(/\/$/u, '')
  if (host === '') throw fault('E_AWS', { message: 'AWS returned an incomplete response (ecr:GetAuthorizationToken)' })
  return accountOfRegistry(host) === own ? host.replace(own, account) : host
}

/** What ECR will say of it. What a template sets is read when it exists. */
const asCreated = (creation: Creation): Pick<LiveRepository, 'setUp' | 'tagMutability' | 'tagMutabilityExclusions'> => {
  if (creation.kind === 'on-push') return { tagMutability: 'MUTABLE', tagMutabilityExclusions: [] }
  const { repository } = creation
  return {
    tagMutability: mutabilityOf(repository),
    tagMutabilityExclusions: repository.mutableTags,
    setUp: { scanOnPush: repository.scan === 'on-push', encryption: repository.kmsKey === null ? 'AES256' : 'KMS' },
  }
}
