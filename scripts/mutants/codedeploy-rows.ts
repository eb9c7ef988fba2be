/** Mutants of services that CodeDeploy deploys. */
import { mutantsOf, type Mutant } from './mutant.ts'

// prettier-ignore
const DEPLOYED = mutantsOf('codedeploy', [
  ['CodeDeploy: a deployment that was rolled back reads as a success', 'domain/codedeploy/codedeploy-reading.ts', "if (deployment.status === 'Succeeded') return", "if (deployment.status === 'Succeeded' || picture.rollback?.status === 'Succeeded') return", 'and that CodeDeploy rolls back'],
  ['CodeDeploy: a hook that fails is green', 'domain/codedeploy/codedeploy-reading.ts', 'return ofFailed(picture, view)', 'return succeeded(view, deployment.completeTime)', 'whose hook fails'],
  ['CodeDeploy: the capacity providers are dropped', 'domain/codedeploy/appspec.ts', 'strategy.length === 0 ?', 'strategy.length >= 0 ?', 'nothing that runs is dropped'],
])

// prettier-ignore
const OTHERS = mutantsOf('codedeploy-others', [
  ['CodeDeploy: a deployment created twice', 'stages/codedeploy/create-deployment.ts', 'const found = await search(creating, ports)', 'const found = parseCodeDeployId((await send()).deploymentId)', 'and no second one is created'],
])

// prettier-ignore
const TAKEN_BACK = mutantsOf('codedeploy-roll-back', [
  ['CodeDeploy: a rollback where the group is set not to', 'domain/codedeploy/codedeploy-move.ts', "policy.origin === 'chosen' ||", "policy.origin !== undefined ||", 'is left by default where the group is set not to'],
  ['CodeDeploy: the hooks keep the earlier revision away', 'domain/codedeploy/appspec.ts', '({ properties }: AppSpecFile): string => written(properties, null)', '({ properties, hooks }: AppSpecFile): string => written(properties, hooks)', 'as that was deployed'],
  ['CodeDeploy: stopped tasks are not counted', 'domain/rollout/task-of.ts', 'taskDefinitionArn === started.taskDefinitionArn &&', 'startedBy === started.deploymentId &&', 'is given up at the third task'],
])

// prettier-ignore
const SET_BACK = mutantsOf('codedeploy-set-back', [
  ['CodeDeploy: a revision that is deployed again is registered anew', 'stages/codedeploy/start.ts', 'const taskDefinition = registeredAs ??', 'const taskDefinition = (registeredAs === undefined ? registeredAs : undefined) ??', 'to the last revision that completed'],
])

export const BY_CODEDEPLOY: readonly Mutant[] = [...DEPLOYED, ...OTHERS, ...TAKEN_BACK, ...SET_BACK]
