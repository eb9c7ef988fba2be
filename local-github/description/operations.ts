/** The operations of the local GitHub, as GitHub's description names their paths; all of them are `GET`. */

export const OPERATIONS = [
  '/repos/{owner}/{repo}',
  '/repos/{owner}/{repo}/git/ref/{ref}',
  '/repos/{owner}/{repo}/contents/{path}',
  '/repos/{owner}/{repo}/compare/{basehead}',
] as const

export type OperationPath = (typeof OPERATIONS)[number]
