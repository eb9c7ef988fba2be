/** Every check of the doctor, in the order in which things must exist. The table in docs/doctor.md is made from it. */

// A table: one row, one check.
// prettier-ignore
export const CHECKS = {
  docker: { title: 'Docker engine', about: 'the `docker` command is there, and its daemon answers; outside of a job of GitHub only a warning without it' },
  buildx: { title: 'buildx', about: 'a warning without it: plain `docker build` cannot do everything' },
  disk: { title: 'Disk space', about: 'a warning below 5 GiB where Docker keeps images' },
  settings: { title: 'Settings', about: '`ship-to-ecs.yaml` and what it names can be read, for each environment; exit code 2 otherwise' },
  'github-repository': { title: 'Repository on GitHub', about: 'the remote `origin` is a repository on GitHub that the token can read' },
  'github-actions': { title: 'GitHub Actions', about: 'workflows may run in the repository, and use what those of the checkout call of ship-to-ecs' },
  'github-token': { title: 'Token of its jobs', about: 'a warning where it may write wherever a workflow has no `permissions`; `id-token` is granted by the job alone' },
  'github-workflows': { title: 'Workflows', about: 'each job of `.github/workflows` that calls ship-to-ecs grants what the called workflow asks for, such as `id-token: write`; a warning where none calls it' },
  'github-environment': { title: 'GitHub environment', about: 'it exists: GitHub creates a missing one without rules; a warning where it has no rule' },
  'github-sub': { title: '`sub` of its tokens', about: 'what GitHub says that it will send for the environment; never composed' },
  'github-variables': { title: 'GitHub variables', about: 'each `vars.NAME` of `.github/workflows` is set in the repository, its organization or the environment' },
  'aws-credentials': { title: 'AWS credentials', about: 'there are credentials, and they are of the account of the environment' },
  'oidc-provider': { title: 'OIDC provider', about: 'the account has the provider of GitHub, with the audience of STS' },
  'deploy-role': { title: 'Role of the deployment', about: 'the role of `role-to-assume` exists' },
  'deploy-role-trust': { title: 'Trust of that role', about: 'it lets in the `sub` that GitHub will send, from each workflow of the checkout that deploys; a warning where it lets in other repositories or pull requests, too, or not the workflows for a rollback and for maintenance' },
  'deploy-role-policy': { title: 'Permissions of that role', about: '`iam:SimulatePrincipalPolicy` for what every deployment calls; boundaries and policies of the organization can still deny' },
  'registry-oidc-provider': { title: 'OIDC provider of the registry', about: 'where `registry-role` is in another account, that account has the provider of GitHub, too' },
  'registry-role': { title: 'Role of the registry', about: 'the role of `registry-role` exists; looked at with credentials of its account' },
  'registry-role-trust': { title: 'Trust of the registry\'s role', about: 'it lets in the jobs that push and promote, which have another `sub` each, and nobody else' },
  'workflow-roles': { title: 'Roles of other workflows', about: 'the roles that workflows name themselves, such as for pull requests and rescans, exist and let in the jobs of these workflows' },
  repository: { title: 'ECR repository', about: 'it exists; a warning where tags can be moved' },
  cluster: { title: 'ECS cluster', about: 'it exists' },
  service: { title: 'ECS service', about: 'it exists, or `service-definition` says how the first deployment creates it' },
  plan: { title: 'Plan of a deployment', about: 'what `ship` would check before it builds: task definition, settings and service fit each other' },
  dependencies: { title: 'What the service depends on', about: 'all that `verify` knows: roles, secrets, log groups, target groups, networks, capacity' },
  'definition-policy': { title: 'Permissions for the task definition', about: '`iam:SimulatePrincipalPolicy` for its registration, and for passing its roles to ECS (`iam:PassRole`)' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly about: string }>>

export type CheckId = keyof typeof CHECKS
