/** What containers get from Secrets Manager and Systems Manager, as `valueFrom` names it. */
import { z } from 'zod'

const named = z.array(z.object({ valueFrom: z.string() }).catch({ valueFrom: '' })).catch([])

const container = z.object({
  secrets: named,
  logConfiguration: z.object({ secretOptions: named }).catch({ secretOptions: [] }),
  repositoryCredentials: z.object({ credentialsParameter: z.string() }).catch({ credentialsParameter: '' }),
})

/** Each once. @param containers `containerDefinitions`, of whatever form they are */
export const secretReferences = (containers: unknown): readonly string[] => {
  const found = (z.array(z.unknown()).safeParse(containers).data ?? []).flatMap(
    (one) => container.safeParse(one).data ?? [],
  )
  const all = found.flatMap(({ secrets, logConfiguration, repositoryCredentials }) => [
    ...[...secrets, ...logConfiguration.secretOptions].map(({ valueFrom }) => valueFrom),
    repositoryCredentials.credentialsParameter,
  ])
  return [...new Set(all)].filter((one) => USABLE.test(one))
}

/** The characters of ARNs and of names in both services; a placeholder of another tool has others. */
const USABLE = /^[\w/+=.@:-]{1,2048}$/u
