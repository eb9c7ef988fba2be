/** What the settings say of a service that CodeDeploy deploys. */
import type { LocalPath } from '../domain/local-path.ts'
import type { ServiceSettings } from './declaration.ts'
import { localPath } from './local-paths.ts'

/** Each is null where it is not set: then the service decides. */
export interface CodeDeploySettings {
  readonly application: string | null
  readonly deploymentGroup: string | null
  readonly deploymentConfig: string | null
  readonly appspec: LocalPath | null
}

export const codeDeploySettings = (service: ServiceSettings, workspace: string): CodeDeploySettings => {
  const appspec = service['codedeploy-appspec']
  return {
    application: service['codedeploy-application'],
    deploymentGroup: service['codedeploy-deployment-group'],
    deploymentConfig: service['codedeploy-deployment-config'],
    appspec: appspec === null ? null : localPath('codedeploy-appspec', appspec, workspace),
  }
}
